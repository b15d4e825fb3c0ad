"""Both sides of a finding: its line and the lines it contradicts, each with its place."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from previously.core.finding import Finding, Reason, stopped
from previously.core.source import Span
from previously.formats.registry import source_line


class PlaceLink(NamedTuple):
    """A line's place: in words, and as a link; an audience has no files to link to."""

    said: str
    path: str
    line: int

    @property
    def anchor(self) -> str:
        """The line's anchor on that page."""
        return f"#L{self.line}"


def place(span: Span, files: Mapping[str, str]) -> PlaceLink:
    """The place of a span. `files` maps files that have pages to their names there."""
    name = files.get(span.path)
    return PlaceLink(str(span), f"/source/{name}" if name else "", span.line)


def sides(finding: Finding, files: Mapping[str, str]) -> dict[str, Any]:
    """A finding's message, the author's line, what it contradicts, and the fix."""
    return {
        "message": finding.sentence,
        "at": finding.at,
        "line": source_line(finding.span),
        "because": [_side(reason, files) for reason in finding.because],
        "fix": stopped(finding.fix) if finding.fix else "",
    }


def _side(reason: Reason, files: Mapping[str, str]) -> dict[str, Any]:
    return {"text": reason.text, "event": reason.event, "where": place(reason.span, files)}
