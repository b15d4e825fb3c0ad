"""Who is around when something is said: whom the narrator mentions near it, and whom the talk itself names."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from previously.language.quotations.names import Mention, Names
from previously.language.quotations.spans import Quote

_CALLS = re.compile(r"(?:^|[,!?.;—-]\s*|\b(?:my|dear|oh|o|no|yes|well|and|but)\s+)$", re.IGNORECASE)
_CALLED = re.compile(r"\s*(?:[,!?.;—-]|$)")
NEAR = 10
"""Whoever is mentioned so many paragraphs away, before or behind, may speak. Set."""


class Narration:
    """The mentions of a text outside its quotations, by their place."""

    def __init__(self, text: str, paragraphs: Sequence[tuple[int, int]], quotes: Sequence[Quote], names: Names) -> None:
        self.text, self.names = text, names
        self._starts = [start for start, _ in paragraphs]
        told: list[Mention] = []
        spot = 0
        for quote in quotes:
            told += names.named(text, spot, quote.start)
            spot = quote.end
        self.told = [*told, *names.named(text, spot, len(text))]
        self._at = [one.start for one in self.told]
        self.weight = Counter(who for one in self.told for who in one.who)
        self._paragraph = [bisect_right(self._starts, at) - 1 for at in self._at]

    def begins(self, quote: Quote) -> bool:
        """Does its paragraph begin with it?"""
        return quote.start <= self._starts[quote.paragraph] + 2

    def near(self, first: int, last: int, most: int = NEAR) -> Counter[str]:
        """Who is mentioned around these paragraphs, by how near, from 0 to 1."""
        low, high = bisect_left(self._paragraph, first - most), bisect_right(self._paragraph, last + most)
        found: Counter[str] = Counter()
        for one, number in zip(self.told[low:high], self._paragraph[low:high], strict=True):
            away = max(first - number, number - last, 0)
            for who in one.who:
                found[who] = max(found[who], most + 1 - away)
        return found

    def last_before(self, spot: int, pronoun: str) -> list[Mention]:
        """Of the six mentions before a character, those that a pronoun may mean, the nearest first."""
        at = bisect_left(self._at, spot)
        fitting = self.names.gender
        return [
            one
            for one in reversed(self.told[max(0, at - 6) : at])
            if any(fitting[who] in {"", pronoun} or not pronoun for who in one.who)
        ]

    def spoken_to(self, quotes: Sequence[Quote]) -> tuple[frozenset[str], frozenset[str]]:
        """Whom a turn addresses by name, and whom it only speaks of."""
        called, spoken_of = set[str](), set[str]()
        for quote in quotes:
            for one in self.names.named(self.text, quote.start, quote.end):
                lead, rest = self.text[quote.start : one.start], self.text[one.end : quote.end]
                if _CALLS.search(lead) and _CALLED.match(rest):
                    called |= one.who
                else:
                    spoken_of |= one.who
        return frozenset(called), frozenset(spoken_of - called)
