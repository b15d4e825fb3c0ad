"""Most lines say nothing to most readers of the world, which are not asked then: they would have said nothing."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from previously.formats.vocabulary import standard
from previously.language.lexicon.lookup import Lexicon
from previously.language.sentence.cast import People, Somebody
from previously.language.world.mark import WorldLine
from previously.language.world.phrasings import phrased
from previously.language.world.readers import heeding, readers
from previously.language.world.reading import WorldText, marks_in
from tests.effort import law

PEOPLE = People(
    [Somebody("ann", ("Ann",), "she"), Somebody("bob", ("Bob", "Father Bob"), "he"), Somebody("cy", ("Cy",))]
)
SAID = {
    "own_injuries": ("Ann breaks her left arm", "Bob shoots Cy's leg"),
    "ages": ("Ann, 34, waits", "Bob turns nineteen", "Cy is a boy of ten", "Ann was born in 1970", "Ann is 30"),
    "marriages": ("Ann is the wife of Bob", "Bob hits his wife Ann", "Cy is Ann's husband"),
    "annulments": ("The court dissolves the marriage of Ann and Bob",),
    "first_meetings": ("Ann meets Bob for the first time", "Cy introduces Ann to Bob", "Ann has never met Cy"),
    "traits": ("Ann has green eyes", "Bob is left-handed", "Cy can't swim", "Ann is a vegan", "Bob is blond"),
    "alterations": ("Ann dyes her hair red", "Bob learns to swim", "Cy teaches Ann how to ride"),
    "ways": ("The harbour is forty minutes away", "It takes two days to reach Paris", "Ann rides two days to Rome"),
    "terms": ("The judge sentences Ann to ten years in prison", "Bob is sentenced to life", "Cy gets a year in jail"),
    "dates": ("Ann dates her letter 14 June", "Bob writes a note, dated May 3rd", "Cy replies to Ann; dated 2 May"),
    "days_left": ("Ann counts six days to the launch", "The trial is in two weeks", "It is one hour till the match"),
    "counts_left": ("Ann has four bullets left", "Only seven miners remain", "Bob is down to two cigarettes"),
    "things": ("Ann sells the boat to Bob", "Bob steals Ann's amulet", "Cy tosses the sword into the sea"),
    "phrased": ("Bob sits up with a start", "Ann chains Cy to the wall", "The radio works again"),
    "bodies": ("Ann falls asleep", "Bob wakes", "Cy rouses Ann", "Ann is heavily pregnant", "Bob gets up"),
}  # fmt: skip
LEXICON = Lexicon([("Ann", "ann"), ("Bob", "bob"), ("Cy", "cy")], standard(), {"ann": "she", "bob": "he"})
PHRASINGS = Path(__file__).parent / "phrasings.txt"
SPELLS = {"held", "seized", "injured", "asleep", "faint", "ill", "away", "wed", "first-met", "trait"}
WORDS = sorted({word for lines in SAID.values() for line in lines for word in line.split()})


def test_each_reader_hears_what_is_said_to_it() -> None:
    for number, reader in enumerate(readers()):
        for line in SAID[reader.read.__name__]:
            assert _said_to(line)[number], (line, reader)


@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=8))
@law(120)
def test_whoever_is_not_asked_would_have_said_nothing(words: list[str]) -> None:
    _said_to(" ".join(("Ann", *words)))


def test_what_a_line_says_in_its_own_wording() -> None:
    *said, (_, nothing) = [line.split(": ") for line in PHRASINGS.read_text("utf-8").splitlines()[1:]]
    for head, lines in said:
        kind, who = head.replace("nobody", "").split(" ")
        for line in lines.split("; "):
            assert (kind, who) in {(mark.kind, mark.who) for mark in phrased(_line(line))}, line
    for line in nothing.split("; "):
        marks = [mark for _, mark in marks_in([WorldText(line, _acts(line), "", PEOPLE)], LEXICON, ())]
        assert not {mark.kind for mark in marks} & SPELLS, (line, marks)


def _acts(line: str) -> str:
    first = line.split(maxsplit=1)[0].removesuffix("'s").rstrip(",").casefold()
    return first if first in {"ann", "bob", "cy"} else ""


def _line(line: str) -> WorldLine:
    return WorldLine(line, _acts(line), PEOPLE, ())


def _said_to(text: str) -> list[bool]:
    """Which readers find something in a line: each of these is asked."""
    line = WorldLine(text, "ann", PEOPLE, ())
    found = [bool(list(reader.read(line))) for reader in readers()]
    assert all(asked or not said for asked, said in zip(heeding(line.words.low, ()), found, strict=True)), text
    return found
