"""Both sides of a finding for a page: its line, and the lines it contradicts, each with its place."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from previously.core.finding import Finding, Reason
from previously.core.source import Span
from previously.surfaces.cli.findings import sentence, source_line, stopped


class Place(NamedTuple):
    """Where a line stands: in words, and the page that shows it; an audience has no files to be shown."""

    said: str
    path: str
    line: int

    @property
    def anchor(self) -> str:
        """The line's own mark on that page."""
        return f"#L{self.line}"


def place(span: Span, files: Mapping[str, str]) -> Place:
    """Where a span is. `files` are those that have a page, each with its name there."""
    name = files.get(span.path)
    return Place(str(span), f"/source/{name}" if name else "", span.line)


def sides(finding: Finding, files: Mapping[str, str]) -> dict[str, Any]:
    """What a finding says, the author's line, what it contradicts, and what would mend it."""
    return {
        "message": sentence(finding),
        "at": finding.at,
        "line": source_line(finding),
        "because": [_side(reason, files) for reason in finding.because],
        "fix": stopped(finding.fix) if finding.fix else "",
    }


def _side(reason: Reason, files: Mapping[str, str]) -> dict[str, Any]:
    return {"text": reason.text, "event": reason.event, "where": place(reason.span, files)}
