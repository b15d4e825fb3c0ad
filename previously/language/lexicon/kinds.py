"""The kinds of nouns that turn a verb's sense."""

from functools import cache

from previously.language.lexicon.forms import singulars
from previously.language.lexicon.wordlists import lines_of

_DOERS = ("er", "or", "ist", "ian", "man", "woman", "eer", "ess")


@cache
def kinds() -> dict[str, frozenset[str]]:
    """The words of each kind."""
    rows = (line.partition(": ") for line in lines_of("kinds.txt"))
    return {kind: frozenset(said.split(", ")) for kind, _, said in rows}


@cache
def is_person(noun: str) -> bool:
    """Does a noun name a person?"""
    if any(one in kinds()["person"] for one in singulars(noun)):
        return True
    if any(one in kinds()["not-person"] for one in singulars(noun)):
        return False
    return any(len(one) > 5 and one.endswith(_DOERS) for one in singulars(noun))


@cache
def is_kind(noun: str, kind: str) -> bool:
    """Is the noun of this kind?"""
    if kind == "person":
        return is_person(noun)
    if kind == "thing":
        return not is_person(noun)
    known = kinds().get(kind, frozenset({kind}))
    return any(one in known for one in singulars(noun))


@cache
def known_nouns() -> frozenset[str]:
    """Every word that some kind lists."""
    return frozenset(word for listed in kinds().values() for word in listed)
