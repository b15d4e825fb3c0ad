"""Did you mean: the nearest right word."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, cutoff: float = 70.0) -> str | None:
    """The known word most like `word`, or None where none is alike (`cutoff` 0..100). Ties go to the earlier word."""
    from rapidfuzz import fuzz, process, utils

    choices = list(dict.fromkeys(known))
    found = process.extractOne(word, choices, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=cutoff)
    return found[0] if found else None


def alike(word: str, known: Iterable[str], *, cutoff: float = 75.0) -> str | None:
    """The known word spelt most like `word` as a whole, or None. Parts of a word do not count."""
    from rapidfuzz import fuzz, process, utils

    choices = list(dict.fromkeys(known))
    found = process.extractOne(word, choices, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=cutoff)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean “rescues”?`, or nothing."""
    near = nearest(word, known)
    return f"; did you mean “{near}”?" if near else ""
