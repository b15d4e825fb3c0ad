"""What a rule found of one character, kept over an edit that does not touch her."""

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from previously.core.finding import Finding
from previously.core.source import Span


class Found(NamedTuple):
    """Findings, and the lines that each stood on and named when it was found."""

    findings: tuple[Finding, ...]
    lines: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Found":
        """Findings, and their lines as they are now."""
        found = tuple(findings)
        return cls(found, tuple(map(_lines, found)))

    def moved(self) -> "Found":
        """The same findings, their messages naming the lines where they stand now: text put in above moves them."""
        now = tuple(map(_lines, self.findings))
        return self if now == self.lines else Found(tuple(map(_renamed, self.findings, self.lines, now)), now)


def _spans(finding: Finding) -> tuple[Span, ...]:
    return (finding.span, *(reason.span for reason in finding.because), *finding.named)


def _lines(finding: Finding) -> tuple[int, ...]:
    return tuple([span.line for span in _spans(finding)])


def _renamed(finding: Finding, lines: tuple[int, ...], now: tuple[int, ...]) -> Finding:
    """A finding whose message names, in brackets, other lines than these."""
    if lines == now:
        return finding
    spans = zip(_spans(finding), lines, now, strict=True)
    moved = {str(msgspec.structs.replace(span, row=span.row + line - new)): str(span) for span, line, new in spans}
    pattern = r"(?<=[ (])(" + "|".join(map(re.escape, moved)) + r")(?=\))"
    message = re.sub(pattern, lambda match: moved[match[1]], finding.message)
    return msgspec.structs.replace(finding, message=message)
