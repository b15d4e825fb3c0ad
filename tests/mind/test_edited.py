"""Minds while somebody writes: after an edit they are what they are in a story read anew."""

import previously as pv

CAST = """\
title: Harbour
clock: {episode: 30}
cast: {mara: {name: Mara, goals: {end-it: {target: joe, from: S01E02.1}}}, joe: Joe}
"""
SEASON = """\
S01E01: {scenes: {1: {lines: [Mara drinks]}}}
S01E02:
  scenes:
    1: {lines: [Mara meets Joe]}
    2: {lines: [Mara drinks]}
S01E03: {scenes: {1: {lines: [Mara hunts Joe]}}}
"""
WITHOUT = SEASON.replace("    1: {lines: [Mara meets Joe]}\n", "")


def strength(story: pv.Story) -> float:
    """How much her purpose has become her."""
    (drive,) = story.headspace("Mara").drives
    assert drive.name == "end-it"
    return drive.strength


def test_a_goal_whose_opening_scene_is_deleted_is_as_strong_as_in_the_story_read_anew() -> None:
    story = pv.story_of({"story.yaml": CAST, "s01.yaml": SEASON})
    before = strength(story)
    anew = strength(pv.story_of({"story.yaml": CAST, "s01.yaml": WITHOUT}))
    assert anew > before + 0.01
    edited = story.edited("s01.yaml", WITHOUT)
    assert strength(edited) == anew
    assert strength(edited.edited("s01.yaml", SEASON)) == before == strength(story)
