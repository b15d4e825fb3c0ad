"""The elements of a Fountain script, each with its place, and what was wrong with the text."""

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
"""The kinds that are taken out of the text they stand in."""
SPOKEN = frozenset({"dialogue", "parenthetical", "lyric"})
"""The kinds that stand under a cue."""


class Element(msgspec.Struct, frozen=True, gc=False):
    """One line of a script, one entry of its title page, or one note or boneyard.

    `row` counts from 0 and `column` from 1, at the first sign of the element, its mark included (`.`, `@`, `[[`).
    `text` has no marks. Action keeps its blanks; every other text is stripped, and a note's or boneyard's is exactly
    what stands between the brackets. An element comes before the notes and boneyards that stand in it. A line of two
    spaces inside dialogue is dialogue without text.
    """

    kind: Kind
    text: str
    row: int = 0
    column: int = 1
    blank: int = 0  # empty lines above
    forced: bool = False  # by a mark: `.` heading, `@` cue, `!` action, `>` transition
    number: str = ""  # a heading's, as written between its #…#
    key: str = ""  # a title entry's
    name: str = ""  # who speaks, without extensions
    extensions: tuple[str, ...] = ()  # what stands in brackets after the name: V.O., CONT'D
    dual: bool = False  # a cue's `^`: spoken beside the dialogue before
    depth: int = 0  # a section's, from 1
    tags: tuple[str, ...] = ()  # #tags after a heading, cue, transition or section; elsewhere they are text
    inside: int = -1  # a note's or boneyard's offset in the text of the element before it; -1: it has its own line


class Trouble(msgspec.Struct, frozen=True):
    """One thing an author surely meant otherwise, in plain words. `row` from 0, `column` from 1."""

    row: int
    column: int
    message: str


class Script(msgspec.Struct, frozen=True):
    """A script as read: its elements in the order of the file, and what was wrong with it."""

    elements: tuple[Element, ...]
    troubles: tuple[Trouble, ...] = ()
