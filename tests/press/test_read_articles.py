"""Two published articles, as three readers get them."""

from pathlib import Path

import pytest

from previously.press.article.article import article
from previously.press.gate.reading import Paragraph, read_by
from tests.press.readers import ROOT, reader

PRESS = ROOT.parent / "shared" / "press"
FILES = sorted(PRESS.glob("*.txt"))
pytestmark = pytest.mark.skipif(len(FILES) != 2, reason="../shared/press is not here")
TELLS = (
    "kill",
    "death",
    "dead",
    "defeat",
    "no longer",
    "fate",
    "jail",
    "triumph",
    "victor",
    "antagonist",
    "villain",
    "end of",
)
"""Words by which these two say or hint what becomes of somebody."""


def read(file: Path, seen: str) -> list[Paragraph]:
    return list(read_by(reader("jessica-jones", seen), article(file.read_text("utf-8"))))


def shown(found: list[Paragraph]) -> list[str]:
    return [part.text for one in found for part in one.parts if part.rule not in {"", "notice"}]


@pytest.mark.parametrize("number", [0, 1])
def test_who_has_seen_nothing_gets_the_notice_with_its_scope_and_no_more(number: int) -> None:
    found = read(FILES[number], "none")
    notices = [part.text for one in found for part in one.parts if part.rule]
    assert notices == ["Spoilers for Jessica Jones, season 1."]
    withheld = {part.text for one in found for part in one.parts if not part.rule}
    assert withheld == {"season 1, by the article’s notice"}


@pytest.mark.parametrize("number", [0, 1])
def test_a_headline_over_a_notice_is_withheld_too(number: int) -> None:
    headlines = [one for one in read(FILES[number], "none") if one.kind == "headline"]
    assert [part.rule for one in headlines for part in one.parts] == [""] * number


@pytest.mark.parametrize("number", [0, 1])
def test_after_the_fifth_episode_nothing_tells_of_an_end(number: int) -> None:
    text = " ".join(shown(read(FILES[number], "S01E05"))).casefold()
    assert text
    assert not [word for word in TELLS if word in text]


def test_after_the_fifth_episode_most_of_what_tells_nothing_is_shown() -> None:
    """Of what an editor would show these are lost, by their first words: When you, And moving, While it’s.

    The first says `him` and `forever`, the second names the next season, the third somebody in a fight.
    """
    first = [" ".join(text.split()[:2]) for text in shown(read(FILES[0], "S01E05"))]
    second = [" ".join(text.split()[:2]) for text in shown(read(FILES[1], "S01E05"))]
    assert first == ["Jessica Jones", '"From the']
    assert second == [
        *("What separates", "The title", "Yes, I'm", "How many", "Images: Marvel", "Gem Seddon", "Gem Seddon"),
        "Outside of",
    ]


@pytest.mark.parametrize("number", [0, 1])
def test_after_the_season_all_is_shown_as_it_stands(number: int) -> None:
    found = read(FILES[number], "S01")
    assert all(part.rule == "R0" for one in found for part in one.parts)
    assert "".join("".join(shown(found)).split()) == "".join(FILES[number].read_text("utf-8").split())
