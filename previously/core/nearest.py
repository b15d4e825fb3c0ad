"""“Did you mean”: the nearest known word."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache

FEW = 128
"""Up to this many words are all compared; beyond it, only those that share most trigrams with the input."""
LIKELY = 32
"""How many words are compared when there are very many."""
COMMON = 256
"""A trigram found in more words than this says nothing about which is nearest."""


class Spelling:
    """Known words, searched repeatedly for the one nearest a misspelling. Ties go to the earlier word."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(words))
        self.nearest = lru_cache(maxsize=1 << 12)(self._nearest)
        """The word nearest to another, or None if none is close (`cutoff` 0..100); partial matches count."""

    def did_you_mean(self, word: str) -> str:
        """`; did you mean “rescues”?`, or nothing."""
        near = self.nearest(word)
        return f"; did you mean “{near}”?" if near else ""

    def _nearest(self, word: str, cutoff: float = 70.0, *, whole: bool = False) -> str | None:
        from rapidfuzz import fuzz, process, utils

        plain, scorer = utils.default_process(word), fuzz.ratio if whole else fuzz.WRatio
        likely = range(len(self.words)) if len(self.words) <= FEW else self._likely(plain)
        choices = [self._plain[i] for i in likely]
        found = process.extractOne(plain, choices, scorer=scorer, processor=None, score_cutoff=cutoff)
        return self.words[likely[found[2]]] if found else None

    @cached_property
    def _plain(self) -> list[str]:
        from rapidfuzz import utils

        return list(map(utils.default_process, self.words))

    @cached_property
    def _pieces(self) -> dict[str, list[int]]:
        """The words indexed by trigram."""
        found: dict[str, list[int]] = {}
        for number, word in enumerate(self._plain):
            for piece in _threes(word):
                found.setdefault(piece, []).append(number)
        return found

    def _likely(self, plain: str) -> list[int]:
        """The words that share most trigrams with `plain`, in their own order."""
        sharing = (self._pieces.get(piece, ()) for piece in _threes(plain))
        shared = Counter(number for numbers in sharing if len(numbers) <= COMMON for number in numbers)
        return sorted(sorted(shared, key=lambda number: (-shared[number], number))[:LIKELY])


def _threes(word: str) -> set[str]:
    padded = f"  {word[:64]} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def nearest(word: str, known: Iterable[str], *, cutoff: float = 70.0) -> str | None:
    """The known word nearest to `word`, or None if none is close (`cutoff` 0..100). Ties go to the earlier word."""
    return Spelling(known).nearest(word, cutoff)


def alike(word: str, known: Iterable[str], *, cutoff: float = 75.0) -> str | None:
    """The known word spelt most like the whole of `word`, or None. Partial matches do not count."""
    return Spelling(known).nearest(word, cutoff, whole=True)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean “rescues”?`, or nothing."""
    return Spelling(known).did_you_mean(word)
