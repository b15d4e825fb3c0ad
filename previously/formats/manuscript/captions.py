"""Captions that may say time: TWO WEEKS LATER, `SUPER: 1973`, END FLASHBACK."""

import re
from collections.abc import Iterable, Iterator, Sequence

from previously.formats.fountain.places import SPEAKS_OF_TIME
from previously.formats.manuscript.pieces import Piece

NOTE = re.compile(r"\s*prev\s*:", re.IGNORECASE)
"""How a note begins that is a line."""
LONGEST = 80
"""Characters of a caption. Set."""
CARD = re.compile(
    r"(?:super|superimposed?|titles?|title card|caption|chyron|legend|card|subtitle|on screen)\s*[:\-–]", re.IGNORECASE
)
"""How a caption begins that says what it is: it is of the scene it stands in."""
_PLAIN = re.compile(r"[\w' -]{3,40} (?:later|earlier|ago)\.?", re.IGNORECASE)


def with_captions(parts: Iterable[list[Piece]]) -> Iterator[tuple[list[Piece], tuple[str, ...]]]:
    """Each scene's pieces with its captions, those that stand at the end of the scene before among them."""
    waiting: list[str] = []
    for part in parts:
        here, later = _captions(part)
        yield part, (*waiting, *here)
        waiting = later


def _captions(part: Sequence[Piece]) -> tuple[list[str], list[str]]:
    """What the captions among a scene's pieces say: those of the scene itself, and those of the next.

    Of the scene itself is what stands before anything else happens in it, and what says that it is a caption.
    """
    here, later = list[str](), list[str]()
    begun = not part or part[0].kind != "heading"
    for piece in part:
        if not begun and piece.kind == "action" and not _is_caption(piece):
            here += _opening(piece.text)
        if _is_caption(piece):
            (later if begun and not CARD.match(piece.text.strip()) else here).append(piece.text.strip())
        elif piece.kind not in {"heading", "note", "front"} or (piece.kind == "note" and NOTE.match(piece.text)):
            begun = True
    return here, later


def _opening(text: str) -> Iterator[str]:
    """The sentences right under a heading that say only how much later it is, as in `The kitchen. A week later.`."""
    for sentence in re.split(r"(?<=[.!?])\s+", text[:LONGEST]):
        if _PLAIN.fullmatch(sentence) and sentence.endswith("."):
            yield sentence


def _is_caption(piece: Piece) -> bool:
    text = piece.text.strip()
    if piece.kind not in {"action", "cue"} or not 0 < len(text) <= LONGEST or not SPEAKS_OF_TIME.search(text):
        return False
    return text.isupper() or bool(CARD.match(text) or _PLAIN.fullmatch(text))
