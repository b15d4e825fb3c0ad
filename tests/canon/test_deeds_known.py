"""What somebody knows of deeds and deaths, and what another takes them to know."""

import pytest

import previously as pv
from previously.core.errors import BadRequest
from previously.questions.registry import ask

STORY = """\
title: The Quay
cast:
  ann: {name: Ann, bonds: {sam: 0.8}}
  bob: Bob
  cy: Cy
  sam: Sam
  quill: Quill
"""


def told(*scenes: str) -> pv.Story:
    rows = "".join(f"    {number}: {scene}\n" for number, scene in enumerate(scenes, 1))
    return pv.story_of({"story.yaml": STORY, "s01.yaml": f"S01E01:\n  scenes:\n{rows}"})


KILLED = "{place: reef, present: [cy, sam, bob], lines: [Cy kills Sam]}"


def deeds(story: pv.Story, who: str, by: str = "") -> list[tuple[str, str, str, bool]]:
    return [(one.text, one.how, one.told_by, one.true) for one in story.knows_of(who, by=by)]


def test_who_does_it_who_is_there_and_who_is_told_know_of_a_death() -> None:
    story = told(KILLED, "{present: [bob, ann], lines: [Bob tells Ann that Cy killed Sam]}")
    assert deeds(story, "cy") == [("Cy kills Sam", "did", "", True)]
    assert deeds(story, "bob") == [("Cy kills Sam", "witnessed", "", True)]
    assert deeds(story, "ann") == [("Cy kills Sam", "told", "bob", True)]
    assert [one.dead for one in story.knows_of("ann")] == ["sam"]
    assert [one.since for one in story.knows_of("ann", at="S01E01.2")] == ["S01E01.2"]
    assert story.knows_of("ann", at="S01E01.1") == ()


def test_whoever_stands_by_hears_what_is_said_aloud_and_not_what_is_whispered() -> None:
    aloud = told(KILLED, "{present: [bob, ann, quill], lines: [Bob tells Ann that Cy killed Sam]}")
    low = told(KILLED, "{present: [bob, ann, quill], lines: [Bob whispers to Ann that Cy killed Sam]}")
    assert deeds(aloud, "quill") == [("Cy kills Sam", "overheard", "bob", True)]
    assert deeds(low, "quill") == []
    assert len(deeds(low, "ann")) == 1


def test_a_death_that_never_was_is_believed_until_they_meet() -> None:
    lie = "{present: [bob, ann], lines: [Bob lies to Ann that Cy died]}"
    believed = told(lie)
    assert deeds(believed, "ann") == [("Bob lies to Ann that Cy died", "lied to", "bob", False)]
    assert deeds(believed, "bob") == []
    assert deeds(told(lie, "{present: [cy, ann], lines: [Cy greets Ann]}"), "ann") == []


def test_who_only_seems_to_die_is_believed_dead_until_they_meet() -> None:
    seems = "{place: reef, present: [sam, bob], lines: [Sam seems to die]}"
    back = "{present: [sam, bob], lines: [Sam meets Bob]}"
    assert [(one.dead, one.true) for one in told(seems).knows_of("bob")] == [("sam", False)]
    assert {one.dead for one in told(seems, back).knows_of("bob")} == {""}


def test_what_matters_and_has_not_reached_somebody_is_the_authors_alone() -> None:
    story = told(KILLED, "{present: [ann], lines: [Ann waits for Sam]}")
    unknown = ask(story, "believes", name="ann").unknown
    assert [(one.deed, one.text) for one in unknown.deeds] == [("S01E01.1/1", "Cy kills Sam")]
    assert ask(story.seen("S01"), "believes", name="ann").unknown is None
    assert ask(story, "believes", name="ann", by="bob").unknown is None


