"""`check --format sarif`: what SARIF 2.1.0 asks for, the same bytes each time, and marks that stay when lines move."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import sarif_pydantic

from previously.checks.registry import RULES
from previously.checks.rules.minds import reset
from tests.surfaces.conftest import Typed

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif.json").read_text("utf-8"))
JESSICA = Path(__file__).parents[2] / "stories" / "jessica-jones"
WRONG = """\
S01E01:
  scenes:
    1:
      lines:
        - Joe kills Mara
    2:
      present: [mara]
      lines:
        - Mara meets Marra
"""
STORY = "title: Harbour\ncast: {mara: Mara, joe: Joe}\n"


def log(typed: Typed, *arguments: str) -> Any:
    said = typed("check", *arguments, "--format", "sarif")
    assert (said.code in {0, 1}, said.err) == (True, "")
    found = json.loads(said.out)
    jsonschema.Draft7Validator(SCHEMA).validate(found)
    theirs = sarif_pydantic.Sarif.model_validate(found)  # another's model of the format reads it as we mean it
    assert theirs.model_dump(by_alias=True, exclude_none=True)["runs"][0]["results"] == found["runs"][0]["results"]
    return found


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story with findings in a folder below the one that one stands in; its path needs quoting."""
    folder = tmp_path / "my stories" / "ha:fen ß"
    folder.mkdir(parents=True)
    (folder / "story.yaml").write_text(STORY, "utf-8")
    (folder / "s01.yaml").write_text(WRONG, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def results(typed: Typed, folder: Path, *options: str) -> list[Any]:
    found: list[Any] = log(typed, str(folder), *options)["runs"][0]["results"]
    return found


def test_a_draft_with_findings_is_valid_and_names_its_rules(typed: Typed) -> None:
    found = log(typed, str(JESSICA), "--plan", "hovercar")
    (run,) = found["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert all(rule["help"]["markdown"] == RULES[rule["id"]].page for rule in rules)
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["relatedLocations"], "a finding shows both sides"
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_a_clean_story_is_a_log_without_results_and_leaves_with_0(typed: Typed, lighthouse: Path) -> None:
    assert typed("check", "--format", "sarif").code == 0
    assert log(typed, str(lighthouse))["runs"][0]["results"] == []


def test_only_the_rules_that_look_are_named(typed: Typed, harbour: Path) -> None:
    (run,) = log(typed, str(harbour), "--select", "PV1")["runs"]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {code for code in RULES if code.startswith("PV1")}
    assert [result["ruleId"] for result in run["results"]] == ["PV101"]


def test_the_same_story_is_the_same_bytes_and_no_path_is_absolute(typed: Typed, harbour: Path) -> None:
    first = typed("check", str(harbour), "--format", "sarif")
    again = typed("check", str(harbour.relative_to(Path.cwd())), "--format", "sarif")
    assert (first.code, first.out) == (1, again.out)
    assert str(Path.cwd()) not in first.out
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results(typed, harbour)}
    assert uris == {"my%20stories/ha%3Afen%20%C3%9F/s01.yaml"}


def test_from_inside_or_beside_the_story_paths_lead_to_its_files(
    typed: Typed, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (harbour / "notes").mkdir()
    for inside, wanted in ((harbour, "s01.yaml"), (harbour / "notes", "../s01.yaml")):
        monkeypatch.chdir(inside)
        location = results(typed, harbour)[0]["locations"][0]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == wanted


def test_levels_are_those_of_the_format(typed: Typed, harbour: Path) -> None:
    (harbour / "s02.yaml").write_text(
        "S02E01:\n  scenes:\n    1:\n      lines: [Joe whistles]\n      plce: x\n", "utf-8"
    )
    levels = {result["ruleId"]: result["level"] for result in results(typed, harbour)}
    assert levels["PV101"] == "error"
    assert levels["PV007"] == "warning"
    assert levels["PV004"] == "note"


def test_the_fix_is_told(typed: Typed, harbour: Path) -> None:
    (dead,) = (result for result in results(typed, harbour) if result["ruleId"] == "PV101")
    assert ". Fix: log the return" in dead["message"]["text"]


def marks(found: list[Any]) -> list[str]:
    return sorted(result["partialFingerprints"]["remark/v1"] for result in found)


def test_marks_stay_when_lines_move_and_scenes_are_numbered_anew(typed: Typed, harbour: Path) -> None:
    before = results(typed, harbour)
    moved = WRONG.replace("    1:\n", "    0:\n      lines:\n        - Mara meets Joe\n    1:\n", 1)
    (harbour / "s01.yaml").write_text("# a word first\n\n" + moved.replace("    2:\n", "    3:\n"), "utf-8")
    after = results(typed, harbour)
    lines = [[r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in found] for found in (before, after)]
    assert lines[0] != lines[1]
    assert marks(before) == marks(after)


def test_the_same_line_twice_has_two_marks(typed: Typed, harbour: Path) -> None:
    (harbour / "s01.yaml").write_text(WRONG + "        - Mara meets Marra\n", "utf-8")
    found = marks(results(typed, harbour, "--select", "unknown-name"))
    assert len(set(found)) == len(found) == 2


def test_columns_count_utf16_units(typed: Typed, harbour: Path) -> None:
    (harbour / "story.yaml").write_text("title: Harbour\ncast: {mara: Mara, joe: Joe}\n", "utf-8")
    text = "S01E01: {scenes: {1: {place: 🌊🌊, lines: [Mara meets Marra]}}}\n"
    (harbour / "s01.yaml").write_text(text, "utf-8")
    (result,) = results(typed, harbour, "--select", "PV003")
    column = result["locations"][0]["physicalLocation"]["region"]["startColumn"]
    said = json.loads(typed("check", str(harbour), "--select", "PV003", "--format", "json").out)
    assert column == said["findings"][0]["column"] + 2
    before = text.encode("utf-16-le")[: 2 * (column - 1)].decode("utf-16-le")
    assert text[len(before) :].startswith("Marra]")


def test_braces_and_what_would_be_a_link_are_escaped(typed: Typed, harbour: Path) -> None:
    text = WRONG.replace("- Joe kills Mara", "- 'Joe kills Mara; tried {0} [here](1)'")
    (harbour / "s01.yaml").write_text(text, "utf-8")
    found = results(typed, harbour)
    texts = [result["message"]["text"] for result in found]
    texts += [side["message"]["text"] for result in found for side in result.get("relatedLocations", ())]
    escaped = [text for text in texts if "](1)" in text]
    assert escaped
    assert all(r"{{0}} \[here\](1)" in text for text in escaped)
    assert not any("[here](" in text.replace(r"\[", "").replace(r"\]", "") for text in texts)


def test_a_rule_that_crashes_is_told_in_the_log_too(
    typed: Typed, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reset, "check", crash)
    said = typed("check", str(harbour), "--format", "sarif")
    found = json.loads(said.out)
    jsonschema.Draft7Validator(SCHEMA).validate(found)
    (invocation,) = found["runs"][0]["invocations"]
    assert (said.code, invocation["executionSuccessful"]) == (3, False)
    assert "reset" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert found["runs"][0]["results"]
    for name in said.err.split("report in ")[1:]:
        Path(name.split()[0]).unlink()


def test_the_schema_refuses_what_is_not_of_the_format(typed: Typed, harbour: Path) -> None:
    found = log(typed, str(harbour))
    found["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate(found)
