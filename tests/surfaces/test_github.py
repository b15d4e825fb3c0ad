"""`check --format github`: one workflow command a finding, which GitHub puts beside the line."""

import re
from pathlib import Path

import pytest

from tests.surfaces.conftest import Typed

COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]*),line=(\d+),col=(\d+),title=([^,:]*)::(.*)")
JESSICA = Path(__file__).parents[2] / "stories" / "jessica-jones"


def unescaped(text: str) -> str:
    for sign, escape in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(escape, sign)
    return text


def test_each_finding_is_one_line(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(JESSICA.parent.parent)
    said = typed("check", "stories/jessica-jones", "--plan", "hovercar", "--format", "github")
    found = [COMMAND.fullmatch(line) for line in said.out.splitlines()]
    assert said.code == 1
    assert found
    assert all(found)
    first = next(match for match in found if match and match[5] == "PV201 reset")
    assert (first[1], first[2]) == ("error", "stories/jessica-jones/plans/hovercar.yaml")
    line = (JESSICA / "plans" / "hovercar.yaml").read_text("utf-8").splitlines()[int(first[3]) - 1]
    assert line[int(first[4]) - 1 :].startswith("Jessica plays")
    message, *sides = unescaped(first[6]).split("\n")
    assert message.startswith("Jessica Jones plays")
    assert all(side.startswith("< ") for side in sides)


def test_hints_are_notices_and_warnings_warnings(typed: Typed, lighthouse: Path) -> None:
    text = "S01E03:\n  scenes:\n    1:\n      plce: x\n      lines: [Mara whistles]\n"
    (lighthouse / "s02.yaml").write_text(text, "utf-8")
    said = typed("check", "--format", "github")
    assert said.code == 1
    kinds = {match[5]: match[1] for line in said.out.splitlines() if (match := COMMAND.fullmatch(line))}
    assert (kinds["PV007 unknown-key"], kinds["PV004 no-effect"]) == ("warning", "notice")


def test_no_sign_of_a_path_or_a_message_ends_a_command(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a,b:c%0A"
    folder.mkdir()
    (folder / "story.yaml").write_text("title: Harbour\ncast: {mara: Mara}\n", "utf-8")
    (folder / "s01.yaml").write_text('S01E01:\n  scenes:\n    1:\n      day: "1\\n::error::%"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    said = typed("check", folder.name, "--format", "github")
    (line,) = said.out.splitlines()
    match = COMMAND.fullmatch(line)
    assert match
    assert unescaped(match[2]) == "a,b:c%0A/s01.yaml"
    assert "1\n::error::%" in unescaped(match[6])


def test_from_inside_a_series_of_a_universe_paths_lead_to_its_own_files(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in {
        "story.yaml": "title: Both\nseries: [street, watch]\ncast: {mara: Mara}\n",
        "street/story.yaml": "title: Street\nseries: street\n",
        "street/s01.yaml": "S01E01: {scenes: {1: {lines: [Marra waits]}}}\n",
        "watch/story.yaml": "title: Watch\nseries: watch\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    for inside, story, wanted in (("street", ".", "s01.yaml"), (".", "street", "street/s01.yaml")):
        monkeypatch.chdir(tmp_path / inside)
        (line,) = typed("check", story, "--format", "github").out.splitlines()
        assert f" file={wanted},line=1," in line
        assert typed("check", "--files", wanted, "--format", "github").out == f"{line}\n"
    (tmp_path / "street" / "plans").mkdir()
    (tmp_path / "street" / "plans" / "draft.yaml").write_text("S01E02: {}\n", "utf-8")
    assert "Both: 1 error." in typed("check", "--files", "street/plans/draft.yaml", "watch/story.yaml").out


def test_a_clean_story_says_nothing(typed: Typed, lighthouse: Path) -> None:
    assert typed("check", str(lighthouse), "--format", "github") == (0, "", "")
