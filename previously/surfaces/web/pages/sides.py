"""Both sides of a finding for a page: its line, and the lines it contradicts, each with its place."""

from typing import Any, NamedTuple

from previously.core.finding import Finding, Reason
from previously.core.source import Span
from previously.surfaces.text.findings import sentence, source_line, stopped


class Place(NamedTuple):
    """Where a line stands: in words, and the page that shows it; an audience has no files to be shown."""

    said: str
    path: str
    line: int

    @property
    def anchor(self) -> str:
        """The line's own mark on that page."""
        return f"#L{self.line}"


def place(span: Span, *, audience: bool) -> Place:
    """Where a span is."""
    return Place(str(span), "" if audience else f"/source/{span.path}", span.line)


def sides(finding: Finding, *, audience: bool) -> dict[str, Any]:
    """What a finding says, the author's line, what it contradicts, and what would mend it."""
    return {
        "message": sentence(finding),
        "at": finding.at,
        "line": source_line(finding),
        "because": [_side(reason, audience=audience) for reason in finding.because],
        "fix": stopped(finding.fix) if finding.fix else "",
    }


def _side(reason: Reason, *, audience: bool) -> dict[str, Any]:
    return {"text": reason.text, "event": reason.event, "where": place(reason.span, audience=audience)}
