"""What each line did to somebody, there and then."""

import pytest

import previously as pv
from previously.mind.turning import Turning, turnings
from tests.stories import story

CAST = "title: Harbour\ncast: {mara: {name: Mara, bonds: {ann: 0.8}}, joe: Joe, ann: Ann}\n"
SCENES = """
S01E01:
  scenes:
    1: {lines: Joe hurts Mara}
    2: {later: 1 day, lines: Mara drinks}
    3: {later: 1 day, lines: Mara talks through what Joe did; cues Joe}
    4: {later: 1 day, present: [joe, ann], lines: Joe kills Ann}
    5: {later: 9 days, lines: Mara learns of Ann}
"""


def by_line(told: pv.Story, who: str) -> dict[str, Turning]:
    return {turning.event.id: turning for turning in turnings(told.minds.of(who))}


def test_a_harm_raises_what_the_wounds_amount_to_by_what_the_headspace_shows() -> None:
    told = story(SCENES, cast=CAST)
    turned = by_line(told, "mara")["S01E01.1/1"]
    (wound,) = told.headspace("mara", "S01E01.1").wounds
    assert turned.harmed == pytest.approx(wound.strength)
    assert (turned.healed, turned.lost) == (0.0, 0.0)


def test_healing_lowers_it_and_an_idle_day_is_nobodys_doing() -> None:
    turned = by_line(story(SCENES, cast=CAST), "mara")
    assert turned["S01E01.3/1"].healed > 0.0
    assert turned["S01E01.3/1"].harmed == 0.0
    idle = turned["S01E01.2/1"]
    assert (idle.harmed, idle.healed, idle.lost) == (0.0, 0.0, 0.0)


def test_a_loss_is_what_it_leaves() -> None:
    told = story(SCENES.replace("present: [joe, ann]", "present: [joe, ann, mara]"), cast=CAST)
    turned = by_line(told, "mara")["S01E01.4/1"]
    assert turned.lost == pytest.approx(told.headspace("mara", "S01E01.4").grief)
    assert turned.harmed > 0.0


def test_every_encounter_has_its_turning_in_lived_order() -> None:
    told = pv.open("stories/jessica-jones")
    mind = told.minds.of("jessica")
    found = turnings(mind)
    assert [turning.event.id for turning in found] == [encounter.event.id for encounter in mind.encounters]
    assert [turning.day for turning in found] == sorted(turning.day for turning in found)
    assert all(min(turning.harmed, turning.healed, turning.lost) >= 0.0 for turning in found)


def test_what_is_reached_is_no_loss() -> None:
    scenes = """
S01E01:
  scenes:
    1: {lines: Mara vows to "save the boat"}
    2: {later: 1 year, lines: Mara achieves "save the boat"}
"""
    told = story(scenes, cast=CAST)
    space = told.headspace("mara")
    assert space.void > 0.0, "there is a let-down"
    assert by_line(told, "mara")["S01E01.2/1"].lost == 0.0
    assert space.joys, "and pride that stays"
