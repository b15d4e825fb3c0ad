"""Which rules are asked for, and that no others run."""

import pytest

from previously.checks.registry import RULES, Rule
from previously.checks.selection import selected
from previously.core.errors import BadRequest
from tests.stories import story

SEASON = """\
S01E01:
  scenes:
    1: {lines: ["Joe controls Mara", "Marra waits"]}
S01E02:
  scenes:
    1: {present: [mara, joe], lines: ["Mara plays at ease", "Mara plays over it about Joe", "Mara trusts Joe"]}
"""


def codes(select: str = "", ignore: str = "") -> set[str]:
    return {rule.code for rule in selected((select,), (ignore,)) or ()}


def test_nothing_said_is_every_rule() -> None:
    assert selected() is None
    assert selected(("",), (" , ",)) is None


def test_by_code_name_and_the_start_of_a_code_in_any_case() -> None:
    assert codes("pv201, Cured") == {"PV201", "PV202"}
    assert codes("PV2") == {code for code in RULES if code.startswith("PV2")}
    assert codes("pv") == set(RULES)
    assert codes("PV2", "reset,PV202") == {code for code in RULES if code.startswith("PV2")} - {"PV201", "PV202"}
    assert codes(ignore="PV0") == {code for code in RULES if not code.startswith("PV0")}


def test_rules_stay_in_the_order_of_their_codes() -> None:
    assert [rule.code for rule in selected(("cured,PV101,reset",)) or ()] == ["PV101", "PV201", "PV202"]


@pytest.mark.parametrize("word", ["rset", "PV9", "PV2011", "2", "reset cured", "*"])
def test_what_is_no_rule_is_said(word: str) -> None:
    with pytest.raises(BadRequest, match="there is no rule “"):
        selected((word,))


def test_to_select_what_is_ignored_leaves_nothing() -> None:
    with pytest.raises(BadRequest, match="no rule is left"):
        selected(("reset",), ("PV2",))


def test_only_the_rules_asked_for_are_run(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    check = Rule.check

    def noted(rule: Rule, *given: object) -> object:
        ran.append(rule.code)
        return check(rule, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Rule, "check", noted)
    found = story(SEASON).check(selected(("PV2,unknown-name",), ("cured",)))
    assert set(ran) == {code for code in RULES if code.startswith("PV2")} - {"PV202"} | {"PV003"}
    assert {finding.code for finding in found} == {"PV201", "PV206", "PV003"}


def test_selected_findings_are_those_of_a_whole_check() -> None:
    whole = story(SEASON).check()
    assert len(whole) > 3
    for code in RULES:
        alone = story(SEASON).check([RULES[code]])
        assert [f.message for f in alone] == [f.message for f in whole if f.code == code]
