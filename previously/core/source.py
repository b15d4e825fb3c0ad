"""Where text stands: a block of a file, and a span in it."""

import msgspec


class Block(msgspec.Struct, eq=False):
    """A stretch of one file that is read as a unit: an episode, a script, the whole of story.yaml.

    Everything inside counts its rows from the block's first, so that text added above moves the block and
    nothing in it; `first` is the one field that changes when it does.
    """

    path: str
    first: int
    text: str


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
