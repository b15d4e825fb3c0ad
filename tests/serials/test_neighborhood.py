"""`stories/neighborhood`: two series in one universe, and one person in both."""

from pathlib import Path

import pytest

import previously as pv

HERE = Path(__file__).resolve().parents[2] / "stories" / "neighborhood"


@pytest.fixture(scope="module")
def universe() -> pv.Story:
    return pv.open(HERE)


def test_the_universe_holds(universe: pv.Story) -> None:
    assert [finding for finding in universe.check() if finding.severity != "hint"] == []


def test_what_happened_in_one_series_comes_home_in_the_other(universe: pv.Story) -> None:
    ines = universe.headspace("ines", "street=S01E02.2")
    assert [event.id for event, _ in ines.because] == ["watch=E02.1/1"]
    assert ines.grief > 0.3


def test_the_same_threat_outgrows_one_series_and_not_the_other(universe: pv.Story) -> None:
    found = universe.plan("street/plans/sky.yaml").check()
    outgrown = [finding for finding in found if finding.code in {"PV301", "PV503"}]
    assert [(finding.at, finding.span.path) for finding in outgrown] == [("street=S02E01.1", "street/plans/sky.yaml")]
    assert any(event.stakes == "universe" for event in universe.canon.events() if event.id.startswith("watch="))


def test_standing_on_the_street_a_bare_position_is_the_streets() -> None:
    street = pv.open(HERE / "street")
    assert street.title == "Mercy Street"
    assert street.headspace("ines", "S01E02.2").at == "street=S01E02.2"
    assert street.check() == ()


@pytest.mark.parametrize(
    ("seen", "name", "burdened"),
    [("street=S01E02", "Ines", False), ("watch=E02", "Lantern", True), ("street=S01E02,watch=E02", "Ines", True)],
)
def test_a_viewers_progress_is_kept_per_series(universe: pv.Story, seen: str, name: str, *, burdened: bool) -> None:
    told = universe.seen(seen)
    ines = told.headspace(name)
    assert told.character(name).name == name
    assert bool(ines.wounds) == burdened


def test_the_viewer_of_one_series_hears_nothing_of_the_other(universe: pv.Story) -> None:
    told = universe.seen("street=S01E01")
    assert "watch" not in repr([(f.message, str(f.span)) for f in told.check()])
    with pytest.raises(pv.UnknownName):
        told.headspace("Oduya")
    with pytest.raises(pv.UnknownPosition, match="there is no series “watch” here"):
        told.headspace("Nell", "watch=E01")
