"""Articles while somebody writes: read again only where an edit changes what they may tell, and then as if anew."""

from collections.abc import Hashable
from pathlib import Path

import pytest

import previously as pv
from previously.canon.memo import Memo
from tests.counting import calls

JESSICA = Path(__file__).parents[2] / "stories" / "jessica-jones"
PEOPLE = ("Jessica", "Kilgrave", "Trish", "Luke", "Malcolm", "Hope")
DOES = ("killed", "saw", "rescued", "abused", "spoke with", "kidnapped", "met", "betrayed")
NOTICE = "This review contains spoilers for season 1.\n\n"
MOST = 1.2
"""How many times as much an edit may cost with three articles beside the story."""


def article(turn: int) -> str:
    """Forty sentences about the people of the story."""
    said = (
        f"{PEOPLE[(i + turn) % 6]} {DOES[(i * 3 + turn) % 8]} {PEOPLE[(i + turn + 1 + i % 4) % 6]} by the water."
        for i in range(40)
    )
    return (NOTICE if turn else "") + " ".join(said) + "\n"


def cost_of_a_line(line: str, articles: dict[str, str]) -> int:
    """What it takes to check the story again with one more line at its end."""
    season = (JESSICA / "s01.yaml").read_text("utf-8")
    story = pv.story_of({"story.yaml": (JESSICA / "story.yaml").read_text("utf-8"), "s01.yaml": season, **articles})
    story.check()
    longer = f"{season.rstrip()}\n        - {line}\n"
    return calls(lambda: story.edited("s01.yaml", longer).check())


@pytest.mark.parametrize("line", ["Trish drinks", "Jessica kills Malcolm"])
def test_three_articles_beside_a_story_make_an_edit_hardly_dearer(line: str) -> None:
    articles = {f"press/{turn}.txt": article(turn) for turn in range(3)}
    assert cost_of_a_line(line, articles) <= MOST * cost_of_a_line(line, {})


CAST = "title: Harbour\ncast: {mara: {name: Mara, lead: true}, joe: Joe, ann: Ann, ben: Ben}\n"
SEASON = """\
S01E01:
  title: The Boat
  scenes:
    1: {lines: [Joe thanks Mara]}
    2: {lines: [Ann warns Ben]}
S01E02:
  title: The Mill
  scenes:
    1: {lines: [Joe abuses Mara]}
    2: {lines: [Ben drinks]}
S01E03:
  scenes:
    1: {lines: [Ann thanks Ben]}
"""
PRESS = {
    "press/a.txt": "Joe abused Mara, and Ann killed Ben.\nMara betrayed Joe.",
    "press/b.txt": "Spoilers for season 1, episode 1.\n\nJoe abused Mara. Ann dies.\n",
    "press/c.txt": "Spoilers for the episode “The Mill”.\n\nJoe abused Mara.\n",
}
EDITS = {
    "a verb no article has a word of": ("Ann thanks Ben", "Ann thanks Ben, Ben smokes"),
    "a verb that is new and weighs": ("Ben drinks", "Ben threatens Ann"),
    "a verb that is new and told": ("Ben drinks", "Mara betrays Joe"),
    "a death": ("Ben drinks", "Ann dies"),
    "the same earlier": ("Ann warns Ben", "Joe abuses Mara"),
    "the same later": ("Ann thanks Ben", "Joe abuses Mara"),
    "the same no more": ("Joe abuses Mara", "Joe drinks"),
    "a dream": ("1: {lines: [Joe abuses", "1: {vision: yes, lines: [Joe abuses"),
    "another title": ("The Mill", "The Wheel"),
    "lower down the page": ("S01E01:", "#\n#\nS01E01:"),
    "another episode": ("S01E02:", "S01E04:"),
}
ALIKE = ("a verb no article has a word of", "a verb that is new and weighs", "lower down the page")
"""Edits after which no article is read again."""


def found(story: pv.Story) -> list[object]:
    """What is found in the press."""
    press = [one for one in story.check() if one.span.path.startswith("press/")]
    return [(f.code, str(f.span), f.message, f.at, [(str(r.span), r.text) for r in f.because]) for f in press]


def harbour(season: str = SEASON, cast: str = CAST) -> pv.Story:
    return pv.story_of({"story.yaml": cast, "s01.yaml": season, **PRESS})


def edited(edit: str) -> str:
    old, new = EDITS[edit]
    assert old in SEASON
    return SEASON.replace(old, new)


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_press_tells_what_it_tells_of_the_story_read_anew(edit: str) -> None:
    story = harbour()
    before = found(story)
    assert before
    after = story.edited("s01.yaml", edited(edit))
    assert found(after) == found(harbour(edited(edit)))
    assert found(after.edited("s01.yaml", SEASON)) == before == found(story)


@pytest.mark.parametrize("edit", EDITS)
def test_an_article_is_read_again_only_where_it_may_tell_something_else(edit: str) -> None:
    story = harbour()
    before = story.case.press
    after = story.edited("s01.yaml", edited(edit)).case.press
    same = len(before) == len(after) and all(one is other for one, other in zip(before, after, strict=True))
    assert same == (edit in ALIKE)


def test_what_nobody_asked_in_between_is_not_forgotten() -> None:
    """A text that changes twice before anybody looks, the change that counts being the first or the second."""
    story = harbour()
    found(story)
    for first, second in (("a death", "another title"), ("another title", "a death")):
        twice = story.edited("s01.yaml", edited(first)).edited("s01.yaml", edited(second))
        assert found(twice) == found(harbour(edited(second)))


def test_another_title_or_scope_of_the_story_is_seen() -> None:
    named = CAST.replace("Harbour", "The Mill")
    press = {"press/a.txt": "Spoilers for The Mill season 1.\n\nJoe abused Mara.\n"}
    for one, other in ((CAST, named), (named, CAST)):
        story = pv.story_of({"story.yaml": one, "s01.yaml": SEASON, **press})
        found(story)
        anew = pv.story_of({"story.yaml": other, "s01.yaml": SEASON, **press})
        assert found(story.edited("story.yaml", other)) == found(anew) != found(story)


@pytest.mark.parametrize(
    ("kind", "edit"),
    [("deeds", "the same earlier"), ("verbs", "a verb that is new and told"), ("titles", "another title")],
)
def test_a_reading_left_out_would_be_seen(kind: str, edit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Memo.read

    def forgetful(self: Memo, *thing: Hashable) -> None:
        if thing[0] != kind:
            real(self, *thing)

    monkeypatch.setattr(Memo, "read", forgetful)
    story = harbour()
    found(story)
    assert found(story.edited("s01.yaml", edited(edit))) != found(harbour(edited(edit)))
