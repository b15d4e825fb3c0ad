"""Pieces as stretches of one scene each: a heading begins one, and so does a block of another time within a scene.

`FLASHBACK TO:` … `BACK TO SCENE`; “A flashback: …” … “Back to the present.”
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from previously.formats.manuscript.pieces import Piece

_LOUD = re.compile(
    r"(?:(?:BEGIN|START|QUICK|BRIEF|SMASH CUT TO:?|CUT TO:?|DISSOLVE TO:?|SERIES OF|INTO)\s+)?"
    r"FLASH[\s-]?BACKS?(?:\s+TO|\s+SEQUENCE|\s+BEGINS|\s+STARTS)?\s*(?:[:.…].*)?"
)
_QUIET = re.compile(r"(?:[Aa] (?:brief |short |quick )?flashback|Flashback)\s*[:.–—]")
_SHUTS = re.compile(
    r"(?:(?:CUT|FLASH|SMASH CUT|RETURN|DISSOLVE)\s+)?BACK TO:?\s*(?:THE\s+)?(?:SCENE|PRESENT|REALITY|NOW|TODAY)?"
    r"(?:[\s-]DAY)?\s*[:.]?|(?:END|OUT)(?:\s+OF)?\s+(?:THE\s+)?FLASH[\s-]?BACKS?(?:\s+SEQUENCE)?\s*[:.]?"
    r"|[Bb]ack (?:to|in) the present(?:\s+day)?[.:]?"
)


class Stretch(msgspec.Struct):
    """A scene's pieces, or some of them. `part` counts the stretches of one scene, from 1."""

    heading: Piece | None
    pieces: list[Piece]
    part: int = 1
    flashback: bool = False


def stretches(pieces: Sequence[Piece]) -> Iterator[Stretch]:
    """The stretch before the first heading, which may be empty, and then each scene's, heading first."""
    now = Stretch(None, [])
    for piece in pieces:
        if piece.kind == "heading":
            yield now
            now = Stretch(piece, [])
        now.pieces.append(piece)
    yield now


def with_flashbacks(pieces: Sequence[Piece]) -> Iterator[Stretch]:
    """The same of a script, whose scenes are parted where their time is.

    A block that is never said to be over lasts to the end of its scene; one that is opened before a heading is what
    stands under it. One that is not opened in capitals counts only where it is said to be over.
    """
    marks = dict(_marks(pieces))
    ends = [i for i, opens in marks.items() if not opens]
    now = Stretch(None, [])
    for i, piece in enumerate(pieces):
        opens = marks.get(i)
        if piece.kind == "heading":
            goes_on = now.flashback and (_is_next(i, marks, ends) or len(now.pieces) == 1)
            before = now.pieces.pop() if now.flashback and len(now.pieces) == 1 and now.part > 1 else None
            if now.pieces or now.heading is None:
                yield now
            now = Stretch(piece, [piece] if before is None else [piece, before], flashback=goes_on)
            continue
        if opens if not now.flashback else opens is False:
            yield now
            now = Stretch(now.heading, [], now.part + 1, bool(opens))
        now.pieces.append(piece)
    yield now


def _marks(pieces: Sequence[Piece]) -> Iterator[tuple[int, bool]]:
    """Where a block of another time opens, and where one is over."""
    quiet: int | None = None
    for i, piece in enumerate(pieces):
        text = piece.text.strip("*_ ") if piece.kind == "action" else ""
        if piece.kind == "heading":
            quiet = None
        elif _LOUD.fullmatch(text):
            yield i, True
        elif _QUIET.match(text):
            quiet = i
        elif _SHUTS.fullmatch(text):
            if quiet is not None:
                yield quiet, True
                quiet = None
            yield i, False


def opens(piece: Piece) -> bool:
    """Does it say in capitals that a block of another time opens?"""
    return piece.kind == "action" and _LOUD.fullmatch(piece.text.strip("*_ ")) is not None


def _is_next(at: int, marks: dict[int, bool], ends: list[int]) -> bool:
    """Is the next mark after a place the end of a block?"""
    from bisect import bisect_right

    following = bisect_right(ends, at)
    return following < len(ends) and not any(opens and at < i < ends[following] for i, opens in marks.items())
