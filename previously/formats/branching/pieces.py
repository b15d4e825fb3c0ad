"""What is common to stories with choices: rows as pieces, once their marks are taken off.

Nobody is taken to be there because of what they say: which of the scenes follow each other is the player's choice.
"""

import re
from collections.abc import Iterator

import msgspec

from previously.formats.manuscript.pieces import Piece
from previously.formats.manuscript.rows import Rows

_SPEAKS = re.compile(r"([^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,3}):\s+(?=\S)")
_NOTE = re.compile(r"#\s*(prev\s*:.*?)\s*(?:$|#)", re.IGNORECASE)


_LEAD = re.compile(r"[&!~$]*(?:[^|:]*:)?")
"""What stands in braces before the texts that they choose from: how, or a condition."""


class Marks(msgspec.Struct, frozen=True):
    """How a format is written: rows that are no text, what stands before a text, after it, and within it."""

    silent: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    within: re.Pattern[str]


def _left(found: re.Match[str]) -> str:
    """What is shown of a mark: the texts that braces choose from; a space where it stood between two words."""
    if found[0][:1] == "{" and any(mark in found[0] for mark in "|:"):
        texts = found[0].strip("{}")[_LEAD.match(found[0].strip("{}")).end() :].split("|")  # type: ignore[union-attr]
        return " / ".join(one.strip() for one in texts if one.strip() and "~" not in one)
    around = found.string[max(0, found.start() - 1) : found.start()] + found.string[found.end() : found.end() + 1]
    return " " if len(around) == 2 and around.isalnum() else ""


def heading(rows: Rows, row: int, name: str) -> Piece:
    """The heading of a scene that is called so."""
    return Piece("heading", name, row, 1, rows.at(row, 1), rows.end(row), number=re.sub(r"[\s./]+", "-", name.strip()))


def said(rows: Rows, row: int, marks: Marks) -> Iterator[Piece]:
    """A row: its note, and what is told or spoken in it."""
    whole = rows.text(row)
    if note := _NOTE.search(whole):
        column = note.start(1) + 1
        yield Piece("note", note[1], row, column, rows.at(row, column), rows.at(row, note.end(1) + 1))
    if marks.silent.match(whole):
        return
    opened = marks.before.match(whole)
    at = opened.end() if opened else 0
    closed = marks.after.search(whole, at)
    text = whole[at : closed.start() if closed else len(whole)]
    at += len(text) - len(text.lstrip())
    speaks = _SPEAKS.match(text.lstrip())
    name = speaks[1] if speaks else ""
    at += speaks.end() if speaks else 0
    text = whole[at : closed.start() if closed else len(whole)].rstrip()
    shown = " ".join(marks.within.sub(_left, text).split()) if marks.within.search(text) else text
    if shown:
        kind, voices = ("speech", ((name,),)) if name else ("action", ())
        yield Piece(kind, shown, row, at + 1, rows.at(row, at + 1), rows.at(row, at + 1) + len(text), voices=voices)  # type: ignore[arg-type]
