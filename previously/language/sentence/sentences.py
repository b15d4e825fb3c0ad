"""Where each sentence of a line begins and ends; what stands in quotes is nobody's deed."""

from collections.abc import Iterator

from previously.language.sentence.tokens import Words

_ENDS = frozenset({".", "!", "?", ";", ":", "…", "—"})
_SHORT = frozenset(
    ["mr", "mrs", "ms", "dr", "st", "sgt", "capt", "lt", "col", "gen", "prof", "rev", "jr", "sr", "vs", "etc"]
)
_QUOTES = {'"': '"', "“": "”"}


_MOST = 100
"""So many words of a sentence, quotes apart, are read; people say more in several."""


def is_too_long(words: Words, start: int, end: int) -> bool:
    """Is a sentence too long to be read?"""
    return end - start - words.low[start:end].count('"') > _MOST


def sentences(words: Words) -> Iterator[tuple[int, int]]:
    """The first word of each sentence and the place after its last."""
    start, i = 0, 0
    while i < words.size:
        low = words.low[i]
        if low in _QUOTES:
            i = _masked(words, i)
            continue
        if low in _ENDS and not (low == "." and words.at(i - 1) in _SHORT):
            if start < i:
                yield start, i
            start = i + 1
        i += 1
    if start < words.size:
        yield start, words.size


def _masked(words: Words, i: int) -> int:
    """Make what is quoted a mere thing; returns the place after it."""
    close = _QUOTES[words.low[i]]
    end = next((j for j in range(i + 1, words.size) if words.low[j] == close), words.size - 1)
    for j in range(i, end + 1):
        words.low[j] = '"'
        words.named.pop(j, None)
    return end + 1
