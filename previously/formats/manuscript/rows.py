"""Where the rows of a text begin and end, whichever line endings it has."""

import re
from bisect import bisect_right

_ENDING = re.compile(r"\r\n?|\n")


class Rows:
    """A text's rows, from 0, by the characters they take; a mark of its encoding is part of none."""

    def __init__(self, text: str) -> None:
        found = list(_ENDING.finditer(text))
        self._text = text
        self.starts = [int(text.startswith("\ufeff")), *(one.end() for one in found)]
        self._ends = [*(one.start() for one in found), len(text)]

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, row: int, column: int) -> int:
        """The character at a row's column (from 1)."""
        return self.starts[row] + column - 1

    def text(self, row: int) -> str:
        """A row as it is."""
        return self._text[self.starts[row] : self._ends[row]]

    def end(self, row: int) -> int:
        """Where what is written in a row ends."""
        return self.starts[row] + len(self.text(row).rstrip())

    def spot(self, start: int) -> tuple[int, int]:
        """The row, and the column from 1, of a character."""
        row = max(bisect_right(self.starts, start) - 1, 0)
        return row, start - self.starts[row] + 1
