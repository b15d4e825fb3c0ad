"""`previously compare`: plans side by side, what each adds to the findings and where it bends whose arc."""

import json
from pathlib import Path
from typing import Any

import pytest

from previously.surfaces.cli.terminal import columns
from tests.surfaces.conftest import Typed
from tests.surfaces.test_json import FINDING, types

JESSICA = str(Path(__file__).parents[2] / "stories" / "jessica-jones")
STORY = {
    "story.yaml": """\
title: Harbour
cast:
  mara: {name: Mara Quill, lead: true}
  ann: {name: Ann, lead: true, bonds: {ben: 0.9}}
  ben: {name: Ben, lead: false}
  joe: {name: Joe, lead: false}
""",
    "s01.yaml": """\
S01E01:
  scenes:
    1:
      place: cellar
      lines:
        - Joe captures Mara; cues rope
    2:
      present: [ann, ben]
      lines:
        - Ann meets Ben
""",
    "plans/worse.yaml": """\
S01E02:
  scenes:
    1:
      place: yard
      present: [mara, joe]
      lines:
        - Mara is reminded of Joe; cues rope
        - Mara plays at ease
    2:
      later: 1 day
      lines:
        - Joe tortures Mara; cues rope
""",
    "plans/still.yaml": """\
S01E02:
  scenes:
    1:
      place: yard
      present: [mara, joe]
      lines:
        - Mara is reminded of Joe; cues rope
""",
    "plans/back.yaml": """\
cast: {zed: {name: Zed, lead: true}}
S01E02:
  scenes:
    1:
      flashback: -100
      lines:
        - Zed captures Mara; cues rope
    2:
      present: [zed, joe]
      lines:
        - Joe captures Zed
""",
    "plans/cut.yaml": "S01E02: [a, b\n  - x: :\n",
    "plans/loss.yaml": """\
S01E02:
  scenes:
    1:
      place: yard
      present: [ann, ben, joe]
      lines:
        - Joe kills Ann
""",
}


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plans").mkdir()
    for name, text in STORY.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def compared(typed: Typed, *arguments: str) -> dict[str, Any]:
    said = typed("compare", *arguments, "--format", "json")
    assert (said.code, said.err) == (0, "")
    return {plan["plan"]: plan for plan in json.loads(said.out)["plans"]}


@pytest.mark.usefixtures("harbour")
def test_json_holds_the_documented_fields_and_nothing_else(typed: Typed) -> None:
    data = json.loads(typed("compare", "plans/worse.yaml", "plans/still.yaml", "--format", "json").out)
    assert list(data) == ["story", "plans"]
    assert [list(plan) for plan in data["plans"]] == [["plan", "findings", "arcs"]] * 2
    assert [types(found) for found in data["plans"][0]["findings"]] == [list(FINDING.items())]
    for plan in data["plans"]:
        for arc in plan["arcs"].values():
            assert list(arc) == ["bends_at", "ends", "most"]
            assert list(arc["ends"]) == ["hurt", "lift", "distress", "vulnerability", "void", "grief"]
            assert arc["most"] is None or list(arc["most"]) == ["readout", "at", "by"]


@pytest.mark.usefixtures("harbour")
def test_each_plan_has_the_findings_that_check_reports_of_it(typed: Typed) -> None:
    found = compared(typed, "worse", "still")
    checked = json.loads(typed("check", "--plan", "worse", "--format", "json").out)
    assert found["worse"]["findings"] == checked["findings"]
    assert found["still"]["findings"] == []


@pytest.mark.usefixtures("harbour")
def test_an_arc_bends_where_the_plan_does_something_to_her_and_not_where_it_only_shows_her(typed: Typed) -> None:
    found = compared(typed, "worse", "still", "--on", "mara")
    worse, still = found["worse"]["arcs"]["mara"], found["still"]["arcs"]["mara"]
    assert worse["bends_at"] == "S01E02.2"
    assert (worse["most"]["at"], worse["most"]["by"] > 0.03) == ("S01E02.2", True)
    assert (still["bends_at"], still["most"]) == (None, None)
    assert worse["ends"]["vulnerability"] > still["ends"]["vulnerability"]


@pytest.mark.usefixtures("harbour")
def test_without_on_only_the_leading_characters_who_change_are_shown(typed: Typed) -> None:
    assert list(compared(typed, "worse")["worse"]["arcs"]) == ["mara"]
    assert compared(typed, "still")["still"]["arcs"] == {}
    assert "None of the leading characters" in typed("compare", "still").out
    assert list(compared(typed, "worse", "--on", "ann, Ben")["worse"]["arcs"]) == ["ann", "ben"]


@pytest.mark.usefixtures("harbour")
def test_a_death_bends_an_arc(typed: Typed) -> None:
    found = compared(typed, "loss")["loss"]["arcs"]
    assert found["ann"]["bends_at"] == "S01E02.1"
    assert "dies at S01E02.1" in typed("compare", "loss").out


