"""0 clean, 1 findings, 2 usage or unreadable input, 3 our mistake, 130 interrupted; and a sentence that says why."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from previously.checks import registry
from previously.checks.case import Case
from previously.checks.rules.minds import reset, trusts_too_soon
from previously.core.finding import Finding
from previously.surfaces.cli import options
from previously.surfaces.cli.main import COMMANDS
from tests.surfaces.conftest import Typed

BROKEN = "S01E03:\n  scenes:\n    1:\n      lines:\n        - Mara trusts Joe\n"


def test_a_clean_story_is_0_and_one_with_findings_1(typed: Typed, lighthouse: Path) -> None:
    assert typed("check").code == 0
    (lighthouse / "s02.yaml").write_text(BROKEN, "utf-8")
    assert typed("check").code == 1


def test_hints_are_no_findings_to_leave_with(typed: Typed, lighthouse: Path) -> None:
    (lighthouse / "s02.yaml").write_text("S01E03:\n  scenes:\n    1:\n      lines: [Mara whistles]\n", "utf-8")
    said = typed("check")
    assert (said.code, said.out.splitlines()[-1]) == (0, "1 hint beside; --hints shows it.")
    assert "PV004 no-effect s02.yaml:4" in typed("check", "--hints").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "there is no command “chek”; did you mean “check”?"),
        (["--nope"], "there is no option “--nope”; “previously --help” shows how"),
        (["check", "--plam", "x"], "there is no option “--plam”; did you mean “--plan”?"),
        (["on", "mara", "--numbrs"], "there is no option “--numbrs”; did you mean “--numbers”?"),
        (["on"], "NAME is missing; “previously on --help” shows how"),
        (["new"], "DIR is missing; “previously new --help” shows how"),
        (["check", "--plan"], "option '--plan' requires an argument"),
        (["check", ".", "b"], "got unexpected extra argument (b); “previously check --help” shows how"),
        (["on", "mara", "--format", "xml"], "--format: 'xml' is not one of 'text', 'json'"),
        (["completion", "ksh"], "shell: 'ksh' is not one of 'bash', 'zsh', 'fish'"),
        (["on", "marra"], "nobody in “The Lighthouse” is called “marra”; did you mean “mara”?"),
        (["on", "mara", "--present", "joee"], "nobody in “The Lighthouse” is called “joee”; did you mean “joe”?"),
        (["on", "mara", "--at", "S01E0x"], "“S01E0x” is not a position here; write it like S01E01 or S01E01.2"),
        (["on", "mara", "--without", "Jo Harkr"], "did you mean “"),
        (["on", "mara", "--without", "S01E02.1/9"], "did you mean “S01E02.1/1”?"),
        (["on", "mara", "--plan", "drft"], "there is no plan “drft” in “.”; it has draft.yaml"),
        (["check", "nowhere"], "“nowhere” has no story.yaml; “previously new nowhere” makes a story to start from"),
        (["check", "s01.yaml"], "“s01.yaml” is a file, and a story is a folder; did you mean “.”?"),
        (["check", "../lighthous"], "“../lighthous” has no story.yaml; did you mean “../lighthouse”?"),
        (["lab", "nope.json"], "“nope.json” cannot be read: No such file or directory"),
        (["lab", "story.yaml"], "“story.yaml” is no JSON"),
        (["lab", "plans"], "“plans” cannot be read: Is a directory"),
        (["new", "."], "“.” already exists and is not empty; choose a new folder"),
        (["new", "story.yaml"], "“story.yaml” already exists and is not empty; choose a new folder"),
        (["import", "nope.json", "-o", "x"], "“nope.json” cannot be read: No such file or directory"),
        (["import", "nope.json"], "-o DIR is missing; “previously import --help” shows how"),
    ],
)
@pytest.mark.usefixtures("lighthouse")
def test_what_is_typed_wrongly_is_2_and_one_sentence(typed: Typed, arguments: list[str], said: str) -> None:
    found = typed(*arguments)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert found.err.startswith("previously: ")
    assert found.err.count("\n") == 1
    assert "Traceback" not in found.err


def test_without_a_command_it_says_what_there_is(typed: Typed) -> None:
    found = typed()
    assert found.code == 2
    assert all(name in found.out for name in COMMANDS)


def _crash(case: Case, who: str) -> Iterable[Finding]:
    raise ZeroDivisionError(f"we divided {case.name(who)}")


def test_a_rule_that_crashes_is_3_and_costs_no_other_rule_its_findings(
    typed: Typed, lighthouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reset, "check", _crash)
    found = typed("check", "--plan", "draft")
    assert found.code == 3
    assert "PV206 trusts-too-soon" in found.out
    assert "PV201" not in found.out
    assert "the rule reset came to no end" in found.err
    assert found.err.count("\n") == 1
    report = _report(found.err)
    assert "ZeroDivisionError: we divided Mara Quill" in report
    assert "previously" in report.splitlines()[0]
    assert lighthouse.exists()


def test_two_rules_that_crash_are_two_reports(typed: Typed, lighthouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reset, "check", _crash)
    monkeypatch.setattr(trusts_too_soon, "check", _crash)
    found = typed("check", str(lighthouse), "--format", "json")
    assert (found.code, json.loads(found.out)["findings"]) == (3, [])
    assert [line.split(" came")[0] for line in found.err.splitlines()] == [
        "previously: the rule reset", "previously: the rule trusts-too-soon",
    ]  # fmt: skip


def test_in_python_a_crash_is_a_crash(lighthouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reset, "check", _crash)
    with pytest.raises(ZeroDivisionError):
        options.opened(str(lighthouse)).check([registry.RULES["PV201"]])


def test_any_other_crash_is_3_with_a_report(typed: Typed, lighthouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Case, "prepare", lambda _: 1 / 0)
    found = typed("check", str(lighthouse))
    assert (found.code, found.out, found.err.count("\n")) == (3, "", 1)
    assert "this is our mistake, not yours (ZeroDivisionError)" in found.err
    assert "division by zero" in _report(found.err)


def test_an_interrupt_is_130(typed: Typed, lighthouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: Case) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Case, "prepare", stop)
    found = typed("check", str(lighthouse))
    assert (found.code, found.out) == (130, "")
    assert found.err.strip() == "interrupted"


def _report(said: str) -> str:
    """The report that a sentence names; it is removed."""
    (name,) = re.findall(r"the report in (\S+)", said)
    path = Path(name)
    text = path.read_text("utf-8")
    path.unlink()
    return text
