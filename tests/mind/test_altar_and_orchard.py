"""Two stories in a writer's own sentences, and what a reader would say of their people at some of their points."""

from pathlib import Path

import pytest

import previously as pv
from previously.story.story import Story

STORIES = Path(__file__).parents[2] / "stories"
TEASES = ("Gus teases Nell", "Iris teases Nell")


@pytest.fixture(scope="module")
def wedding() -> Story:
    return pv.open(STORIES / "altar").plan("plans/wedding.yaml")


@pytest.fixture(scope="module")
def jilting() -> Story:
    return pv.open(STORIES / "altar").plan("plans/jilting.yaml")


@pytest.mark.parametrize("name", ["altar", "orchard"])
def test_both_are_clean_and_read_but_for_one_line(name: str) -> None:
    story = pv.open(STORIES / name)
    assert [finding for finding in story.check() if finding.severity != "hint"] == []


def test_the_jilting_is_worse_by_a_wide_margin(wedding: Story, jilting: Story) -> None:
    at_the_altar, married = jilting.headspace("nell", at="S01E08.1"), wedding.headspace("nell", at="S01E08.2")
    assert at_the_altar.hurt > 0.5
    assert married.hurt < 0.05
    days_after = jilting.headspace("nell", at="S01E08.3")
    assert days_after.hurt > 0.3


def test_the_wedding_is_the_best_moment_of_her_season(wedding: Story) -> None:
    points = [scene.at for scene in wedding.canon.scenes() if scene.at.startswith("S01")]
    best = max(points, key=lambda at: wedding.headspace("nell", at=at).lift)
    assert best in {"S01E08.2", "S01E08.3"}, "she marries, and everyone celebrates"


def test_what_hurts_at_the_altar_is_the_man_who_is_not_there(jilting: Story) -> None:
    space = jilting.headspace("nell", at="S01E08.1")
    most = max(space.reasons("hurt"), key=lambda one: one.share)
    assert most.event is not None
    assert most.event.text == "Tom leaves Nell at the altar"


def test_a_tease_is_nothing_in_either(wedding: Story, jilting: Story) -> None:
    for story, at in ((wedding, "S01E08.2"), (jilting, "S01E08.1")):
        space = story.headspace("nell", at=at)
        teased = sum(one.share for one in space.reasons("hurt") if one.event and one.event.text.startswith(TEASES))
        assert teased * space.hurt < 0.02


def test_a_year_on_the_orchard_ends_in_grief_for_all_three() -> None:
    story = pv.open(STORIES / "orchard")
    for who in ("marta", "elsa", "jon"):
        assert story.headspace(who, at="Chapter 6").hurt > 0.4
    assert story.headspace("jon", at="Chapter 5").lift > story.headspace("jon", at="Chapter 2").lift
