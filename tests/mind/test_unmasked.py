"""Whom one has taken for two: each has a trust, wounds and bonds of his own, until one learns that he is one."""

import pytest

from previously.mind.appraisal.trust import Trust, after
from previously.mind.appraisal.unmasking import moving
from previously.story.story import Story, story_of

STORY = """\
title: The Tower
positions: Chapter {chapter}
clock: {episode: 1}
cast:
  asu: {name: Asu, pronouns: she}
  heath: {name: Heath, pronouns: he, is: kayaba}
  kayaba: {name: Kayaba, pronouns: he}
"""
BOOK = """\
Chapter 1:
  scenes:
    1: {place: inn, present: [asu, heath], lines: ["Heath rescues Asu", "Heath comforts Asu", "Asu befriends Heath"]}
    2: {place: cell, present: [asu, kayaba], lines: [Kayaba tortures Asu]}
Chapter 2: {scenes: {1: {place: inn, present: [asu, heath], lines: [LINE]}}}
Chapter 3: {scenes: {1: {place: inn, present: [asu, heath], lines: [Heath greets Asu]}}}
"""
LEARNS = "Asu learns that Heath is Kayaba"


def story(line: str = LEARNS) -> Story:
    return story_of({"story.yaml": STORY, "book.yaml": BOOK.replace("LINE", line)})


def test_until_she_learns_it_trust_attaches_to_each() -> None:
    space = story().headspace("asu", "Chapter 1")
    assert space.bond("heath").trust > 0.5 > space.bond("kayaba").trust
    assert space.bonds.keys() == {"heath", "kayaba"}


def test_then_it_is_what_the_worse_deed_left_or_less() -> None:
    before, then = (story().headspace("asu", at) for at in ("Chapter 1", "Chapter 2"))
    assert then.bond("kayaba").trust <= before.bond("kayaba").trust
    assert then.bonds.keys() == {"kayaba"}


def test_a_friend_who_was_the_enemy_has_betrayed_her() -> None:
    known, unknown = (told.headspace("asu", "Chapter 2") for told in (story(), story("Asu drinks")))
    assert known.bond("kayaba").betrayal > 0.0 == unknown.bond("kayaba").betrayal
    assert LEARNS in [reason.event.text for reason in known.reasons("hurt") if reason.event is not None]
    assert len(known.wounds) > len(unknown.wounds)


def test_from_then_on_his_face_brings_back_what_the_other_did() -> None:
    known, unknown = (told.headspace("asu", "Chapter 3.1", cues=()) for told in (story(), story("Asu drinks")))
    (wound,) = (wound for wound in known.wounds if wound.id == "Chapter 1.2/1")
    assert wound.expressed > next(one for one in unknown.wounds if one.id == "Chapter 1.2/1").expressed
    assert (known.given.present, unknown.given.present) == (("kayaba",), ("heath",))


def test_he_is_one_mind_from_the_start() -> None:
    whole = story()
    assert [one.event.text for one in whole.minds.of("kayaba").encounters][:1] == ["Heath rescues Asu"]
    assert {event.text for event in whole.canon.events_of("kayaba")} >= {"Heath rescues Asu", "Kayaba tortures Asu"}
    assert whole.minds.of("kayaba").outlook.others(whole.canon.moment().key) == ["asu"]


def test_a_stranger_takes_nothing_from_her_friend() -> None:
    files = {
        "story.yaml": STORY,
        "book.yaml": BOOK.replace("LINE", LEARNS).replace("Kayaba tortures Asu", "Asu drinks"),
    }
    before, then = (story_of(files).headspace("asu", at) for at in ("Chapter 1", "Chapter 2"))
    assert then.bond("kayaba").trust == pytest.approx(before.bond("heath").trust)
    assert then.bond("kayaba").betrayal == 0.0


def test_whose_doing_she_is_is_his_under_whatever_name() -> None:
    assert list(story("Asu drinks").headspace("asu").made_by) == ["kayaba"]


def test_two_who_did_her_good_are_no_betrayal() -> None:
    files = {"story.yaml": STORY, "book.yaml": BOOK.replace("LINE", LEARNS).replace("tortures", "comforts")}
    assert story_of(files).headspace("asu", "Chapter 2").bond("kayaba").betrayal == 0.0


@pytest.mark.parametrize(("high", "low"), [(0.9, 0.05), (0.5, 0.4), (0.7, 0.7), (1.0, 0.0), (0.5, 0.8)])
def test_trust_becomes_what_it_is_in_the_other(high: float, low: float) -> None:
    trust = Trust(high)
    for act in moving("kayaba", trust, Trust(low)):
        trust = after(trust, act)
    assert trust.level == pytest.approx(low, abs=1e-3)
