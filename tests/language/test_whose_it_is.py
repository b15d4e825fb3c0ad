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
