"""Several series share one universe: one canon, positions of their own, and an audience that has seen part of each."""

from pathlib import Path

import pytest

import previously as pv
from previously.canon.load import loader_of
from previously.canon.log import Canon
from previously.core.entries import Event
from previously.formats.folder import names_of

HARBOUR = """\
title: Harbour
series: harbour
positions: S{season}E{episode}
clock: {episode: 7, start: 10}
scope: neighborhood
cast:
  mara: {name: Mara Voss, lead: true}
  joe: Joe
  ann: {name: Ann, from: fleet=E02}
premises:
  - {id: small, never: "stakes() > neighborhood"}
"""
HARBOUR_ONE = """\
S01E01:
  scenes:
    1:
      place: quay
      lines:
        - Joe helps Mara
S01E02:
  scenes:
    1:
      place: quay
      lines:
        - Mara plays grieving
        - Mara is reminded of the wreck; because of fleet=E01.1/1
"""
FLEET = """\
title: The Fleet
series: fleet
positions: E{episode}
scope: world
cast:
  mara: {name: Skipper, bonds: {ben: 0.8}, goals: {home: {weight: 0.5, target: ben, from: E01}}}
  ben: Ben
  joe2: Joe
"""
FLEET_ONE = """\
E01:
  scenes:
    1:
      place: sea
      lines:
        - Joe kills Ben; cues storm; shattering; stakes world
        - Skipper plays broken
    2:
      lines:
        - Skipper tells Joe; sets wreck = deep
E02:
  scenes:
    1:
      lines:
        - Skipper meets Joe; retells E01.2/1
"""
ROOT = "title: Sea\nseries: [harbour, fleet]\n"


def files(**changed: str) -> dict[str, str]:
    return {
        "story.yaml": ROOT,
        "harbour/story.yaml": HARBOUR,
        "harbour/s01.yaml": HARBOUR_ONE,
        "fleet/story.yaml": FLEET,
        "fleet/s01.yaml": FLEET_ONE,
    } | changed


@pytest.fixture
def sea() -> pv.Story:
    return pv.story_of(files())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in files().items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def test_a_universe_is_one_canon(sea: pv.Story) -> None:
    assert [episode.at for episode in sea.canon.episodes] == [
        "fleet=E01",
        "fleet=E02",
        "harbour=S01E01",
        "harbour=S01E02",
    ]
    assert [finding.code for finding in sea.check() if finding.severity != "hint"] == []


def test_who_has_one_id_in_two_series_is_one_person(sea: pv.Story) -> None:
    mara = sea.character("Skipper")
    assert mara is sea.character("Mara Voss")
    assert mara.lead
    assert sea.headspace("mara", "harbour=S01E02.1").why("vulnerability")[0][0].id == "fleet=E01.1/1"


def test_a_name_is_its_own_series_name(sea: pv.Story) -> None:
    assert sea.canon.addresses["harbour=S01E01.1/1"].subject == "joe"
    assert sea.canon.addresses["fleet=E01.1/1"].subject == "joe2"


def test_a_series_lives_on_its_own_clock(sea: pv.Story) -> None:
    assert [episode.scenes[0].day for episode in sea.canon.episodes] == [0, 0, 10, 17]


def test_an_address_without_a_series_is_one_of_its_own(sea: pv.Story) -> None:
    again = sea.canon.addresses["fleet=E02.1/1"]
    assert isinstance(again, Event)
    assert again.retells == "fleet=E01.2/1"


def test_a_premise_is_about_its_own_series() -> None:
    plan = files(
        **{"harbour/s02.yaml": "S02E01:\n  scenes:\n    1:\n      lines:\n        - Joe helps Mara; stakes world\n"}
    )
    broken = [f for f in pv.story_of(plan).check() if f.code == "PV301"]
    assert [finding.at for finding in broken] == ["harbour=S02E01.1"]


def test_a_bare_position_names_no_series(sea: pv.Story) -> None:
    with pytest.raises(pv.UnknownPosition, match="“E01” names none of the series here; write fleet=E01 or harbour=E01"):
        sea.headspace("mara", "E01")
    with pytest.raises(pv.UnknownPosition, match="there is no series “feet” here; did you mean “fleet”"):
        sea.headspace("mara", "feet=E01")


def test_the_end_of_a_universe_is_what_was_lived_last(sea: pv.Story) -> None:
    assert sea.canon.moment().at == "harbour=S01E02"
    assert sea.canon.moment("fleet=E09").day == 0


def test_standing_in_a_series_a_bare_position_is_its_own(folder: Path) -> None:
    story = pv.open(folder / "fleet")
    assert story.title == "The Fleet"
    assert story.canon.moment("E02").at == "fleet=E02"
    assert story.canon.moment().at == "fleet=E02"
    assert story.headspace("mara", "harbour=S01E01").at == "harbour=S01E01"


def test_standing_in_a_series_one_hears_of_its_own_faults(folder: Path) -> None:
    (folder / "harbour" / "s01.yaml").write_text(HARBOUR_ONE + "        - Marra hurts Mara\n", "utf-8")
    assert [f.code for f in pv.open(folder / "fleet").check() if f.severity == "error"] == []
    assert [f.span.path for f in pv.open(folder).check() if f.severity == "error"] == ["harbour/s01.yaml"]


