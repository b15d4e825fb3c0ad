"""A dropped wound while somebody writes: what others say counts as much after an edit as in a story read anew."""

import pytest

import previously as pv

CAST = """\
title: Harbour
cast: {mara: {name: Mara, lead: true}, joe: Joe, ann: Ann, ben: Ben}
settings: {dropped-wound: 2}
"""
FIRST = "S01E01: {scenes: {1: {lines: [Joe abuses Mara]}}}\n"
CALM = """\
S01E02:
  scenes:
    1: {lines: [Mara drinks]}
    2: {lines: [Ann thanks Ben]}
S01E03: {scenes: {1: {lines: [Mara drinks]}}}
"""
DRAFTS = {
    "nothing is said": CALM,
    "others speak of him": CALM.replace("Ann thanks Ben", "Ann warns Ben about Joe"),
    "others speak of somebody else": CALM.replace("Ann thanks Ben", "Ann warns Ben about Mara"),
    "another episode is told": CALM + "S01E04: {scenes: {1: {lines: [Ann thanks Ben]}}}\n",
    "she tells": CALM.replace("Ann thanks Ben", "Mara tells Ann about Joe"),
    "lower down the page": "\n\n" + CALM,
}


def found(story: pv.Story) -> list[tuple[str, str, int]]:
    return [(f.message, f.at, f.span.line) for f in story.check() if f.code == "PV205"]


def read_anew(draft: str) -> pv.Story:
    return pv.story_of({"story.yaml": CAST, "s01.yaml": FIRST, "s02.yaml": DRAFTS[draft]})


def test_what_is_said_makes_a_difference() -> None:
    assert found(read_anew("nothing is said"))
    assert not found(read_anew("others speak of him"))
    assert not found(read_anew("she tells"))


@pytest.mark.parametrize("before", DRAFTS)
@pytest.mark.parametrize("after", DRAFTS)
def test_after_an_edit_the_same_is_found_as_in_a_story_read_anew(before: str, after: str) -> None:
    story = read_anew(before)
    story.check()
    edited = story.edited("s02.yaml", DRAFTS[after])
    assert found(edited) == found(read_anew(after))
    assert found(edited.edited("s02.yaml", DRAFTS[before])) == found(read_anew(before))


NO_LEADS = "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: Ann, ben: Ben}\nsettings: {dropped-wound: 2}\n"
SHORT = FIRST + "".join(f"S01E{number:02d}: {{scenes: {{1: {{lines: [Mara drinks]}}}}}}\n" for number in (2, 3))
OTHERS = "".join(f"S02E{number:02d}: {{scenes: {{1: {{lines: [Ann thanks Ben]}}}}}}\n" for number in range(1, 9))


def test_who_becomes_a_lead_because_episodes_are_deleted_is_looked_at() -> None:
    """The cast names no leads: in eleven episodes, three of them hers, she is none; once most are deleted, she is."""
    story = pv.story_of({"story.yaml": NO_LEADS, "s01.yaml": SHORT + OTHERS})
    assert not found(story)
    anew = found(pv.story_of({"story.yaml": NO_LEADS, "s01.yaml": SHORT}))
    assert anew
    edited = story.edited("s01.yaml", SHORT)
    assert found(edited) == anew
    assert not found(edited.edited("s01.yaml", SHORT + OTHERS))
