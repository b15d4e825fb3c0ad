"""Where text stands: a file's blocks, spans within them, and each block's place in one version of the files."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Protocol

import msgspec


class Block(msgspec.Struct, frozen=True, eq=False):
    """A stretch of a file read as a unit: an episode, a scene, a script, the whole of story.yaml.

    Rows inside count from the block's first, so text added above moves the block but nothing within it. `start` is the
    block's first line (from 1) in the file it was first read from; its line in a later version comes from that
    version's `Layout`.

    For an audience (`told`), a block is a told line: `path` is the scene's told address, `start` the line's ordinal in
    it (0: no particular line).
    """

    path: str
    start: int
    text: str
    told: bool = False


class Span(msgspec.Struct, frozen=True):
    """A place in an author's file. `row` counts from 0 at the block's first line; `column` counts from 1."""

    block: Block
    row: int
    column: int = 1

    @property
    def path(self) -> str:
        """The file, relative to the story's folder, with forward slashes; for an audience, the told address."""
        return self.block.path

    @property
    def line(self) -> int:
        """The line in the file, from 1; for an audience, the line's ordinal in its scene."""
        return self.block.start + self.row

    def __str__(self) -> str:
        if self.block.told:
            return f"{self.path}, {ordinal(self.line)} line" if self.line else self.path
        return f"{self.path}:{self.line}"


Placing = Callable[[Span], Span]
Standing = tuple[Block, int]
"""A block and its first line in one version of its file."""


class Stands(Protocol):
    """A part of a file that knows where its blocks are."""

    def moved(self) -> Iterable[Standing]:
        """Each block that does not stand where it was first read, and its first line now."""


class Layout:
    """Where each block stands in one version of a story's files. An unknown block stands where it was first read."""

    def __init__(self, parts: Iterable[Stands] = ()) -> None:
        self._parts = tuple(parts)

    def placed(self, span: Span) -> Span:
        """A span, placed in this version."""
        block = self._now.get(span.block)
        return span if block is None else Span(block, span.row, span.column)

    @cached_property
    def _now(self) -> dict[Block, Block]:
        """The blocks that have moved, each where it now stands."""
        return dict(self._moved())

    def _moved(self) -> Iterator[tuple[Block, Block]]:
        for part in self._parts:
            for block, start in part.moved():
                yield block, msgspec.structs.replace(block, start=start)


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `11th`."""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@lru_cache(maxsize=8)
def rows_of(text: str) -> tuple[str, ...]:
    """A text's rows, cached for the last few texts since rows are asked for one by one."""
    return tuple(text.split("\n"))


def row_at(span: Span) -> str:
    """The row of the file at a place, as written; empty if the block has no such row."""
    rows = rows_of(span.block.text)
    return rows[span.row].rstrip("\r") if 0 <= span.row < len(rows) else ""
