"""`stories/dexter`: a man with a code, and the draft in which he holds himself guilty."""

from pathlib import Path

import pytest

import previously as pv

HERE = Path(__file__).resolve().parents[2] / "stories" / "dexter"


@pytest.fixture(scope="module")
def dexter() -> pv.Story:
    return pv.open(HERE)


def test_the_story_holds(dexter: pv.Story) -> None:
    assert dexter.check() == ()


def test_the_day_he_holds_himself_guilty_the_story_is_over(dexter: pv.Story) -> None:
    found = dexter.plan("plans/confession.yaml").check()
    assert {finding.code for finding in found} == {"PV301"}
    premises = {finding.because[0].event: finding for finding in found}
    assert premises["premise never-guilty"].span.block.text.count("plays guilty") == 1
    assert "begs forgiveness" in premises["premise no-remorse"].because[1].text


def test_he_may_be_moved_on_and_stays_who_he_is(dexter: pv.Story) -> None:
    assert dexter.plan("plans/mask.yaml").check() == ()


def test_killing_does_not_weigh_on_him(dexter: pv.Story) -> None:
    founders = {wound.id for wound in dexter.headspace("dexter").wounds}
    kills = {event.id for event in dexter.canon.events() if event.verb.id == "kills" and event.subject == "dexter"}
    assert len(kills) == 3
    assert not founders & kills


def test_what_he_is_stays_hidden(dexter: pv.Story) -> None:
    assert {(secret.fact, secret.by) for secret in dexter.secrets()} == {("what-he-is", "dexter")}
    told = dexter.plan("plans/confession.yaml")
    assert all("debra" not in secret.kept_from for secret in told.secrets())
