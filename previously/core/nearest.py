"""“Did you mean”: the nearest known word."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache
from unicodedata import combining, normalize

from previously.core.lookalikes import difference, look

FEW = 8
"""Up to this many words are all compared; beyond it, only those that share most trigrams with the input."""
LIKELY = 8
"""How many words are compared when there are very many."""
COMMON = 256
"""A trigram found in more words than this says nothing about which is nearest."""
CLOSE = 0.85
"""Words less alike than this are not near: of words with one slip 98 in 100 are found; of other words, one in ten."""
LONGEST = 64
"""So many characters of a word are compared."""
TELLING, IN_PART = 4, 0.95
"""A part of a phrase this short says nothing; of a longer one this much of its likeness counts."""
APART = re.compile(r"[\W_]+")


class Spelling:
    """Known words, searched again and again for the one nearest a misspelling; ties go to the earlier."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(words))
        self.nearest = lru_cache(maxsize=1 << 12)(self._nearest)
        """The word nearest to another, or None if none is close (`cutoff` 0..1); partial matches count."""

    def did_you_mean(self, word: str) -> str:
        """`; did you mean “rescues”?`, or nothing."""
        near = self.nearest(word)
        return said(word, near) if near else ""

    def _nearest(self, word: str, cutoff: float = CLOSE, *, whole: bool = False) -> str | None:
        if not word.isascii() and (same := self._by_look.get(look(word))):
            return same
        plain, likeness = _plain(word), _likeness if whole else _likeness_in_part
        likely = range(len(self.words)) if len(self.words) <= FEW else self._likely(plain)
        known = ((likeness(plain, self._plain[i]), -abs(len(plain) - len(self._plain[i])), -i) for i in likely)
        best, _, number = max(known, default=(0.0, 0, 0))
        return self.words[-number] if best >= cutoff else None

    def unaccented(self, word: str) -> str | None:
        """The one word that is the same but for capitals, accents and what stands between words, if there is one."""
        return self._alone.get(_plain(word))

    def within(self, word: str) -> str | None:
        """The one phrase that has this as one of its words, if there is one."""
        return self._parts.get(_plain(word))

    @cached_property
    def _alone(self) -> dict[str, str]:
        return _unshared(zip(self._plain, self.words, strict=True))

    @cached_property
    def _parts(self) -> dict[str, str]:
        phrases = ((plain.split(), word) for plain, word in zip(self._plain, self.words, strict=True))
        return _unshared((part, word) for parts, word in phrases for part in parts if len(parts) > 1 < len(part) - 1)

    @cached_property
    def _plain(self) -> list[str]:
        return list(map(_plain, self.words))

    @cached_property
    def _by_look(self) -> dict[str, str]:
        """The words by what they look like."""
        return {look(word): word for word in reversed(self.words)}

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


def _unshared(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each key leads to; nothing where it leads to several."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for key, value in pairs:
        if found.setdefault(key, value) != value:
            shared.add(key)
    return {key: value for key, value in found.items() if key and key not in shared}


def said(word: str, near: str) -> str:
    """`; did you mean “rescues”?`; of a word that only looks like another, which letter it is."""
    return difference(word, near) if not word.isascii() and look(word) == look(near) else f"; did you mean “{near}”?"


def _plain(word: str) -> str:
    """A word without capitals, accents and what stands between words."""
    bare = word if word.isascii() else "".join(sign for sign in normalize("NFKD", word) if not combining(sign))
    return " ".join(APART.sub(" ", bare.casefold()).split())


def _likeness(one: str, other: str) -> float:
    """How alike two words are spelt, 0..1, by Jaro and Winkler: the beginning counts most."""
    from jellyfish import jaro_winkler_similarity

    return jaro_winkler_similarity(one[:LONGEST], other[:LONGEST])


def _likeness_in_part(one: str, other: str) -> float:
    """The same; if one has more words, the best of any run of so many words as the other has counts a little less."""
    found = _likeness(one, other)
    short, long = sorted((one[:LONGEST].split(), other[:LONGEST].split()), key=len)
    few = " ".join(short)
    if len(short) < len(long) and len(few) >= TELLING:
        runs = (" ".join(long[i : i + len(short)]) for i in range(len(long) - len(short) + 1))
        found = max(found, IN_PART * max(_likeness(few, run) for run in runs))
    return found


def _threes(word: str) -> set[str]:
    padded = f"  {word[:64]} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def nearest(word: str, known: Iterable[str], *, cutoff: float = CLOSE) -> str | None:
    """The known word nearest to `word`, or None if none is close (`cutoff` 0..1)."""
    return Spelling(known).nearest(word, cutoff)


def alike(word: str, known: Iterable[str], *, cutoff: float = 0.9) -> str | None:
    """The known word spelt most like the whole of `word`, or None. Partial matches do not count."""
    return Spelling(known).nearest(word, cutoff, whole=True)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean “rescues”?`, or nothing."""
    return Spelling(known).did_you_mean(word)
