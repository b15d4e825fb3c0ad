"""Pieces as passages: rows that go on are one, a cue is the speaker of what stands under it."""

from collections.abc import Iterable, Iterator

import msgspec

from previously.core.passage import Passage, PassageKind
from previously.core.source import Block, Span
from previously.formats.manuscript.pieces import Piece

_KINDS: dict[str, PassageKind] = {
    "front": "front",
    "heading": "heading",
    "action": "action",
    "speech": "dialogue",
    "aside": "action",
    "note": "note",
}


def passages_of(block: Block, pieces: Iterable[Piece]) -> Iterator[Passage]:
    """The passages of one scene, in the order of the page: a note comes behind what it stands in or follows."""
    speaker, rows, notes = None, list[Piece](), list[Piece]()
    for piece in pieces:
        if piece.kind == "note":  # what goes on behind it is one passage with what stands before
            notes.append(piece)
            continue
        if not (rows and piece.joins and piece.kind == rows[0].kind and piece.kind in {"action", "speech"}):
            yield from _told(block, rows, speaker, notes)
            rows, notes = [], []
        if piece.kind in {"heading", "action", "front"}:
            speaker = None
        if piece.kind == "cue":
            speaker = piece
        elif piece.text or rows:
            rows.append(piece)
    yield from _told(block, rows, speaker, notes)


def _told(block: Block, rows: list[Piece], cue: Piece | None, notes: Iterable[Piece]) -> Iterator[Passage]:
    if rows:
        yield _passage(block, rows, cue)
    yield from (_passage(block, [note], None) for note in notes)


def _passage(block: Block, rows: list[Piece], cue: Piece | None) -> Passage:
    first = rows[0]
    text = first.text if len(rows) == 1 else "\n".join(row.text for row in rows)
    by = cue or first
    span = Span(block, first.row, first.column)
    passage = Passage(_KINDS[first.kind], text, span, first.start, rows[-1].end, by.speaker, by.elsewhere, first.part)
    others = tuple(name for voice in by.voices or first.called for name in voice[1:])
    return msgspec.structs.replace(passage, called=others) if others else passage
