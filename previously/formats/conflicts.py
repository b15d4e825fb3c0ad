"""Merge conflicts left in a file by git: one side of each is read, and that is said."""

import re

from previously.core.codes import text_finding
from previously.core.finding import Finding
from previously.core.source import Block, Span

MARKS = ("<<<<<<<", ">>>>>>>")
"""What a text with a conflict holds; few others do."""
_OPENS = re.compile(r"<{7}(?: .*)?$")
_BASE = re.compile(r"\|{7}(?: .*)?$")
_CLOSES = re.compile(r">{7}(?: .*)?$")
_PARTS = "======="
FIX = "keep what is right of both sides, and delete the three rows of signs"


def settled(path: str, text: str) -> tuple[str, tuple[Finding, ...]]:
    """A text with the first side of each conflict in it, the other rows left empty; and a finding for each."""
    if not any(mark in text for mark in MARKS):
        return text, ()
    rows, findings = text.split("\n"), []
    at = 0
    while at < len(rows):
        parts, end = _conflict(rows, at)
        if end > at:
            block = Block(path, at + 1, "\n".join(rows[at : end + 1]))
            message = f"a merge conflict stands here, down to line {end + 1}; only its first side is read"
            findings.append(text_finding("merge-conflict", Span(block, 0), message, fix=FIX))
            gone = {at, *range(parts, end + 1)}
            rows[at : end + 1] = ["" if row in gone else rows[row] for row in range(at, end + 1)]
        elif _OPENS.match(rows[at]) or _CLOSES.match(rows[at]):
            message = "this row is left over from a merge conflict; it is not read"
            findings.append(text_finding("merge-conflict", Span(Block(path, at + 1, rows[at]), 0), message, fix=LEFT))
            rows[at] = ""
        at = max(at, end) + 1
    return "\n".join(rows), tuple(findings)


LEFT = "see that both sides are as they should be, and delete this row"


def _conflict(rows: list[str], at: int) -> tuple[int, int]:
    """Where the first side of the conflict that opens at a row ends, and where all of it does; -1 if none does."""
    if not _OPENS.match(rows[at]):
        return -1, -1
    ends = -1
    for row in range(at + 1, len(rows)):
        if _OPENS.match(rows[row]):
            break
        if ends < 0 and (_BASE.match(rows[row]) or rows[row] == _PARTS):
            ends = row
        elif _CLOSES.match(rows[row]):
            return (ends, row) if ends >= 0 else (-1, -1)
    return -1, -1
