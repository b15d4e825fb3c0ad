"""What a finding remarks on, told from other remarks: within one draft, and from one draft to the next."""

from typing import NamedTuple

from previously.core.finding import Finding
from previously.core.source import Span, row_at


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
