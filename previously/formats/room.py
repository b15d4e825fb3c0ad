"""How much of a story is read: so many rows of its log, counted the same way whatever the files look like.

No story that people write comes near it. It keeps a file that a program wrote, a paste that went wrong, or somebody's
try from taking minutes and gigabytes.
"""

import os
from collections.abc import Callable

from previously.core.codes import text_finding
from previously.core.english import count
from previously.core.finding import Finding
from previously.core.source import Block, Span

ROWS = 150_000
"""Rows read of one story; 200 episodes with 10,000 scenes and 30,000 lines have about 100,000."""
DECLARED = 4
"""How many rows of log a row of story.yaml counts for: everybody in it is looked at by every rule."""
VARIABLE = "PREVIOUSLY_ROWS"
"""The environment variable by which whoever runs the program reads longer stories."""


def most_rows() -> int:
    """How many rows are read of a story: as the environment says, else the usual number."""
    given = os.environ.get(VARIABLE, "")
    return int(given) if given.isdecimal() and len(given) < 10 else ROWS


class Room:
    """The rows that may still be read of one story. Texts are taken in order; what does not fit is said, once."""

    def __init__(self, rows: int | None = None) -> None:
        self.most = self.left = most_rows() if rows is None else rows
        self._cut: tuple[str, int] | None = None
        self._others = 0

    def take(self, path: str, text: str, rows: int, work: Callable[[str], int]) -> str:
        """As much of a text as there is room for, whole rows; `rows` is its `work`, that of its first part is less."""
        if rows <= self.left:
            self.left -= rows
            return text
        kept = _fitting(text, self.left, work) if self._cut is None else ""
        if self._cut is None:
            self._cut = (path, kept.count("\n"))
        else:
            self._others += 1
        self.left = 0
        return kept

    def findings(self) -> tuple[Finding, ...]:
        """Where reading stopped, if it did."""
        if self._cut is None:
            return ()
        path, row = self._cut
        after = count(self._others, "file")
        rest = f"neither the rest of this file nor {after} after it is read" if self._others else "the rest is not read"
        message = f"this story is too long: it is read up to here, about {self.most:,} rows; {rest}"
        fix = f"split the story, or set {VARIABLE} to read more of it"
        return (text_finding("unreadable-file", Span(Block(path, row + 1, ""), 0), message, fix=fix),)


def _fitting(text: str, room: int, work: Callable[[str], int]) -> str:
    """The most whole rows from the start of a text whose work is within the room."""
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        if work(text[:middle]) <= room:
            low = middle
        else:
            high = middle
        if high - low < len(text) >> 12:  # near enough: a row is left out sooner than one too many is read
            break
    return text[: text.rfind("\n", 0, low) + 1]
