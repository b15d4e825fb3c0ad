"""Run the rules over a story."""

from collections.abc import Iterable
from typing import NamedTuple

from previously.checks.case import Case
from previously.checks.registry import RULES, Rule
from previously.core.collector import collector_off
from previously.core.finding import Finding


class Crash(NamedTuple):
    """A rule that did not come to its end: our mistake."""

    rule: Rule
    error: Exception


def check(
    case: Case, rules: Iterable[Rule] | None = None, *, crashed: list[Crash] | None = None
) -> tuple[Finding, ...]:
    """Everything the rules find and no line intends, in the order of files and lines.

    A rule that crashes raises; where a list for `crashed` is given, it goes there and the other rules are heard.
    """
    with collector_off():
        case.prepare()
        intended = {(e.span.path, e.span.line) for e in case.canon.intended()}
        found: dict[tuple[object, ...], Finding] = {}
        for rule in RULES.values() if rules is None else rules:
            for finding in _found(rule, case, crashed):
                if (finding.span.path, finding.span.line) not in intended:
                    found.setdefault(identity(finding), finding)
    return tuple(sorted(found.values(), key=_place))


def _found(rule: Rule, case: Case, crashed: list[Crash] | None) -> list[Finding]:
    """What one rule finds. The frame around one rule: its crash takes nothing from the others."""
    try:
        return list(rule.check(case, case.canon.cast))
    except Exception as error:
        if crashed is None:
            raise
        crashed.append(Crash(rule, error))
        return []


def identity(finding: Finding) -> tuple[object, ...]:
    """What makes two findings the same remark, wherever their lines have moved to."""
    where = (finding.span.path, finding.span.block.text, finding.span.row, finding.span.column)
    premise = next((side.event for side in finding.because if side.event.startswith("premise ")), "")
    return (finding.code, finding.at, finding.character, premise, *where)


def added(new: Iterable[Finding], old: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that were not there before."""
    known = {identity(finding) for finding in old}
    return tuple(finding for finding in new if identity(finding) not in known)


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    return (finding.span.path, finding.span.line, finding.span.column, finding.code, finding.message)
