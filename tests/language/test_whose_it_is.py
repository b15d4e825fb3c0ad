"""Whose hand, whose leg: nobody's, where it cannot be told."""

import pytest

import previously as pv

BEFORE = ["Ben betrays Mara"]


@pytest.mark.parametrize("line", ["Ben breaks his leg", "Ben breaks her leg", "Ben cuts his finger"])
def test_of_somebody_of_whom_no_pronoun_is_said_it_may_be_their_own(line: str) -> None:
    story = pv.story_of({"story.yaml": "title: A\ncast: {mara: Mara, ben: Ben}\n"})
    assert "mara" not in story.say(line, before=BEFORE).bears


def test_where_it_can_be_told_it_is() -> None:
    told = "title: A\ncast: {mara: {name: Mara, pronouns: she}, ben: {name: Ben, pronouns: he}}\n"
    story = pv.story_of({"story.yaml": told})
    assert story.say("Ben breaks her leg", before=BEFORE).bears["mara"] < 0.0
    assert "mara" not in story.say("Ben breaks his leg", before=BEFORE).bears


@pytest.mark.parametrize("scene", [1, 2])
def test_say_reads_them_as_the_story_does(scene: int) -> None:
    """Where a scene lists who is there they may be meant; where it lists nobody, nobody but those named."""
    lines = "[Cy cooks, Cy betrays everyone]"
    s01 = f"S01E01:\n  scenes:\n    1: {{present: [mara, ben], lines: {lines}}}\n    2: {{lines: {lines}}}\n"
    story = pv.story_of({"story.yaml": "title: A\ncast: {mara: Mara, ben: Ben, cy: Cy}\n", "s01.yaml": s01})
    logged = {event.object for event in story.whole.events() if event.scene.at == f"S01E01.{scene}"} - {""}
    said = story.say("Cy betrays everyone", at=f"S01E01.{scene}").events[0].to
    assert {*said} == logged == ({"mara", "ben"} if scene == 1 else set())
