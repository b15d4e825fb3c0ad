"""Words for what couples do: data."""

from functools import cache

from previously.language.lexicon.forms import forms
from previously.language.lexicon.lookup import tokens
from previously.language.lexicon.wordlists import lines_of


@cache
def _said(kind: str) -> frozenset[str]:
    return frozenset(line.removeprefix(f"{kind} ") for line in lines_of("romance.txt") if line.startswith(f"{kind} "))


def couple_nouns() -> frozenset[str]:
    """What one of a couple is to the other: `wife`."""
    return _said("noun")


def is_romance(said: str) -> bool:
    """Do words from a verb on tell what a couple does: `kisses Dana`, and not `kisses Dana on the cheek`?"""
    words = [word for word, _, _ in tokens(said)]
    if not words or not _said("not").isdisjoint(words):
        return False
    rest = " ".join(words[1:])
    return any(f"{base} {rest} ".startswith(f"{deed} ") for base, _ in forms(words[0]) for deed in _said("deed"))
