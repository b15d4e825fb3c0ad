"""What a good editor would put before three episodes of Jessica Jones, and what may not be there."""

from pathlib import Path
from typing import NamedTuple

import pytest

import previously as pv

JESSICA = Path(__file__).parents[2] / "stories" / "jessica-jones"
CAPTURED = "Kilgrave captures Jessica."
REVA = "Under Kilgrave’s orders, Jessica kills Reva."
LOST = "Luke loses Reva."
HOPE_DIES = "Hope kills herself because of Kilgrave."
SHOT = "Having tried words and running, Jessica shoots Luke."
HIS_END = "Having tried arrest, confession and exile, Jessica kills Kilgrave."
TRAP = "Jessica seizes Kilgrave with Trish and Simpson."
GIVES_IN = "Jessica gives in to Kilgrave."
FREE, KILL = "Jessica vows to free Hope.", "Jessica vows to kill Kilgrave."
CLOSE, TOLD_HIM = "Luke grows close to Jessica.", "Jessica confesses to Luke about Reva."
CALLS = "Malcolm takes up the calls for help."
COMMANDED = "Kilgrave commands Luke."


class Case(NamedTuple):
    """A recap, sentences it must hold, in this order, and words it must not."""

    at: str
    name: str
    seen: str
    holds: tuple[str, ...]
    never: tuple[str, ...]


CASES = (
    Case("S01E06", "", "", (CAPTURED, REVA, LOST, FREE, TRAP, GIVES_IN), ("confesses", "Ruben")),
    Case("S01E06", "jessica", "", (CAPTURED, REVA, FREE, TRAP, GIVES_IN), ("confesses", "Luke loses")),
    Case("S01E06", "luke", "", (REVA, LOST, CLOSE, GIVES_IN), ("confesses", "Malcolm", "hunts the driver")),
    Case("S01E13", "", "", (CAPTURED, REVA, HOPE_DIES, KILL, COMMANDED, SHOT), ("kills Kilgrave.", "Albert")),
    Case("S01E13", "jessica", "", (CAPTURED, REVA, HOPE_DIES, KILL, SHOT), ("kills Kilgrave.", "searches")),
    Case("S01E13", "luke", "", (REVA, LOST, TOLD_HIM, COMMANDED, SHOT), ("driver of the bus", "Wendy")),
    Case("S02E01", "", "", (CAPTURED, HOPE_DIES, SHOT, HIS_END, CALLS), ("hides", "drinks")),
    Case("S02E01", "jessica", "", (CAPTURED, HOPE_DIES, SHOT, HIS_END, CALLS), ("hides", "Albert")),
    Case("S02E01", "luke", "", (REVA, LOST, COMMANDED, SHOT, HIS_END), ("hides", "Albert", "driver of the bus")),
    Case("S01E06", "", "S01E05", (CAPTURED, REVA, FREE, TRAP, GIVES_IN), ("confesses", "Ruben")),
    Case("S01E13", "", "S01E05", (CAPTURED, REVA, FREE, TRAP, GIVES_IN), ("Louise", "Hogarth", "Claire", "shoots")),
)  # fmt: skip
each = pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(filter(None, case[:3])))


def recap(case: Case) -> pv.Recap:
    story = pv.open(JESSICA)
    return (story.seen(case.seen) if case.seen else story).recap(case.at, name=case.name)


def place(told: list[str], sentence: str) -> int:
    """Where a sentence stands, whatever opens it."""
    return next(i for i, text in enumerate(told) if text.casefold().endswith(sentence.casefold()))


@each
def test_an_editor_would_choose_these(case: Case) -> None:
    told = [line.text for line in recap(case).sentences]
    places = [place(told, sentence) for sentence in case.holds]
    assert places == sorted(places)


@each
def test_and_not_these(case: Case) -> None:
    text = str(recap(case))
    assert not [word for word in case.never if word in text], text


@each
def test_it_is_as_long_as_it_may_be_and_says_nothing_twice(case: Case) -> None:
    found = recap(case)
    assert 25 <= len(str(found).split()) <= 120
    assert len({line.text for line in found.sentences}) == len(found.sentences)
    pairs = [(line.event.verb.id, line.event.subject, line.event.victim) for line in found.sentences]
    assert len([pair for pair in pairs if pairs.count(pair) > 2]) == 0


@each
def test_only_what_was_told_before_is_in_it(case: Case) -> None:
    last = case.seen or case.at
    for line in recap(case).sentences:
        episode = line.event.scene.at.partition(".")[0]
        assert episode == "before" or episode < last or (case.seen and episode == last)


def test_later_names_are_not_known_to_a_view() -> None:
    view = pv.open(JESSICA).seen("S01E05")
    with pytest.raises(pv.UnknownName):
        view.recap("S01E13", name="claire")


def test_a_viewers_recap_is_the_same_before_every_episode_to_come() -> None:
    view = pv.open(JESSICA).seen("S01E05")
    assert str(view.recap("S01E06")) == str(view.recap("S01E13")) == str(view.recap("S02E01"))
