"""Twice the article, twice the work, whatever its shape: counted in calls, so that no busy machine fails it."""

from collections.abc import Callable
from copy import copy
from functools import cache

import pytest

from previously.canon.log import Canon
from previously.canon.memo import Memo
from previously.press.article.article import article
from previously.press.article.bound import MOST, UNREAD
from previously.press.disclosures import disclosures, unread
from previously.press.gate.reading import read_by
from previously.press.gate.stream import streamed
from previously.press.quotes.quotes import quotes
from previously.story.story import Story, open_story
from tests.counting import calls
from tests.press.readers import ROOT, reader
from tests.shapes.articles import SHAPES

SIZE = 900
MOST_AGAIN = 2.6
"""How many times as much the second half may cost as the first; a square costs four times."""
WHO = ("jessica-jones", "S01E05")
SLOW_ONCE = (
    *("||a", "_a_", "tiny paragraphs", "names of the story", "one deed, no full stop", "cues and no quotation"),
    *("quotations in one paragraph", "single quotations", "marks nested", "marks of five kinds", "parentheses"),
    *("speakers who all differ", "a transcript of many", "appositions", "notices", "notices ended", "quoted lines"),
    *("notices in one paragraph", "[spoiler] nested", "<details> nested", "<summary> nested", "words of a work"),
)


@cache
def story() -> Story:
    """The story the articles are about."""
    return open_story(ROOT / "stories" / WHO[0])


def read(text: str) -> object:
    """Read for somebody who is part of the way through the story."""
    return list(read_by(reader(*WHO), article(text)))


def check(text: str) -> object:
    """Read for what it tells beyond its notices."""
    return disclosures(forgetful(), "press/a.txt", text)


def forgetful() -> Canon:
    """The story's canon, with nothing remembered."""
    canon = copy(story().canon)
    canon.memo = Memo()
    return canon


@pytest.mark.parametrize("shape", SLOW_ONCE)
@pytest.mark.parametrize("work", [read, check])
def test_twice_the_article_is_twice_the_work(shape: str, work: Callable[[str], object]) -> None:
    work(SHAPES[shape](4 * SIZE))  # what is kept of single words is no part of it
    one, two, four = (_work(work, SHAPES[shape](SIZE * times)) for times in (1, 2, 4))
    assert four - two <= MOST_AGAIN * (two - one) + SIZE


def _work(work: Callable[[str], object], text: str) -> int:
    return calls(lambda: work(text))


@pytest.mark.parametrize("shape", ["tiny paragraphs", "||a", "one long word", "only line ends", "list items"])
def test_no_more_of_an_article_is_read_than_the_bound(shape: str) -> None:
    found = article(SHAPES[shape](4 * MOST), "text")
    assert found.unread is not None
    assert found.unread <= MOST
    assert sum(len(one.text) for one in found.passages) <= MOST


def test_what_is_not_read_is_withheld_and_said() -> None:
    text = "She sat by the lamp.\n" + "\n" * MOST + "Kilgrave is dead.\n"
    for found in (
        list(read_by(reader(*WHO), article(text))),
        list(streamed(lambda: text.splitlines(keepends=True), reader(*WHO))),
    ):
        assert [part.text for part in found[-1].parts if not part.rule] == [UNREAD]
        assert "Kilgrave" not in "".join(part.text for one in found for part in one.parts)
    (finding,) = unread(forgetful(), "press/a.txt", text)
    assert finding.code == "PV001"
    assert quotes(article(text)) == ()


def test_an_article_within_the_bound_is_read_whole() -> None:
    text = SHAPES["paragraphs of plain prose"](50_000)
    assert article(text).unread is None
    assert not list(unread(forgetful(), "press/a.txt", text))


def test_a_page_that_is_too_long_is_read_as_far_as_it_goes() -> None:
    found = article(SHAPES["<p> after <p>"](2_100_000), "html")
    assert found.unread is not None
    assert found.passages
