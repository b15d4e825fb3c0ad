"""What YAML text is read into: texts, lists and maps with their places, and the troubles met on the way."""

from typing import Literal

import msgspec

Style = Literal["plain", "quoted", "block"]
TroubleKind = Literal["unreadable", "duplicate", "depth", "alias", "tag", "size"]


class Scalar(msgspec.Struct, frozen=True):
    """A text. Nothing is anything else: `no`, `12:30` and `1.10` stay what they are.

    For a block text (`|`), `row` and `column` are those of its first content line, and the lines of `text` stand on
    consecutive rows from there; a folded one (`>`) keeps the first row only. `comment` is what YAML cut off a plain
    text on its row, from the `#` on; whether that was a comment only the caller can tell.
    """

    text: str
    row: int  # from 0, in the text given
    column: int  # from 1
    style: Style
    comment: str = ""


class Seq(msgspec.Struct, frozen=True):
    """A list; `flow` when it is written in brackets."""

    items: "tuple[Node, ...]"
    row: int
    column: int
    flow: bool


class Map(msgspec.Struct, frozen=True):
    """Keys and values in the author's order, each key once; `flow` when it is written in braces."""

    pairs: "tuple[tuple[Scalar, Node], ...]"
    row: int
    column: int
    flow: bool

    def get(self, key: str) -> "Node | None":
        """The value of a key, or None."""
        for name, value in self.pairs:
            if name.text == key:
                return value
        return None


Node = Scalar | Seq | Map


class Trouble(msgspec.Struct, frozen=True):
    """One thing that is wrong with the YAML itself, in plain words. `row` from 0, `column` from 1."""

    kind: TroubleKind
    row: int
    column: int
    message: str


def repeated(key: Scalar) -> Trouble:
    """A key for the second time."""
    return Trouble(
        "duplicate", key.row, key.column, f"the key “{key.text}” stands here a second time; the first counts"
    )