@pytest.mark.usefixtures("harbour")
def test_plans_are_named_by_path_or_by_name_from_the_folder_or_from_elsewhere(
    typed: Typed, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_path = compared(typed, "plans/worse.yaml")["plans/worse.yaml"]
    monkeypatch.chdir(harbour.parent)
    assert compared(typed, "worse", "--in", str(harbour))["worse"]["arcs"] == by_path["arcs"]
    shell = f"{harbour.name}/plans/worse.yaml"
    assert compared(typed, shell, "--in", harbour.name)[shell]["arcs"] == by_path["arcs"]


@pytest.mark.usefixtures("harbour")
def test_whom_only_one_plan_brings_in_is_not_in_the_others(typed: Typed) -> None:
    found = compared(typed, "back", "still")
    assert found["back"]["arcs"]["zed"]["bends_at"] == "S01E02.2"
    assert list(found["still"]["arcs"]) == ["mara"]
    assert "is not in it" in typed("compare", "back", "still").out


@pytest.mark.usefixtures("harbour")
def test_what_a_plan_tells_in_a_flashback_bends_what_was_lived_since(typed: Typed) -> None:
    assert compared(typed, "back", "--on", "mara")["back"]["arcs"]["mara"]["bends_at"] == "S01E01.1"


@pytest.mark.usefixtures("harbour")
def test_a_plan_that_cannot_be_read_is_a_finding_of_that_plan(typed: Typed) -> None:
    found = compared(typed, "cut", "still")
    assert [finding["rule"] for finding in found["cut"]["findings"]] == ["unreadable-file"]
    assert found["still"]["findings"] == []


@pytest.mark.usefixtures("harbour")
def test_plans_part_where_only_one_of_them_goes_on_or_does_something_else(typed: Typed) -> None:
    page = " ".join(typed("compare", "worse", "still", "--on", "mara").out.split())
    assert "parts from still at S01E02.2 from worse at S01E02.2" in page


@pytest.mark.usefixtures("harbour")
def test_a_plan_named_twice_is_compared_once(typed: Typed) -> None:
    assert list(compared(typed, "worse", "worse", "still")) == ["worse", "still"]


@pytest.mark.usefixtures("harbour")
def test_without_somebody_a_plan_can_do_nothing_that_is_theirs(typed: Typed) -> None:
    found = compared(typed, "worse", "--without", "joe", "--on", "mara")["worse"]
    assert found["arcs"]["mara"]["bends_at"] is None


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("plans", [["worse"], ["worse", "still"], ["worse", "still", "loss"]])
@pytest.mark.usefixtures("harbour")
def test_it_fits_the_terminal_and_says_how_each_ends(
    typed: Typed, plans: list[str], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for numbers in ([], ["--numbers"]):
        said = typed("compare", *plans, "--on", "mara", *numbers)
        assert (said.code, said.err) == (0, "")
        assert all(columns(line) <= width for line in said.out.splitlines()), said.out
        heads = [line for line in said.out.splitlines() if any(line.strip().startswith(plan) for plan in plans)]
        assert len(heads) == (1 if width >= 32 * len(plans) else len(plans))
        assert said.out.count("ends ") == len(heads)


@pytest.mark.usefixtures("harbour")
def test_words_come_first_and_figures_only_when_asked_for(typed: Typed) -> None:
    assert "0." not in typed("compare", "worse").out
    assert "(+0." in typed("compare", "worse", "--numbers").out


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("arguments", [[], ["nowhere"], ["worse", "--on", "zoe"], ["worse", "--in", "nowhere"]])
def test_what_cannot_be_is_said_in_a_sentence(typed: Typed, arguments: list[str]) -> None:
    said = typed("compare", *arguments)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_of_two_second_seasons_one_wipes_her_clean_and_one_moves_her_forward(typed: Typed) -> None:
    found = compared(typed, "hovercar", "carry", "--in", JESSICA)
    hovercar, carry = found["hovercar"], found["carry"]
    assert {finding["code"] for finding in hovercar["findings"]} >= {"PV201", "PV202", "PV301"}
    assert carry["findings"] == []
    arcs = hovercar["arcs"]["jessica"], carry["arcs"]["jessica"]
    assert arcs[1]["most"]["by"] < 0, "what is worked through hurts less where it is met again"
    assert all(arc["ends"]["vulnerability"] > 0.5 for arc in arcs), "nobody is cured"
    assert arcs[1]["ends"]["vulnerability"] < arcs[0]["ends"]["vulnerability"]
    page = typed("compare", "hovercar", "carry", "--in", JESSICA).out
    assert "6 errors and 1 warning" in page
    assert "nothing wrong" in page
