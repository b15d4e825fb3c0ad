"""Names that are no one's own: “White Walker”, “Guard” and “Old Man” may be another each time."""

from functools import cache

from previously.canon.log import Canon
from previously.language.lexicon.wordlists import lines_of


def is_nameless(canon: Canon, who: str) -> bool:
    """Is an entry of the cast only a kind, of which there are many, and no more than a name?"""
    entry = canon.cast.get(who)
    if entry is None or entry.lead or entry.aliases or entry.goals or entry.bonds or entry.sheet or entry.temperament:
        return False
    return is_name_of_many(entry.name)


@cache
def is_name_of_many(name: str) -> bool:
    """Is a name one of a kind? With an article (`the Hunter`) or a number (`Guard #2`) it is somebody's."""
    *before, last = name.casefold().split() or [""]
    if before[1:] or (before and before[0] in {"the", "my"}):
        return False
    return last in _words("alone") or (last in _words("described") and not _words("describing").isdisjoint(before))


@cache
def _words(kind: str) -> frozenset[str]:
    rows = (line.partition(": ") for line in lines_of("world/nameless.txt"))
    return next(frozenset(said.split()) for head, _, said in rows if head == kind)
