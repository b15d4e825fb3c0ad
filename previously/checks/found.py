"""What a rule found of one character, kept over an edit that does not touch her."""

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
    message, spans = finding.message, _spans(finding)
    for number, (span, line, new) in enumerate(zip(spans, lines, now, strict=True)):
        old = f"{msgspec.structs.replace(span, row=span.row + line - new)})"
        for before in " (":
            message = message.replace(before + old, f"{before}\0{number})")
    for number, span in enumerate(spans):
        message = message.replace(f"\0{number})", f"{span})")
    return msgspec.structs.replace(finding, message=message)
