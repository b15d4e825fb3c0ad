"""Places by their words: whether two names may be of one place, and what kind of place it is."""

from functools import cache, lru_cache

from previously.language.lexicon.closed import DETERMINERS, POSSESSIVES, PREPOSITIONS
from previously.language.lexicon.lookup import tokens
from previously.language.lexicon.wordlists import lines_of

_SMALL = DETERMINERS | POSSESSIVES | PREPOSITIONS | {"old", "new", "s"}


@lru_cache(maxsize=1 << 12)
def place_words(place: str) -> frozenset[str]:
    """The words of a place that tell it from others."""
    words = (word.removesuffix("'s") for word, _, _ in tokens(place.replace("-", " ")))
    return frozenset(words) - _SMALL


@cache
def kinds_of_place(kind: str) -> frozenset[str]:
    """The words for one kind of place: `held`, where people are held, or `free`."""
    rows = (line.partition(": ") for line in lines_of("world/places.txt"))
    return next(frozenset(said.split()) for head, _, said in rows if head == kind)


@lru_cache(maxsize=1 << 12)
def is_kind_of_place(place: str, kind: str) -> bool:
    """Is a place of a kind, by its words?"""
    return not place_words(place).isdisjoint(kinds_of_place(kind))


def may_be_one(one: str, other: str) -> bool:
    """May two names be of one place, or of one within the other? Those that say nothing may."""
    first, second = place_words(one), place_words(other)
    return not first or not second or not first.isdisjoint(second)


def is_within(place: str, name: str) -> bool:
    """Is a place the one that a name means: does it have all its words?"""
    words = place_words(name)
    return bool(words) and words <= place_words(place)
