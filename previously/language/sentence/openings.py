"""The words that begin a clause, some of them several: `by the time`, `even though`."""

from typing import NamedTuple

from previously.language.sentence.closed import SUBORDINATORS
from previously.language.sentence.tokens import Words

_LONG = {
    "by": ("by the time", "when"), "as": ("as soon as", "when"), "even": ("even though", "although"),
    "now": ("now that", "because"), "the": ("the moment", "when"), "every": ("every time", "when"),
    "in": ("in case", "if"), "so": ("so that", "so that"), "in order": ("in order that", "so that"),
    "just": ("just as", "as"), "instead": ("instead of", "instead"), "rather": ("rather than", "instead"),
}  # fmt: skip
_ALSO = {"as": (("as if", "if"), ("as though", "if"), ("as long as", "if")), "even": (("even if", "if"), ("even when", "when")),
         "the": (("the day", "when"), ("the night", "when"), ("the minute", "when")), "only": (("only if", "if"),), "just": (("just when", "when"), ("just before", "before"), ("just after", "after")),
         "shortly": (("shortly after", "after"), ("shortly before", "before")), "long": (("long after", "after"),), "ever": (("ever since", "since"),)}  # fmt: skip


class Opening(NamedTuple):
    """What begins a clause: the word it stands for, and the place after it."""

    word: str
    end: int
    whole: bool = True  # may a whole clause follow, or only `doing`?


def openings(words: Words, i: int) -> Opening | None:
    """The subordinator that begins there, or a preposition that may stand before `doing`."""
    low = words.at(i)
    for phrase, stands_for in (*_ALSO.get(low, ()), *((_LONG[low],) if low in _LONG else ())):
        parts = phrase.split(" ")
        if words.low[i : i + len(parts)] == parts:
            return Opening(stands_for, i + len(parts))
    if low in SUBORDINATORS or low in {
        "by",
        "without",
        "despite",
        "upon",
        "in",
        "on",
        "for",
        "from",
        "of",
        "about",
        "at",
        "into",
        "with",
    }:
        return Opening(low, i + 1, low in SUBORDINATORS)
    return None
