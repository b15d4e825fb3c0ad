"""Run the rules over a story."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain

from previously.canon.memo import remembered
from previously.checks.case import Case
from previously.checks.registry import RULES, Crash, Rule
from previously.checks.rules.text.unused_suppression import unused
from previously.checks.suppression import Suppressions
from previously.core.collector import collector_off
from previously.core.errors import out_of_memory
from previously.core.finding import MOST_LIKE, Finding, few, identity


def check(
    case: Case, rules: Iterable[Rule] | None = None, *, crashed: list[Crash] | None = None
) -> tuple[Finding, ...]:
    """Everything the rules find and the author has not answered, in the order of files and lines.

    Of each code only the first so many are listed; the last of them says how many more there are.
    A rule that crashes raises; where a list for `crashed` is given, it goes there and the other rules are heard.
    """
    asked = tuple(RULES.values() if rules is None else rules)
    crashes: list[Crash] = []
    with collector_off():
        case.prepare()
        suppressions = Suppressions(case)
        found: dict[tuple[object, ...], Finding] = {}
        wrong = [finding for finding in suppressions.wrong if RULES[finding.code] in asked]
        raw = chain(wrong, *_raw(case, asked, crashed, crashes))
        for finding in case.canon.placed(raw):
            if case.canon.ours(finding) and not suppressions.silence(finding):
                found.setdefault(identity(finding), finding)
        if rules is None and not crashes and not case.minds.without:
            unanswered = (f for f in case.canon.placed(unused(suppressions)) if not suppressions.allows(f))
            found |= {identity(finding): finding for finding in unanswered if case.canon.ours(finding)}
    return few(sorted(found.values(), key=_place), MOST_LIKE)


CHARACTER = tuple(rule.code for rule in RULES.values() if rule.scope == "character")
"""The rules that are asked about each character."""


@remembered("case")
def found_of(case: Case, who: str, codes: tuple[str, ...]) -> tuple[tuple[Finding, ...], ...]:
    """What some rules find of one character."""
    return tuple(tuple(RULES[code].check(case, (who,))) for code in codes)


def look(case: Case, people: Iterable[str]) -> None:
    """Find what there is about some people, so that a check need not. Where a rule crashes, the check says so."""
    with suppress(Exception):
        for who in people:
            found_of(case, who, CHARACTER)


def _raw(
    case: Case, asked: tuple[Rule, ...], crashed: list[Crash] | None, crashes: list[Crash]
) -> Iterator[list[Finding]]:
    """What each rule finds: those about characters together, or one by one where one of them crashes."""
    codes = tuple(rule.code for rule in asked if rule.scope == "character")
    by_rule: dict[str, list[Finding]] = {code: [] for code in codes}
    try:
        for who in case.canon.cast if codes else ():
            for code, found in zip(codes, found_of(case, who, codes), strict=True):
                by_rule[code] += found
    except Exception as error:
        if crashed is None or out_of_memory(error):
            raise
        by_rule = {}
    for rule in asked:
        known = by_rule.get(rule.code)
        yield _found(rule, case, crashed, crashes) if known is None else known


def _found(rule: Rule, case: Case, crashed: list[Crash] | None, crashes: list[Crash]) -> list[Finding]:
    """What one rule finds. The frame around one rule: its crash takes nothing from the others."""
    try:
        return list(rule.check(case, case.canon.cast))
    except Exception as error:
        if crashed is None or out_of_memory(error):
            raise
        crashed.append(Crash(rule, error))
        crashes.append(crashed[-1])
        return []


def added(new: Iterable[Finding], old: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that were not there before."""
    known = {identity(finding) for finding in old}
    return tuple(finding for finding in new if identity(finding) not in known)


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    return (finding.span.path, finding.span.line, finding.span.column, finding.code, finding.message)
