"""A baseline keeps back what an old story has already, wherever its lines move, and nothing else."""

import json
from pathlib import Path

import pytest

from previously.checks.rules.minds import reset
from tests.surfaces.conftest import Typed

SEASON = """\
S01E01:
  scenes:
    1:
      lines:
        - Joe controls Mara
S01E02:
  scenes:
    1:
      present: [mara, joe]
      lines:
        - Mara plays at ease
        - Mara plays happy
"""


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story with two findings and a hint, and one stands in it."""
    (tmp_path / "story.yaml").write_text("title: Harbour\ncast: {mara: Mara, joe: Joe}\n", "utf-8")
    (tmp_path / "s01.yaml").write_text(SEASON, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def update(typed: Typed, *options: str) -> str:
    said = typed("check", "--baseline", "known.json", "--update-baseline", *options)
    assert said.code == 0
    return said.err


def test_what_is_known_is_kept_back_and_the_check_is_clean(typed: Typed, old: Path) -> None:
    assert typed("check").code == 1
    assert update(typed) == "known.json holds 2 findings: 2 new, 0 gone.\n"
    said = typed("check", "--baseline", "known.json")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Harbour: nothing new contradicts what happened.")
    assert said.out.endswith("\n2 findings of known.json kept back.\n")
    assert old.exists()


def test_it_is_sorted_stable_and_one_finding_a_line(typed: Typed, old: Path) -> None:
    update(typed)
    text = (old / "known.json").read_text("utf-8")
    held = json.loads(text)["findings"]
    assert [entry["line"] for entry in held] == ["Mara plays at ease", "Mara plays happy"]
    assert sum('"code"' in line for line in text.splitlines()) == 2
    assert update(typed) == "known.json holds 2 findings: 0 new, 0 gone.\n"
    assert (old / "known.json").read_text("utf-8") == text


def test_it_holds_when_lines_move_and_scenes_are_numbered_anew(typed: Typed, old: Path) -> None:
    update(typed)
    moved = "# first\n" + SEASON.replace("    1:\n      present", "    1:\n      place: bar\n    2:\n      present")
    (old / "s01.yaml").write_text(moved, "utf-8")
    assert typed("check", "--baseline", "known.json").code == 0


def test_what_is_new_is_reported_and_only_that(typed: Typed, old: Path) -> None:
    update(typed)
    (old / "s01.yaml").write_text(SEASON + "        - Mara plays calmer\n", "utf-8")
    said = typed("check", "--baseline", "known.json", "--format", "json")
    assert said.code == 1
    assert ["calmer" in finding["message"] for finding in json.loads(said.out)["findings"]] == [True]


def test_the_same_line_once_more_is_new(typed: Typed, old: Path) -> None:
    update(typed)
    again = "    2:\n      present: [mara, joe]\n      lines:\n        - Mara plays at ease\n"
    (old / "s01.yaml").write_text(SEASON + again, "utf-8")
    said = typed("check", "--baseline", "known.json", "--format", "json")
    assert [finding["at"] for finding in json.loads(said.out)["findings"]] == ["S01E02.2"]


def test_entries_that_no_longer_occur_are_counted_and_taken_out(typed: Typed, old: Path) -> None:
    update(typed)
    (old / "s01.yaml").write_text(SEASON.replace("        - Mara plays happy\n", ""), "utf-8")
    said = typed("check", "--baseline", "known.json")
    assert "1 finding of known.json kept back; 1 of its entries no longer occurs" in said.out
    assert update(typed) == "known.json holds 1 finding: 0 new, 1 gone.\n"


def test_hints_are_held_only_where_they_count(typed: Typed, old: Path) -> None:
    (old / "s02.yaml").write_text("S02E01: {scenes: {1: {lines: [Joe whistles]}}}\n", "utf-8")
    assert update(typed) == "known.json holds 2 findings: 2 new, 0 gone.\n"
    assert update(typed, "--severity", "hint") == "known.json holds 3 findings: 1 new, 0 gone.\n"


def test_rules_that_do_not_look_keep_their_entries(typed: Typed, old: Path) -> None:
    update(typed)
    (old / "s02.yaml").write_text("S02E01: {scenes: {1: {lines: [Marra waits]}}}\n", "utf-8")
    assert update(typed, "--select", "PV0") == "known.json holds 1 finding: 1 new, 0 gone.\n"
    assert typed("check", "--baseline", "known.json").code == 0
    said = typed("check", "--baseline", "known.json", "--select", "PV0")
    assert "no longer" not in said.out


def test_a_rule_that_crashes_writes_no_baseline(typed: Typed, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reset, "check", crash)
    said = typed("check", "--baseline", "known.json", "--update-baseline")
    assert (said.code, (old / "known.json").exists()) == (3, False)
    Path(said.err.split("report in ")[1].split()[0]).unlink()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no baseline “known.json”; --update-baseline writes one"),
        ("{", "“known.json” is no JSON"),
        ("[]", "“known.json” is no baseline of ours"),
        ('{"baseline": 1, "findings": [{"code": 1}]}', "“known.json” is no baseline of ours"),
        ('{"baseline": 2, "findings": []}', "“known.json” is a baseline of version 2; this reads 1"),
    ],
)
def test_a_baseline_that_cannot_be_read_is_one_sentence(typed: Typed, old: Path, text: str | None, said: str) -> None:
    if text is not None:
        (old / "known.json").write_text(text, "utf-8")
    found = typed("check", "--baseline", "known.json")
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
    assert said in found.err


@pytest.mark.usefixtures("old")
def test_options_that_do_not_go_together_are_said(typed: Typed) -> None:
    assert "--update-baseline needs --baseline FILE" in typed("check", "--update-baseline").err
    assert "--watch prints text" in typed("check", "--watch", "--format", "sarif").err
    assert typed("check", "--watch", "--baseline", "x.json", "--update-baseline").code == 2
    assert typed("check", "--select", "rset").err == "previously: there is no rule “rset”; did you mean “reset”?\n"


@pytest.mark.usefixtures("old")
def test_severity_says_what_is_shown_and_what_fails(typed: Typed, old: Path) -> None:
    (old / "s01.yaml").write_text("S01E01: {plce: x, scenes: {1: {lines: [Joe whistles]}}}\n", "utf-8")
    for severity, code, shown in (("error", 0, 0), ("warning", 1, 1), ("hint", 1, 2)):
        said = typed("check", "--severity", severity, "--format", "json")
        assert (said.code, len(json.loads(said.out)["findings"])) == (code, shown)
    assert "PV004 no-effect" in typed("check", "--severity", "hint").out
    assert "beside" not in typed("check", "--severity", "warning").out
    assert typed("check", "--severity", "fatal").code == 2
