"""A whodunit with one man under two names: what an audience may know of it, and what it does to whom he deceived."""

from pathlib import Path

import pytest

import previously as pv
from previously.surfaces.cli.main import run

STORY = Path(__file__).parents[2] / "stories" / "mask"


def test_nothing_is_wrong_with_it() -> None:
    assert not [finding for finding in pv.open(STORY).check() if finding.severity != "hint"]


@pytest.mark.parametrize("command", ["cast", "recap", "sheet", "on", "knows", "check"])
@pytest.mark.parametrize("seen", ["S01E01", "S01E03", "S01E05"])
def test_before_the_lamp_is_lit_no_view_ties_the_two(
    command: str, seen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = {"sheet": ["moss"], "on": ["moss"], "knows": ["doctor-moss-is"]}
    options = ["--at", "S01E06"] if command == "recap" else []
    run([command, *asked.get(command, []), str(STORY), *options, "--seen", seen])
    shown = capsys.readouterr()
    assert "turns out" not in shown.out + shown.err
    assert "is Castor" not in shown.out + shown.err
    assert "castor is" not in (shown.out + shown.err).casefold()


def test_an_audience_has_two_people_and_then_one() -> None:
    names = {seen: {one.name for one in pv.open(STORY).seen(seen).cast()} for seen in ("S01E05", "S01E06")}
    assert names["S01E05"] - names["S01E06"] == {"Castor Brandt"}
    assert "Doctor Moss" in names["S01E06"]


def test_who_keeps_the_secret_has_known_all_along() -> None:
    story = pv.open(STORY)
    assert {secret.by for secret in story.secrets("S01E03")} == {"hanna", "olaf"}
    assert [secret.kept_from for secret in story.secrets("S01E03")] == [("vera",), ("vera",)]
    assert not story.secrets("S01E06")


def test_her_friend_was_the_enemy() -> None:
    story = pv.open(STORY)
    before, after = (story.headspace("vera", at) for at in ("S01E05", "S01E06.1"))
    assert before.bond("moss").trust > 0.6 > before.bond("castor").trust + 0.1
    assert after.bond("castor").trust < before.bond("castor").trust
    assert after.bond("castor").betrayal > before.bond("moss").betrayal
    assert "Doctor Moss turns out to be Castor Brandt" in {
        reason.event.text for reason in after.reasons("hurt") if reason.event is not None
    }
