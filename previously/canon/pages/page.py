"""The passages of a scene or an episode as one text in which words are looked up."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from previously.canon.pages.folding import fold
from previously.core.passage import AUTHORS, Passage
from previously.core.source import Span

MOST_PLACES = 5
"""Of words that stand in many places so many are told."""
_LOOKED, _A_HIT = 20_000_000, 200
"""How many characters may be looked through for the quotes of one episode, and as how many a hit counts."""


class OnPage(msgspec.Struct, frozen=True):
    """Where words stand: in which scene, on which row of which of the episode's passages."""

    at: str
    number: int
    span: Span
    text: str
    passage: Passage


class Work:
    """How much may still be looked through: no story, however it is made, takes more than a moment."""

    def __init__(self) -> None:
        self.left = _LOOKED

    def take(self, much: int) -> bool:
        """Is so much left? It is used up then."""
        self.left -= much
        return self.left >= 0


class PageText:
    """Passages in told order, without what only their author reads. No words run over from one into the next.

    Each passage comes with its scene and with its number in the episode.
    """

    def __init__(self, passages: Iterable[tuple[str, int, Passage]]) -> None:
        self.passages = tuple(one for one in passages if one[2].kind not in AUTHORS)
        texts = [fold(passage.text) for _, _, passage in self.passages]
        self._text, self._starts, at = "\n".join(texts), list[int](), 0
        for text in texts:
            self._starts.append(at)
            at += len(text) + 1

    def places(self, quote: str, work: Work) -> tuple[OnPage, ...] | None:
        """Where a quote stands, the first few; None where there is no work left to look for it."""
        words, found = fold(quote), list[OnPage]()
        if not words or not work.take(len(self._text)):
            return None if words else ()
        for at in _hits(self._text, words):
            if not work.take(_A_HIT):
                return None
            if _whole(self._text, at, at + len(words)):
                found.append(self._place(at))
                if len(found) == MOST_PLACES:
                    break
        return tuple(found)

    def _place(self, at: int) -> OnPage:
        index = bisect_right(self._starts, at) - 1
        scene, number, passage = self.passages[index]
        rows, within = passage.text.split("\n"), at - self._starts[index]
        row = bisect_right(range(len(rows) - 1), within, key=lambda last: len(fold("\n".join(rows[: last + 1]))))
        span = Span(passage.span.block, passage.span.row + row, 1 if row else passage.span.column)
        return OnPage(scene, number, span, rows[row], passage)


def _hits(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _whole(text: str, start: int, end: int) -> bool:
    """Do words begin and end where those of the text do?"""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())
