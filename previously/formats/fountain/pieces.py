"""A Fountain script's elements as the pieces of a manuscript."""

from collections.abc import Iterable, Iterator

import msgspec

from previously.formats.fountain.elements import Element
from previously.formats.fountain.lines import EMPHASIS
from previously.formats.fountain.places import place
from previously.formats.manuscript.cues import cue_of
from previously.formats.manuscript.pieces import Piece, PieceKind
from previously.formats.manuscript.rows import Rows

_KINDS: dict[str, PieceKind] = {
    "title": "front",
    "heading": "heading",
    "cue": "cue",
    "dialogue": "speech",
    "lyric": "speech",
    "parenthetical": "aside",
    "note": "note",
    "section": "note",
    "synopsis": "note",
}
"""Every other kind is action."""
_LEFT_OUT = frozenset({"boneyard", "page_break", "include"})


def pieces_of(text: str, elements: Iterable[Element]) -> Iterator[Piece]:
    """The pieces, in file order, of a script with this text."""
    rows = Rows(text)
    for element in elements:
        if element.kind not in _LEFT_OUT:
            yield _piece(element, rows)


def _piece(element: Element, rows: Rows) -> Piece:
    kind = _KINDS.get(element.kind, "action")
    row, column, text = element.row, element.column, element.text
    start, end = rows.at(row, column), rows.end(row)
    if element.kind == "note":
        return Piece("note", text, row, column + 2, start, start + len(text) + 4)
    if kind == "front":
        return Piece("front", text, row, column, start, max(end, start + len(text)), key=element.key)
    if kind == "heading":
        text = text.strip(EMPHASIS)
        where, when = place(text)
        return Piece("heading", text, row, column, start, end, number=element.number, where=where, when=when)
    if kind == "cue":
        return _cue(element, Piece("cue", text, row, column, start, end))
    return Piece(kind, text.strip(), row, column, start, end, joins=not element.blank)


def _cue(element: Element, piece: Piece) -> Piece:
    cue = cue_of(element.name, element.extensions)
    return msgspec.structs.replace(
        piece, voices=((cue.name,),), elsewhere=cue.elsewhere, near=cue.near, goes_on=cue.goes_on
    )
