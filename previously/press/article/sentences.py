"""A text as sentences, never split at an ellipsis, after a title or inside a quotation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from previously.core.errors import UnreadableInput


class Segment(NamedTuple):
    """A sentence with the space after it, and its offsets in the text."""

    text: str
    start: int
    end: int


_GOES_ON = re.compile(
    r"(?:\.\.\.|…|\.\s\.|(?:^|[\s(\"“‘'])(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Sr|Jr|Lt|Col|Gen|Capt|Sgt|Det|Rev|Hon|Gov|Sen|Rep|vs"
    r"|No|Ep|Vol|[A-Z])\.)[\"”’')\]]*\s*$"
)
_TAIL = 40
_OPENING = re.compile("[“„«»‹‘`]")
MANY = 1000
"""A text with more quotation marks than this is one sentence: pairing them would take too long."""


def sentences(text: str, language: str = "en") -> list[Segment]:
    """A text's sentences; joined, they are the text. Raises UnreadableInput if the library is not installed."""
    found, start, end, open_ = [], 0, 0, _Quotes()
    for piece in _segments(text, language):
        end += len(piece)
        open_.read(piece)
        if end < len(text) and (open_.any or _goes_on(text, start, end)):
            continue
        found.append(Segment(text[start:end], start, end))
        start = end
    return found


def _goes_on(text: str, start: int, end: int) -> bool:
    """Does the sentence continue past this apparent end?"""
    following = text[end : end + _TAIL].lstrip()
    if not following:
        return not text[end:].strip()
    return (
        following[0].islower() or following[0] in "-–—,;)" or bool(_GOES_ON.search(text[max(start, end - _TAIL) : end]))
    )


class _Quotes:
    """Tracks which quotations are open."""

    def __init__(self) -> None:
        self.straight, self.curly = False, 0

    def read(self, piece: str) -> None:
        """Process the quotation marks in some text."""
        self.straight ^= piece.count('"') % 2 == 1
        self.curly = max(0, self.curly + piece.count("“") - piece.count("”"))

    @property
    def any(self) -> bool:
        """Is a quotation open?"""
        return self.straight or self.curly > 0


def _segments(text: str, language: str) -> Iterator[str]:
    try:
        from sentencex import segment
    except ImportError:
        raise UnreadableInput("reading an article needs sentencex: pip install 'previously[press]'") from None
    if len(_OPENING.findall(text)) > MANY:
        yield text
    else:
        yield from segment(language or "en", text)
