"""Limits repeated findings in one stretch of text: the first ones, then how many follow."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from previously.core.finding import Finding, words

LIKE = 100
"""At most this many findings of one code are listed for one section of a file."""


MOST_LIKE = 1_000
"""At most this many findings of one code are listed for a whole story."""


def few(findings: Iterable[Finding], most: int = LIKE) -> tuple[Finding, ...]:
    """The findings in order; for each code only the first so many, the last saying how many more there are."""
    stood: Counter[str] = Counter()
    kept: list[Finding] = []
    next_one: dict[str, int] = {}
    for finding in findings:
        stood[finding.code] += 1
        if stood[finding.code] <= most + 1:
            next_one[finding.code] = len(kept)
            kept.append(finding)
    for code, number in stood.items():
        if number > most + 1:
            at = next_one[code]
            more = f"; {number - most - 1:,} more like it follow here but are not listed"
            kept[at] = msgspec.structs.replace(kept[at], said=words(kept[at].said, more))
    return tuple(kept)
