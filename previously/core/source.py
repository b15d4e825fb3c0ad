"""Where text stands: a block of a file, and a span in it."""

import msgspec


class Block(msgspec.Struct, eq=False):
    """A stretch of one file that is read as a unit: an episode, a scene in it, a script, the whole of story.yaml.

    Everything inside counts its rows from the block's first, so that text added above moves the block and nothing in
    it: where it begins is the one thing that changes then. `start` is the block's first line in the file, from 1, or,
    inside another block, its row there.
    """

    path: str
    start: int
    text: str
    inside: "Block | None" = None

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
        """The file, relative to the story's folder, with forward slashes."""
        return self.block.path

    @property
    def line(self) -> int:
        """The line in the file, from 1."""
        return self.block.first + self.row

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"
