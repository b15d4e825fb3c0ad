"""Passages: a manuscript's own words, each with its place."""

from typing import Literal

import msgspec

from previously.core.source import Span

PassageKind = Literal["heading", "action", "dialogue", "note", "front"]
AUTHORS = frozenset({"note", "front", "heading"})
"""The kinds that no audience reads. What a heading says of where and when, its scene says in every format alike."""


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a manuscript: a heading, a paragraph, a speech, a note, an entry of the front matter.

    `text` is what is read there: rows are joined by line feeds, and the format's own marks are left out. `span` is
    where it begins. It stands in the file's text (`part` of it, where a file has several) from the character `start` up
    to `end`, each row's end counting as one character: in plain formats as the file is, in a document as its text was
    taken out of it. In a scene, `start` and `end` count from the start of the span's block; what `Story.passages` gives
    counts from the start of the file, and has the scene's address (`at`).
    """

    kind: PassageKind
    text: str
    span: Span
    start: int
    end: int
    speaker: str = ""  # of dialogue: as written, without what stands in brackets after the name
    elsewhere: bool = False  # the speaker is heard, and not there
    part: str = ""
    at: str = ""
    called: tuple[str, ...] = ()  # what else the manuscript calls its speakers, or whom a stage direction is about
