"""`previously rule`: a rule's page, and the list of them."""

import json

import pytest

from previously.checks.registry import RULES
from tests.surfaces.conftest import Typed


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_the_page_of_every_rule_fits_the_terminal_and_leaves_nothing_out(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, rule: pytest.FixtureRequest
) -> None:
    known = RULES[getattr(rule, "code")]  # noqa: B009 - a parameter has no type of its own
    monkeypatch.setenv("COLUMNS", "80")
    said = typed("rule", known.name)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0] == f"{known.code} {known.name}  {known.severity}"
    words = [word for line in known.page.splitlines() if not line.startswith("```") for word in line.split()]
    assert said.out.split()[3:] == [word for word in words if word != "##"]
    prose = (line for line in said.out.splitlines() if not line.startswith("    "))
    assert max(map(len, prose)) <= 80


def test_an_example_stands_as_it_is_written(typed: Typed) -> None:
    said = typed("rule", "pv101")
    assert "    scenes:\n      1: {lines: [Joe kills Mara]}\n" in said.out
    assert "```" not in said.out


def test_by_code_or_name_in_any_case_as_json(typed: Typed) -> None:
    for word in ("PV201", "pv201", "reset", "Reset"):
        assert json.loads(typed("rule", word, "--format", "json").out) == {
            "code": "PV201",
            "name": "reset",
            "severity": "error",
            "page": RULES["PV201"].page,
        }


def test_without_a_rule_all_of_them(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    said = typed("rule")
    heads = [line.split()[:3] for line in said.out.splitlines() if line.startswith("PV")]
    assert heads == [[rule.code, rule.name, rule.severity] for rule in RULES.values()]
    assert "A scene plays a state that her past does not support." in " ".join(said.out.split())
    listed = json.loads(typed("rule", "--format", "json").out)
    assert [rule["code"] for rule in listed] == list(RULES)


@pytest.mark.parametrize(
    ("word", "near"), [("rset", "; did you mean “reset”?"), ("PV21", "; did you mean “PV201”?"), ("qqqq", "")]
)
def test_no_such_rule_is_one_sentence_with_the_nearest(typed: Typed, word: str, near: str) -> None:
    said = typed("rule", word)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"previously: there is no rule “{word}”")
    assert said.err.count("\n") == 1
    assert near in said.err
