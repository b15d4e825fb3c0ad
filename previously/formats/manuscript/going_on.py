"""Speeches that go on: whoever was heard from elsewhere, and goes on speaking, still is."""

from collections.abc import Iterable, Iterator

import msgspec

from previously.formats.manuscript.pieces import Piece


def with_voices_going_on(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, where a cue that says that a speech goes on (CONT'D) is heard as it was in the same scene."""
    far = set[str]()
    for piece in pieces:
        if piece.kind == "heading":
            far = set()
        if piece.kind == "cue":
            elsewhere = piece.elsewhere or (piece.goes_on and piece.speaker in far)
            far = {*far, piece.speaker} if elsewhere else far - {piece.speaker}
            yield msgspec.structs.replace(piece, elsewhere=elsewhere) if elsewhere else piece
        else:
            yield piece