def test_a_series_by_itself_is_read_alone(folder: Path) -> None:
    (folder / "story.yaml").write_text("title: Sea\nseries: [harbour]\n", "utf-8")
    story = pv.open(folder / "fleet")
    assert [episode.at for episode in story.canon.episodes] == ["E01", "E02"]


def test_a_folder_of_named_series_needs_no_story_of_its_own(folder: Path) -> None:
    (folder / "story.yaml").unlink()
    assert pv.open(folder).title == "The Fleet & Harbour"
    (folder / "fleet" / "story.yaml").write_text(FLEET.replace("series: fleet\n", ""), "utf-8")
    with pytest.raises(pv.UnreadableInput, match=r"has no story\.yaml"):
        pv.open(folder)


def test_a_series_that_is_not_there_is_found() -> None:
    def wrong(text: str) -> list[str]:
        return [f.message for f in loader_of(files(**{"story.yaml": text})).canon().findings]

    assert wrong(ROOT) == []


def test_a_series_that_is_not_there_is_a_finding(folder: Path) -> None:
    (folder / "story.yaml").write_text("title: Sea\nseries: [harbour, fleett]\n", "utf-8")
    said = [finding.message for finding in pv.open(folder).findings]
    assert said == ["there is no folder “fleett” with a story.yaml here; did you mean “fleet”?"]


def test_a_plan_of_a_series_is_read_in_its_positions(folder: Path) -> None:
    plans = folder / "fleet" / "plans"
    plans.mkdir()
    (plans / "calm.yaml").write_text(
        "E03:\n  scenes:\n    1:\n      lines:\n        - Skipper plays at ease\n", "utf-8"
    )
    for story, path in ((pv.open(folder), "fleet/plans/calm.yaml"), (pv.open(folder / "fleet"), "plans/calm.yaml")):
        assert [(f.code, f.at) for f in story.plan(path).check()] == [("PV201", "fleet=E03.1")]


def test_two_series_of_one_name_are_told_apart() -> None:
    assert dict(names_of({"a/x": "jj", "b/x": "jj", "c": "no good"})) == {"a/x": "jj", "b/x": "b-x", "c": "c"}


def seen(progress: str) -> Canon:
    return loader_of(files()).seen(progress).canon()


def test_of_a_series_not_named_nothing_is_seen() -> None:
    harbour = seen("harbour=S01E01")
    assert [episode.at for episode in harbour.episodes] == ["harbour=S01E01"]
    assert sorted(harbour.cast) == ["joe", "mara"]
    assert harbour.cast["mara"].name == "Mara"
    assert "fleet" not in repr(list(harbour.serials.values()))


def test_a_link_between_series_is_told_when_its_label_is() -> None:
    assert "ann" not in seen("harbour=S01, fleet=E01").cast
    assert "ann" in seen("harbour=S01,fleet=E02").cast


def test_progress_needs_a_series_where_there_are_several() -> None:
    with pytest.raises(pv.UnknownPosition):
        seen("S01E01")
    assert seen("none").episodes == ()
    assert len(seen("all").episodes) == 4
    assert [e.at for e in seen("harbour=S01E01,fleet=all").episodes] == ["fleet=E01", "fleet=E02", "harbour=S01E01"]
    assert [e.at for e in seen("harbour=none,fleet=E01").episodes] == ["fleet=E01"]


def test_an_edit_in_one_series_is_what_a_fresh_reading_finds(sea: pv.Story) -> None:
    text = FLEET_ONE.replace("Skipper plays broken", "Skipper plays at ease")
    edited = sea.edited("fleet/s01.yaml", text)
    fresh = pv.story_of(files(**{"fleet/s01.yaml": text}))
    assert [(f.code, f.at, f.message) for f in edited.check()] == [(f.code, f.at, f.message) for f in fresh.check()]


def test_a_universe_of_one_series_knows_its_people() -> None:
    files = {
        "story.yaml": "title: U\nseries: [harbour]\n",
        "harbour/story.yaml": "title: Harbour\nseries: harbour\ncast: {mara: Mara, joe: Joe}\n",
        "harbour/s01.yaml": "S01E01:\n  scenes:\n    1:\n      lines:\n        - Mara meets Joe\n",
    }
    assert not loader_of(files).canon().findings
    fleet = {"fleet/story.yaml": "series: fleet\ncast: {ben: Ben}\n", "fleet/s01.yaml": "S01E01: {scenes: {1: {}}}\n"}
    assert not loader_of({**files, **fleet}).seen("harbour=S01E01").canon().findings


def test_a_universe_in_a_universe_is_said_to_be_one(tmp_path: Path) -> None:
    inner, series = tmp_path / "inner", tmp_path / "inner" / "harbour"
    series.mkdir(parents=True)
    (tmp_path / "story.yaml").write_text("title: Outer\nseries: [inner]\n", "utf-8")
    (inner / "story.yaml").write_text("title: Inner\nseries: [harbour]\n", "utf-8")
    (series / "story.yaml").write_text(HARBOUR, "utf-8")
    (series / "s01.yaml").write_text(HARBOUR_ONE, "utf-8")
    said = [f"{finding.span}: {finding.message}" for finding in pv.open(tmp_path).findings if finding.code != "PV022"]
    assert said == ["inner/story.yaml:1: this lists series of its own; a universe holds series, not other universes"]
    assert pv.open(inner).title == "Inner"
    assert len(list(pv.open(inner).canon.scenes())) > 0