def test_one_takes_another_to_know_what_one_saw_them_see_hear_or_tell() -> None:
    story = told(KILLED, "{present: [bob, ann, quill], lines: [Bob tells Ann that Cy killed Sam]}")
    assert deeds(story, "bob", by="cy") == [("Cy kills Sam", "witnessed", "", True)]
    assert deeds(story, "ann", by="cy") == []  # Cy was not there when she was told
    assert deeds(story, "ann", by="bob") == [("Cy kills Sam", "told", "bob", True)]
    assert deeds(story, "bob", by="ann") == [("Cy kills Sam", "spoke of it", "", True)]
    assert deeds(story, "ann", by="ann") == deeds(story, "ann")


def test_nobody_sees_who_only_overhears() -> None:
    lines = "[Bob whispers to Quill that Cy killed Sam]"
    story = told(KILLED, f"{{present: [bob, quill, ann], overheard by: [ann], lines: {lines}}}")
    assert len(deeds(story, "ann")) == 1
    assert deeds(story, "ann", by="bob") == []
    assert len(deeds(story, "quill", by="ann")) == 1


def test_a_liar_is_taken_to_believe_what_he_says_by_whom_he_lies_to() -> None:
    hidden = "{present: [bob, ann], lines: [Bob hides it; sets key = jar; from Ann]}"
    story = told(hidden, "{present: [bob, ann], lines: [Bob lies to Ann; sets key = sea]}")
    assert [(one.value, one.true) for one in story.knows("bob", by="ann")] == [("sea", False)]
    assert [one.value for one in story.knows("ann", by="bob")] == ["sea"]
    assert [one.value for one in story.knows("bob")] == ["jar"]
    assert {one.who: one.value for one in story.who_knows("key", by="ann").believes} == {"bob": "sea", "ann": "sea"}


def test_nobody_in_a_story_knows_what_its_audience_knows() -> None:
    with pytest.raises(BadRequest, match="leave out “by”"):
        ask(told(KILLED), "believes", name="audience", by="ann")


@pytest.mark.parametrize(
    ("line", "hears", "does_not"),
    [
        ("Bob takes Ann aside and tells her that Sam is dead", "ann", "quill"),
        ("Bob tells Ann quietly that Sam is dead", "ann", "quill"),
        ("Bob tells Ann behind closed doors that Sam is dead", "ann", "quill"),
        ("Bob slips Ann a note that Sam is dead", "ann", "quill"),
        ("Bob sends Cy a letter saying that Sam is dead", "cy", "quill"),
        ("Bob tells Cy over the phone that Sam is dead", "cy", "quill"),
        ("Bob informs Ann of Sam's death", "ann", "cy"),
        ("Bob announces Sam's death", "quill", "cy"),
        ("Ann hears from Bob that Sam is dead", "ann", "quill"),
        ("Ann reads in the paper that Sam is dead", "ann", "quill"),
        ("Everyone learns that Sam is dead", "quill", "cy"),
    ],
)
def test_news_reaches_whom_a_sentence_says_and_kills_nobody_again(line: str, hears: str, does_not: str) -> None:
    killed = "{place: reef, present: [sam, bob], lines: [Sam dies]}"
    story = told(killed, f'{{place: hall, present: [bob, ann, quill], lines: ["{line}"]}}')
    assert [one.dead for one in story.knows_of(hears) if one.sure] == ["sam"]
    assert [one.dead for one in story.knows_of(does_not) if one.sure] == []
    assert [finding.code for finding in story.check() if finding.severity != "hint"] == []


def test_what_a_rumour_says_does_not_happen() -> None:
    story = told("{present: [ann, bob], lines: [The rumour that Sam is dead goes round]}")
    assert story.canon.turns_of("sam") == ()


def test_a_line_that_does_nothing_else_makes_its_fact_so() -> None:
    story = told("{present: [ann, bob], lines: [Ann moves the ball; sets ball = box]}")
    assert [(one.fact, one.value) for one in story.knows("bob")] == [("ball", "box")]
    assert not story.findings
