"""The words that begin a clause, some of them several: `by the time`, `even though`."""

from typing import NamedTuple

from previously.language.lexicon.closed import SUBORDINATORS
from previously.language.lexicon.wordlists import words
from previously.language.sentence.tokens import Words

_LONG = {
    "when": (
        "by the time", "as soon as", "the moment", "every time", "even when", "the day", "the night", "the minute",
        "just when",
    ),
    "although": ("even though",),
    "because": ("now that",),
    "if": ("in case", "as if", "as though", "as long as", "even if", "only if"),
    "so that": ("so that", "in order that"),
    "as": ("just as",),
    "instead": ("instead of", "rather than"),
    "before": ("just before", "shortly before"),
    "after": ("just after", "shortly after", "long after"),
    "since": ("ever since",),
}  # fmt: skip
"""Phrases that begin a clause, by the word each stands for."""
_BY_FIRST: dict[str, list[tuple[list[str], str]]] = {}
for _stands_for, _phrases in _LONG.items():
    for _phrase in _phrases:
        _BY_FIRST.setdefault(_phrase.split()[0], []).append((_phrase.split(), _stands_for))
_BEFORE_DOING = words("by without despite upon in on for from of about at into with")


class Opening(NamedTuple):
    """What begins a clause: the word it stands for, and the place after it."""

    word: str
    end: int
    whole: bool = True  # may a whole clause follow, or only `doing`?


def openings(line: Words, i: int) -> Opening | None:
    """The subordinator that begins there, or a preposition that may stand before `doing`."""
    low = line.at(i)
    for phrase, stands_for in _BY_FIRST.get(low, ()):
        if line.low[i : i + len(phrase)] == phrase:
            return Opening(stands_for, i + len(phrase))
    if low in SUBORDINATORS or low in _BEFORE_DOING:
        return Opening(low, i + 1, low in SUBORDINATORS)
    return None
