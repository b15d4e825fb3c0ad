"""Each line carries where its words stand, so that nobody has to read it again to find them."""

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.canon.load import load
from previously.canon.log import Canon
from previously.core.entries import Claim, Entry, Event, Note
from previously.core.ids import fact, unquoted
from previously.core.words import UNREAD, Stretch, WordPlaces
from previously.language.clauses import READERS
from previously.language.lexicon.forms import tags_of
from previously.language.lexicon.lookup import REFLEXIVE, Lexicon, fold, tokens
from previously.language.lines import LineRead, parse
from tests.language.test_lines import EVENTS, LEXICON

STORIES = sorted(path.parent for path in (Path(__file__).parents[2] / "stories").glob("*/story.yaml"))
VERBS = [
    "meets",
    "MEETS",
    "takes in",
    "vows to",
    "hides",
    "plays",
    "relies on",
    "trusts",
    "drinks",
    "tells",
    "whistles",
]
OBJECTS = [
    "",
    "Luke",
    "Luke Cage.",
    '"the red door"',
    "“the door”",
    "herself",
    "torn",
    "scarf = basket",
    "the old song!",
]
NATURAL = {"altar", "mask", "orchard"}
"""The stories told in a writer's own sentences, whose subjects and verbs may be any words."""
CLAUSES = ["", "; at road", " about Luke", " with Trish and Luke", ";cues a, b ;  bad", " about the fire; mild", "; "]


def said(text: str, stretch: Stretch | None) -> str:
    return text[slice(*stretch)] if stretch else ""


def words(text: str) -> list[str]:
    return [word for word, _, _ in tokens(text)]


def in_order(entry: Entry | LineRead, text: str) -> None:
    """Each place is within the line, none over another."""
    at = entry.words
    order = [one for one in (at.subject, at.verb, at.object, *at.clauses) if one]
    assert all(0 <= start < end <= len(text) for start, end in order)
    assert all(one[1] <= other[0] for one, other in pairwise(order))


def holds(entry: Entry | LineRead, text: str, lexicon: Lexicon) -> None:
    """Each place holds the very words it stands for, in order, none over another."""
    at = entry.words
    assert at.subject
    assert lexicon.who(said(text, at.subject)) == entry.subject
    in_order(entry, text)
    if isinstance(entry, Event) or (isinstance(entry, LineRead) and entry.kind == "event"):
        assert entry.verb
        assert words(said(text, at.verb)) in [words(form) for form in entry.verb.forms]
        _object_holds(entry, said(text, at.object), lexicon)
    for clause in at.clauses:
        assert said(text, clause) == said(text, clause).strip()


def _object_holds(entry: Event | LineRead, shown: str, lexicon: Lexicon) -> None:
    if entry.object:
        assert entry.object == (entry.subject if fold(shown) in REFLEXIVE else lexicon.who(shown))
    else:
        assert words(shown) == words(entry.object_text)


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_in_every_shipped_story_each_place_holds_its_word(folder: Path) -> None:
    canon = load(folder)
    entries = list(canon.entries())
    assert entries
    for entry in entries:
        if folder.name in NATURAL:
            in_order(entry, entry.text)
            if isinstance(entry, Event) and entry.words.verb:
                assert any(tags_of(word) for word in words(said(entry.text, entry.words.verb)))
        else:
            holds(entry, entry.text, _lexicon(canon, entry))
        known = [clause for clause in entry.words.clauses if _is_clause(said(entry.text, clause))]
        assert len(known) == len(entry.words.clauses)
        if isinstance(entry, Claim) and entry.state:
            shown = said(entry.text, entry.words.object)
            assert canon.lexicon.state(shown) is entry.state or shown.casefold().startswith("over ")
        if isinstance(entry, Claim) and entry.fact:
            assert fact(said(entry.text, entry.words.object).partition("=")[0]) == entry.fact
        if isinstance(entry, Note):
            assert entry.words.verb is None


def _lexicon(canon: Canon, entry: Entry) -> Lexicon:
    series = canon.template.series_of(entry.scene.told.episode)
    return canon.names.lexicons.get(series, canon.lexicon)


def _is_clause(text: str) -> bool:
    return any(text.casefold().startswith(first) for first, _, _ in READERS)


@given(
    st.sampled_from(["Jessica", "Jess", " Jessica  Jones", "Dr. Müller", "小明,"]),
    st.sampled_from(VERBS),
    st.sampled_from(OBJECTS),
    st.lists(st.sampled_from(CLAUSES), max_size=3),
)
def test_however_a_line_is_written_each_place_holds_its_word(who: str, verb: str, what: str, more: list[str]) -> None:
    text = f"{who} {verb} {what}{''.join(more)}"
    read = parse(text, LEXICON)
    if read.kind:
        holds(read, text, LEXICON)
    else:
        assert read.words == UNREAD


@pytest.mark.parametrize("text", [line for line, _ in EVENTS])
def test_each_line_of_the_table_holds_its_words(text: str) -> None:
    read = parse(text, LEXICON)
    assert read.kind
    holds(read, text, LEXICON)


def test_a_line_by_its_places() -> None:
    text = 'Jess comforts Trish Walker about the fire; at the bar; cues smoke, "hot iron"; bad'
    at = parse(text, LEXICON).words
    assert [said(text, one) for one in (at.subject, at.verb, at.object)] == ["Jess", "comforts", "Trish Walker"]
    assert [said(text, one) for one in at.clauses] == ["about the fire", "at the bar", 'cues smoke, "hot iron"', "bad"]


def test_quotation_marks_are_no_part_of_a_place() -> None:
    text = "Jess hides “the red door”."
    assert said(text, parse(text, LEXICON).words.object) == unquoted("“the red door”")


def _sizes() -> Iterator[int]:
    for text in ("Jess meets Luke", "Jess meets Luke; at road; cues smoke; bad"):
        yield sys.getsizeof(parse(text, LEXICON).words)


def test_the_places_of_a_line_take_little_memory() -> None:
    assert max(_sizes()) <= 160  # offsets of a line of usual length are numbers that every program has anyway
    assert not hasattr(WordPlaces(), "__dict__")
