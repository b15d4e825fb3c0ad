"""`stories/neighborhood`: two series in one universe, and one person in both."""

from pathlib import Path

import pytest

import previously as pv
from previously.questions.scenes import ScenesQuestion
from previously.questions.sheet import SheetAnswer, SheetQuestion

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


def test_eyes_a_wrist_and_a_long_way_are_seen_by_check_sheet_and_scenes(universe: pv.Story) -> None:
    planned = universe.plan("street/plans/stairs.yaml")
    found = [(finding.code, finding.character) for finding in planned.check() if finding.severity != "hint"]
    assert found == [("PV105", "joss"), ("PV107", "joss"), ("PV504", "nell")]  # a year on, his wrist has healed
    nell, joss = (SheetQuestion(name=name, at="street=S02E01").answer(planned) for name in ("nell", "joss"))
    assert [(row.what, row.value) for row in nell.traits] == [("eyes", "brown"), ("hand", "left")]
    assert [row.what for row in joss.injuries] == ["right hand"]
    rows = [row.at for row in ScenesQuestion().answer(planned).scenes if row.at.startswith("street=S02")]
    assert rows == ["street=S02E01.1", "street=S02E01.2", "street=S02E01.3", "street=S02E02.1"]


def test_a_sprain_heals_and_a_scar_stays(universe: pv.Story) -> None:
    def sheet(name: str, at: str) -> SheetAnswer:
        return SheetQuestion(name=name, at=at).answer(universe)

    assert [row.what for row in sheet("joss", "street=S01E02").injuries] == ["leg"]
    assert not sheet("joss", "street=S01E04").injuries
    assert [(row.what, row.value) for row in sheet("ines", "street=S01E04").traits] == [("mark on the eye", "left")]
    assert sheet("joss", "street=S01E02").place == "harbour"
