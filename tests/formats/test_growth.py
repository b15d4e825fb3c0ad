"""Twice the text is at most a little more than twice the work, by counted calls, for each reader of text."""

from collections.abc import Callable

import pytest

from previously.canon.load import loader_of
from previously.canon.threads import threads
from previously.core.nearest import Spelling
from previously.core.position import Template
from previously.core.source import Block
from previously.formats.format import KnownScenes
from previously.formats.registry import format_of
from previously.formats.vocabulary import standard
from previously.language.lexicon.lookup import Lexicon, words_of
from previously.language.lines import parse
from tests.counting import calls
from tests.shapes.stories import SHAPES

SMALL = 4_000
"""Characters of the smallest text; the others have twice and four times as many."""
ALLOWED = 2.3
"""How many times the work twice the text may be: in proportion, and a little."""


def grows_evenly(made: Callable[[int], Callable[[], object]]) -> None:
    """Half of each text was met before, the smallest's too: what is made of a word is kept for all stories."""
    words_of.cache_clear()
    made(SMALL // 2)()  # what is worked out once for all
    small, twice, four = (calls(made(SMALL * times)) for times in (1, 2, 4))
    assert twice <= ALLOWED * small
    assert four <= ALLOWED * twice


READ = [
    "a cue on each line", "scenes of a line", "episodes of a line", "keys of a season", "the same key",
    "lines in braces", "a comment on each line", "quotes never closed", "short notes", "notes of lines",
    "notes never closed", "boneyards never closed", "boneyards opened over scenes", "headings",
    "headings of one number", "cues of the cast", "tags on a heading", "brackets after a cue", "a title page",
    "rows that are not JSON", "rows of events", "events of a scene each", "events at no position",
]  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_each_format_reads_in_proportion(name: str) -> None:
    def made(size: int) -> Callable[[], object]:
        ((path, text),) = [(path, text) for path, text in SHAPES[name](size).items() if path != "story.yaml"]
        form = format_of(path)
        assert form is not None
        return lambda: [
            form.read(Block(path, section.row + 1, section.text), Template(), KnownScenes(None))
            for section in form.sections(text)
        ]

    grows_evenly(made)


RESOLVED = [
    "a cue on each line", "sixty cues on each line", "everybody in one room", "a misspelt name on each line",
    "another unknown name on each line", "an unknown state on each line", "a note on each line",
    "somebody comes and goes", "a chain of retellings", "a ring of retellings", "cues of nobody", "cast",
    "cast of one name", "bonds with nobody", "lived before", "keys nobody knows", "verbs", "goals",
    "aliases of one",
]  # fmt: skip


@pytest.mark.parametrize("name", RESOLVED)
def test_a_canon_is_built_in_proportion(name: str) -> None:
    grows_evenly(lambda size: lambda: loader_of(SHAPES[name](size)).canon())


def test_retellings_are_looked_up_in_proportion() -> None:
    shape = SHAPES["retellings of nothing"]  # from so many events on that only the likely ones are compared
    grows_evenly(lambda size: lambda: loader_of(shape(6 * size)).canon())


@pytest.mark.parametrize("name", ["vows", "the same vow", "secrets"])
def test_threads_are_followed_in_proportion(name: str) -> None:
    def made(size: int) -> Callable[[], object]:
        canon = loader_of(SHAPES[name](size)).canon()
        return lambda: list(threads(canon))

    grows_evenly(lambda size: made(4 * size))


@pytest.mark.parametrize("clause", ["; cues a", " about a", "; x", " with Mara", "; sets a = b", '; tried "a"'])
def test_a_line_is_read_in_proportion(clause: str) -> None:
    lexicon = Lexicon([("Mara", "mara"), ("Joe", "joe")], standard())
    grows_evenly(lambda size: lambda: parse("Mara meets Joe" + clause * (size // 3 // len(clause)), lexicon))


def test_a_nearest_word_is_found_among_very_many_as_among_many() -> None:
    few, many = (Spelling(f"person {n} of the house" for n in range(count)) for count in (1_000, 16_000))
    assert few.nearest("persn 77 of the house") == many.nearest("persn 77 of the house") == "person 77 of the house"
    costs = [calls(lambda known=known: known.nearest("persn 78 of the house")) for known in (few, many)]  # type: ignore[misc]
    assert costs[1] <= 2 * costs[0]
