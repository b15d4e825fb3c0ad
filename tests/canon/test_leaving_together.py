"""Who leaves with somebody takes them along."""

import previously as pv

SEASON = "S01E01: {scenes: {1: {present: [ann, bea], lines: [Ann leaves with Bea]}}}\n"


def test_two_who_leave_together_are_both_gone() -> None:
    story = pv.story_of({"story.yaml": "cast: {ann: Ann, bea: Bea}\n", "s01.yaml": SEASON})
    assert not story.check()
    left = [event for event in story.canon.events() if event.verb.id == "exits"]
    assert {who for event in left for who in (event.subject, *event.companions)} == {"ann", "bea"}
