"""Whatever is written is read without a fault, with work in proportion to its length: counted, not timed."""

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.language.lexicon.forms import table
from previously.language.lexicon.patterns import rows
from previously.language.sentence.memory import Memory
from previously.language.sentence.reader import read, read_all
from previously.language.sentence.wordings import Wordings
from tests.counting import calls
from tests.effort import law
from tests.language.built import NAMES, PEOPLE

UNITS = (  # what nests, repeats or leads on
    "Ann, who says that Bob, who fears that Sol, ", "Ann says that Bob says that ",
    "Ann and Bob and Sol, Emily, Rose and ", "the king of the brother of the daughter of ",
    "Ann makes Bob let Sol have Emily help Rose watch ", "she gets him to take her out of it and turns on them ",
    "after killing Ann without telling Bob before leaving Sol by ", "Ann's mother's brother's ",
    "wants to try to plan to fail to ", "because when if although ", "Bob kills ", "little Ann ", "of ", "to ",
    "that ", "who ", "and ", "if ", "not ", "n't ", "very ", "Ann ", "he ", "her ", "both ", "all of ", "each other ",
    "is ", "been ", "kissing ", "kissed ", "neither nor ", "“", '"', "(", "' ", "- ", "Ann: ", "the the ", "ꝏ ", "7 ",
    "no ",
)  # fmt: skip
"""Repeated to any length."""
WORDS = [
    *sorted(table())[::11],
    *sorted(rows())[::13],
    *NAMES.values(),
    ",",
    ".",
    ";",
    ":",
    "'s",
    "the",
    "her",
    "who",
    "to",
    "that",
    "not",
]
TEXT = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join),
    st.lists(st.sampled_from(UNITS), max_size=60).map("".join),
    st.builds(lambda unit, size: (unit * size)[:size], st.sampled_from(UNITS), st.integers(0, 9_000)),
)


@given(TEXT)
@law(150)
def test_whatever_is_written_is_read_in_bounds(text: str) -> None:
    assert calls(lambda: read(text, PEOPLE)) < 60_000 + 300 * len(text)


@given(st.lists(TEXT, max_size=3))
@law(30)
def test_whatever_is_written_is_a_wording_too(lines: list[str]) -> None:
    wordings, memory = Wordings(PEOPLE), Memory(PEOPLE)
    assert [wordings.read(line, memory) for line in lines] == [
        one.events or one.quiet for one in read_all(lines, PEOPLE)
    ]


@pytest.mark.parametrize("unit", UNITS)
def test_twice_as_much_takes_twice_the_work(unit: str) -> None:
    sentence = (unit * 150)[:150] + ". "
    read(sentence, PEOPLE)
    taken = [calls(partial(read, sentence * size, PEOPLE)) for size in (4, 8, 16)]
    assert all(more < 2.3 * less for less, more in pairwise(taken)), taken


def test_a_sentence_that_never_ends_is_a_note() -> None:
    line = "Ann hits Bob and " * 40
    found = read(line, PEOPLE)
    assert (found.events, found.notes) == ((), (line.strip(),))
    assert read(f"{line}. Ann hits Bob", PEOPLE).events
