"""Run the rules over a story."""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from previously.checks.case import Case
from previously.checks.registry import RULES, Rule
from previously.checks.rules.text.unused_suppression import unused
from previously.checks.suppression import Suppressions
from previously.core.collector import collector_off
from previously.core.finding import Finding
from previously.core.source import Span, row_at


class Crash(NamedTuple):
    """A rule that did not come to its end: our mistake."""

    rule: Rule
    error: Exception


def check(
    case: Case, rules: Iterable[Rule] | None = None, *, crashed: list[Crash] | None = None
) -> tuple[Finding, ...]:
    """Everything the rules find and the author has not answered, in the order of files and lines.

    A rule that crashes raises; where a list for `crashed` is given, it goes there and the other rules are heard.
    """
    asked = tuple(RULES.values() if rules is None else rules)
    crashes: list[Crash] = []
    with collector_off():
        case.prepare()
        suppressions = Suppressions(case)
        found: dict[tuple[object, ...], Finding] = {}
        wrong = [finding for finding in suppressions.wrong if RULES[finding.code] in asked]
        for finding in chain(wrong, *(_found(rule, case, crashed, crashes) for rule in asked)):
            if case.canon.ours(finding) and not suppressions.silence(finding):
                found.setdefault(identity(finding), finding)
        if rules is None and not crashes and not case.minds.without:
            unanswered = (finding for finding in unused(suppressions) if not suppressions.allows(finding))
            found |= {identity(finding): finding for finding in unanswered if case.canon.ours(finding)}
    return tuple(sorted(found.values(), key=_place))


def _found(rule: Rule, case: Case, crashed: list[Crash] | None, crashes: list[Crash]) -> list[Finding]:
    """What one rule finds. The frame around one rule: its crash takes nothing from the others."""
    try:
        return list(rule.check(case, case.canon.cast))
    except Exception as error:
        if crashed is None:
            raise
        crashed.append(Crash(rule, error))
        crashes.append(crashed[-1])
        return []


def identity(finding: Finding) -> tuple[object, ...]:
    """What makes two findings the same remark, wherever their lines have moved to."""
    where = (finding.span.path, finding.span.block.text, finding.span.row, finding.span.column)
    return (finding.code, finding.at, finding.character, _premise(finding), *where)


class Remark(NamedTuple):
    """What makes two findings the same remark from one draft to the next: not where it stands, but what is said there.

    `at` is the told position; `line` is the author's line as written, or what it contradicts where it is but a key.
    """

    code: str
    file: str
    line: str
    character: str
    premise: str
    at: str

    @classmethod
    def of(cls, finding: Finding) -> "Remark":
        """The remark that a finding makes."""
        line = written(finding.span)
        if is_key(line):  # a scene's number may be another tomorrow
            line = next((side.text for side in finding.because), "")
        return cls(finding.code, finding.span.path, line, finding.character, _premise(finding), finding.at)

    def anywhere(self) -> "Remark":
        """The same, whatever number its scene now has."""
        return self._replace(at="")


def written(span: Span) -> str:
    """The author's line at a place, as written; what makes it an item of a list left out."""
    return row_at(span).strip().removeprefix("- ")


def is_key(line: str) -> bool:
    """Is a line but a key, such as the number of a scene?"""
    return line.endswith(":") and " " not in line


def _premise(finding: Finding) -> str:
    """The premise that a finding is about, if it is about one."""
    return next((side.event for side in finding.because if side.event.startswith("premise ")), "")


def added(new: Iterable[Finding], old: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that were not there before."""
    known = {identity(finding) for finding in old}
    return tuple(finding for finding in new if identity(finding) not in known)


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    return (finding.span.path, finding.span.line, finding.span.column, finding.code, finding.message)
