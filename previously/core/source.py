"""Where text stands: a block of a file, and a span in it."""

from functools import lru_cache

import msgspec


class Block(msgspec.Struct, eq=False):
    """A stretch of one file that is read as a unit: an episode, a scene in it, a script, the whole of story.yaml.

    Everything inside counts its rows from the block's first, so that text added above moves the block and nothing in
    it: where it begins is the one thing that changes then. `start` is the block's first line in the file, from 1, or,
    inside another block, its row there.

    To an audience (`told`) a block is a line where it is told: `path` is the scene's told address, `start` the line's
    ordinal in it, 0 for none in particular.
    """

    path: str
    start: int
    text: str
    inside: "Block | None" = None
    told: bool = False

    @property
    def first(self) -> int:
        """The block's first line in the file, from 1."""
        return self.start if self.inside is None else self.inside.first + self.start


class Span(msgspec.Struct, frozen=True):
    """A place in an author's file. `row` counts from 0 at the block's first line, `column` from 1."""

    block: Block
    row: int
    column: int = 1

    @property
    def path(self) -> str:
        """The file, relative to the story's folder, with forward slashes; to an audience, the told address."""
        return self.block.path

    @property
    def line(self) -> int:
        """The line in the file, from 1; to an audience, the line's ordinal in its scene."""
        return self.block.first + self.row

    def __str__(self) -> str:
        if self.block.told:
            return f"{self.path}, {ordinal(self.line)} line" if self.line else self.path
        return f"{self.path}:{self.line}"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `11th`."""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@lru_cache(maxsize=8)
def rows_of(text: str) -> tuple[str, ...]:
    """The rows of a text; kept for the last few texts, since one is asked for many of its rows."""
    return tuple(text.split("\n"))


def row_at(span: Span) -> str:
    """The row of the file at a place, as written; nothing where the block has no such row."""
    rows = rows_of(span.block.text)
    return rows[span.row].rstrip("\r") if 0 <= span.row < len(rows) else ""
