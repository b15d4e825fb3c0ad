"""Findings of one kind in one stretch of text, as many as anybody reads: the first of them, and how many follow."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from previously.core.finding import Finding, words

LIKE = 100
"""So many findings of one code in one section of a file are told one by one."""


def few(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order; of each code the first hundred, and one that says how many more there are."""
    stood: Counter[str] = Counter()
    kept: list[Finding] = []
    next_one: dict[str, int] = {}
    for finding in findings:
        stood[finding.code] += 1
        if stood[finding.code] <= LIKE + 1:
            next_one[finding.code] = len(kept)
            kept.append(finding)
    for code, number in stood.items():
        if number > LIKE + 1:
            at = next_one[code]
            more = f"; {number - LIKE - 1:,} more like it follow here, and are not listed"
            kept[at] = msgspec.structs.replace(kept[at], said=words(kept[at].said, more))
    return tuple(kept)
