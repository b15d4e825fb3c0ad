"""A plan laid on a story, and what it adds."""

from pathlib import Path

import pytest

import previously as pv

STORY = """\
title: Harbour
clock: {episode: 4}
cast: {mara: Mara, joe: Joe, ann: Ann}
premises:
  - {id: joe-lives, always: alive(joe)}
"""
SEASON = """\
S01E01:
  title: Told
  scenes:
    1: {place: bar, lines: [Joe controls Mara]}
    2: {lines: [Jo drinks]}
    10: {lines: [Mara drinks]}
S01E02:
  scenes:
    A: {lines: [Mara drinks]}
    C: {lines: [Mara drinks]}
"""


def planned(folder: Path, plan: str) -> tuple[pv.Story, pv.Story]:
    """The story, and the story with this plan."""
    (folder / "plans").mkdir()
    for name, text in {"story.yaml": STORY, "s01.yaml": SEASON, "plans/draft.yaml": plan}.items():
        (folder / name).write_text(text, encoding="utf-8")
    story = pv.open(folder)
    return story, story.plan("draft")


def scenes(story: pv.Story) -> list[str]:
    return [scene.at for scene in story.canon.scenes()]


def test_an_equal_scene_position_replaces_and_others_insert(tmp_path: Path) -> None:
    plan = """\
S01E01:
  scenes:
    2: {place: attic, lines: [Mara hurts Joe]}
    3: {lines: [Ann drinks]}
"""
    _, draft = planned(tmp_path, plan)
    assert scenes(draft)[:4] == ["S01E01.1", "S01E01.2", "S01E01.3", "S01E01.10"]
    assert [event.text for event in draft.canon.events()][:3] == ["Joe controls Mara", "Mara hurts Joe", "Ann drinks"]
    assert draft.canon.episodes[0].title == "Told"


def test_scenes_stand_where_their_names_would(tmp_path: Path) -> None:
    plan = "S01E01: {scenes: {2A: {}}}\nS01E02:\n  title: Draft\n  scenes:\n    B: {}\n    A: {lines: [Ann drinks]}\n"
    _, draft = planned(tmp_path, plan)
    assert scenes(draft)[:4] == ["S01E01.1", "S01E01.2", "S01E01.2A", "S01E01.10"]
    assert scenes(draft)[4:] == ["S01E02.A", "S01E02.B", "S01E02.C"]
    assert draft.canon.episodes[1].title == "Draft"
    assert "Ann drinks" in [event.text for event in draft.canon.events()]


def test_a_told_order_that_is_not_that_of_the_names_is_kept(tmp_path: Path) -> None:
    season = SEASON.replace("    A:", "    Z:")
    draft = planned(tmp_path, "S01E02: {scenes: {B: {}}}\n")[0].edited("s01.yaml", season).plan("draft")
    assert scenes(draft)[3:] == ["S01E02.Z", "S01E02.C", "S01E02.B"]


def test_a_new_episode_is_told_where_it_belongs(tmp_path: Path) -> None:
    _, draft = planned(tmp_path, "S02E01: {scenes: {1: {}}}\nS01E03: {scenes: {1: {}}}\n")
    assert [episode.at for episode in draft.canon.episodes] == ["S01E01", "S01E02", "S01E03", "S02E01"]


def test_a_plan_may_add_cast_facts_premises_verbs_and_what_was_before(tmp_path: Path) -> None:
    plan = """\
cast: {bob: {name: Bob, bonds: {mara: 0.5}}, ann: {name: Anna}}
facts: {scarf: basket}
premises: [{id: bob-lives, always: alive(bob)}]
verbs: {sings: {takes: [rest]}}
before: [{day: -9, line: Bob meets Mara}]
S01E03:
  scenes:
    1: {lines: [Bob sings a song]}
"""
    story, draft = planned(tmp_path, plan)
    assert draft.check() == ()
    assert list(draft.canon.cast) == ["mara", "joe", "ann", "bob"]
    assert draft.character("ann").name == "Anna"
    assert [premise.id for premise in draft.canon.premises] == ["joe-lives", "bob-lives"]
    assert draft.canon.knowledge.facts() == ("scarf",)
    assert list(story.canon.cast) == ["mara", "joe", "ann"]


def test_a_check_with_a_plan_says_what_the_plan_adds(tmp_path: Path) -> None:
    plan = """\
S01E03:
  scenes:
    1: {lines: [Mara meets Joe, Mara plays at ease]}
    2: {lines: ["Mara kills Joe"]}
    3:
      lines:
        - Jo drinks
        - Mara plays at ease about Joe
"""
    story, draft = planned(tmp_path, plan)
    assert [(f.code, f.span.path) for f in story.check()] == [("PV003", "s01.yaml")]
    found = draft.check()
    assert {f.span.path for f in found} == {"plans/draft.yaml"}
    assert {f.code for f in found} >= {"PV002", "PV003", "PV201", "PV301"}


def test_a_plan_that_mends_adds_nothing(tmp_path: Path) -> None:
    _, draft = planned(tmp_path, "S01E01:\n  scenes:\n    2: {lines: [Joe drinks]}\n")
    assert draft.check() == ()
    assert draft.findings == ()


def test_a_finding_that_only_moves_is_not_the_plans(tmp_path: Path) -> None:
    story, draft = planned(tmp_path, "S01E01:\n  scenes:\n    0: {lines: [Mara drinks]}\n")
    assert [f.code for f in story.check()] == ["PV003"]
    assert draft.check() == ()


def test_the_story_itself_stays_as_it_is(tmp_path: Path) -> None:
    story, draft = planned(tmp_path, "S01E01:\n  scenes:\n    1: {lines: [Mara kills Joe]}\n")
    before = repr(story.headspace("Mara").because), story.check()
    draft.check()
    assert (repr(story.headspace("Mara").because), story.check()) == before
    assert next(story.canon.events()).text == "Joe controls Mara"


@pytest.mark.parametrize("plan", ["", "# not yet\n", "S01E01: {}\n", "cast: {}\n"])
def test_a_plan_of_nothing_changes_nothing(plan: str, tmp_path: Path) -> None:
    story, draft = planned(tmp_path, plan)
    assert draft.check() == ()
    assert scenes(draft) == scenes(story)


def test_a_plan_is_not_read_until_it_is_asked_for(tmp_path: Path) -> None:
    story, _ = planned(tmp_path, "S01E01: [\n")
    assert [f.code for f in story.findings] == ["PV003"]


def test_what_is_wrong_with_a_plan_is_said_in_the_plan(tmp_path: Path) -> None:
    _, draft = planned(tmp_path, "title: Draft\nS01E03:\n  scenes:\n    1: {lines: [Jo drinks]}\n")
    assert [(f.code, f.span.path, f.span.line) for f in draft.check()] == [
        ("PV011", "plans/draft.yaml", 1),
        ("PV003", "plans/draft.yaml", 4),
    ]
