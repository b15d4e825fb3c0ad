"""The elements of a Fountain script, each with its place, and the faults in its text."""

from typing import Literal

import msgspec

Kind = Literal[
    "title",
    "heading",
    "action",
    "cue",
    "parenthetical",
    "dialogue",
    "lyric",
    "transition",
    "centred",
    "section",
    "synopsis",
    "note",
    "boneyard",
    "page_break",
    "include",
]

CUT_OUT = frozenset({"note", "boneyard"})
"""The kinds that are taken out of the text around them."""
SPOKEN = frozenset({"dialogue", "parenthetical", "lyric"})
"""The kinds that follow a cue."""


class Element(msgspec.Struct, frozen=True, gc=False):
    """One line of a script, one entry of its title page, or one note or boneyard.

    `row` counts from 0 and `column` from 1, at the element's first character, mark included (`.`, `@`, `[[`). `text`
    has no marks. Action keeps its spaces; all other text is stripped, and a note's or boneyard's is exactly what its
    brackets enclose. An element comes before the notes and boneyards in it. A line of two spaces within dialogue is
    dialogue with empty text.
    """

    kind: Kind
    text: str
    row: int = 0
    column: int = 1
    blank: int = 0  # empty lines above
    forced: bool = False  # by a mark: `.` heading, `@` cue, `!` action, `>` transition
    number: str = ""  # a heading's, as written between its #…#
    key: str = ""  # a title entry's
    name: str = ""  # the speaker, without extensions
    extensions: tuple[str, ...] = ()  # what follows the name in brackets: V.O., CONT'D
    dual: bool = False  # a cue's `^`: spoken over the dialogue before
    depth: int = 0  # a section's, from 1
    tags: tuple[str, ...] = ()  # #tags after a heading, cue, transition or section; elsewhere they are text
    inside: int = -1  # a note's or boneyard's offset in the text of the element before; -1: on its own line


class Trouble(msgspec.Struct, frozen=True):
    """A likely mistake by the author, in plain words. `row` from 0, `column` from 1."""

    row: int
    column: int
    message: str


class Script(msgspec.Struct, frozen=True):
    """A script as read: its elements in file order, and its faults."""

    elements: tuple[Element, ...]
    troubles: tuple[Trouble, ...] = ()
