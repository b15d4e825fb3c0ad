"""What YAML text becomes: texts, lists and maps with their places, and the troubles met on the way."""

from typing import Literal

import msgspec

Style = Literal["plain", "quoted", "block"]
TroubleKind = Literal["unreadable", "duplicate", "depth", "alias", "tag", "size"]


class Scalar(msgspec.Struct, frozen=True):
    """A text. Nothing is converted: `no`, `12:30` and `1.10` stay as they are.

    For a block text (`|`), `row` and `column` are those of its first content line, and the lines of `text` are on
    consecutive rows from there; for a folded one (`>`), only the first row is known. `comment` is what YAML cut off a
    plain text on its row, from the `#` on; only the caller can tell whether it was a comment.
    """

    text: str
    row: int  # from 0, in the text given
    column: int  # from 1
    style: Style
    comment: str = ""


class Seq(msgspec.Struct, frozen=True):
    """A list; `flow` if written in brackets."""

    items: "tuple[Node, ...]"
    row: int
    column: int
    flow: bool


class Map(msgspec.Struct, frozen=True):
    """Keys and values in the author's order, each key once; `flow` if written in braces."""

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
    """A fault in the YAML itself, in plain words. `row` from 0, `column` from 1."""

    kind: TroubleKind
    row: int
    column: int
    message: str


def repeated(key: Scalar) -> Trouble:
    """The trouble for a repeated key."""
    return Trouble(
        "duplicate", key.row, key.column, f"the key “{key.text}” appears here a second time; the first counts"
    )
