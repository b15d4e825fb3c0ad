"""Notes that are nearly lines: what was meant for `prev:` and does not say so."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from previously.core.codes import text_finding
from previously.core.finding import Finding
from previously.core.nearest import Spelling
from previously.core.source import Block, Span
from previously.formats.manuscript.pieces import Piece

_NEAR = re.compile(
    r"\s*(?:(?P<word>pre|prev|prevs|perv|prv|previous|previously)\s*[:–—-]+|(?P<bare>prev))\s*\S", re.IGNORECASE
)
_BRACKETS = re.compile(r"\[\s*prev\w*\s*[:–—-].*\]?", re.IGNORECASE)
_KEYED = re.compile(r"([a-z]+(?: [a-z]+)?)\s*:\s*\S.*", re.IGNORECASE | re.DOTALL)
KEYS = (
    "place",
    "present",
    "bodies",
    "ghosts",
    "overheard by",
    "flashback",
    "day",
    "later",
    "time",
    "vision",
    "meanwhile",
    "scene",
)
_OF_A_SEASON = ("lines", "line", "scenes", "title")
FIX = "write [[prev: …]] if it is a line of the log"


def near_notes(block: Block, pieces: Iterable[Piece]) -> Iterator[Finding]:
    """Each note, or row of action, that is not read and nearly is."""
    spelling = Spelling(KEYS)
    for piece in pieces:
        if piece.kind not in {"note", "action"}:
            continue
        text = piece.text.strip()
        span = Span(block, piece.row, piece.column)
        if piece.kind == "action":
            if _BRACKETS.fullmatch(text):
                yield _told(span, "a line of the log stands in two brackets: this is read as text", FIX)
        elif re.match(r"prev\s*:", text, re.IGNORECASE):
            yield from _misspelt(span, text.partition(":")[2].strip(), spelling)
        elif _NEAR.match(text):
            yield _told(span, "this note is not read as a line: it does not begin with “prev:”", FIX)


def _misspelt(span: Span, text: str, spelling: Spelling) -> Iterator[Finding]:
    """A setting of the scene whose word is none."""
    found = _KEYED.fullmatch(text)
    word = " ".join(found[1].casefold().split()) if found else ""
    if not word or word in KEYS:
        return
    near = spelling.nearest(word, whole=True)
    if word in _OF_A_SEASON:
        yield _told(
            span, f"a note has no “{word}:”; it is one line, or one setting of its scene", f"leave out “{word}:”"
        )
    elif near:
        yield _told(span, f"a note has no “{word}:”; did you mean “{near}:”?", f"write “{near}:”")


def _told(span: Span, message: str, fix: str) -> Finding:
    return msgspec.structs.replace(text_finding("unreadable-line", span, message, fix=fix), severity="warning")
