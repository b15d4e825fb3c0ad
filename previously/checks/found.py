"""What a rule found of one character, kept over an edit that does not touch her."""

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from previously.core.finding import Finding


class Found(NamedTuple):
    """Findings, and the lines that each stood on and named when it was found."""

    findings: tuple[Finding, ...]
    lines: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Found":
        """Findings, and their lines as they are now."""
        found = tuple(findings)
        return cls(found, tuple(map(_lines, found)))

    def moved(self) -> "Found":
        """The same findings, their messages naming the lines where they stand now: text put in above moves them."""
        return Found.of(map(_renamed, self.findings, self.lines)) if self.findings else self


def _lines(finding: Finding) -> tuple[str, ...]:
    return tuple(map(str, (finding.span, *(reason.span for reason in finding.because), *finding.named)))


def _renamed(finding: Finding, lines: tuple[str, ...]) -> Finding:
    """A finding whose message names, in brackets, other lines than these."""
    moved = {old: new for old, new in zip(lines, _lines(finding), strict=True) if old != new}
    if not moved:
        return finding
    pattern = r"(?<=[ (])(" + "|".join(map(re.escape, moved)) + r")(?=\))"
    message = re.sub(pattern, lambda match: moved[match[1]], finding.message)
    return msgspec.structs.replace(finding, message=message)
