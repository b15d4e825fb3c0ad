"""What deeds take to be so, and the words that say who hears: data."""

from functools import cache
from typing import Literal, NamedTuple

from previously.language.lexicon.wordlists import lines_of

Presumed = Literal["", "dead", "found", "alive", "deed", "guess"]
"""What a deed takes to be so: that somebody has died, lies there dead, lives, or has done something."""
FOUND: Presumed = "found"
"""Somebody comes upon a body: a death, if none has been told."""
Channel = Literal["", "near", "far"]
"""Who hears: whoever is there; only those it names, who are together; only those it names, who are apart."""


@cache
def presumed() -> dict[str, Presumed]:
    """What a deed takes to be so, by its class or its verb."""
    return dict(_rows("knowing.txt"))  # type: ignore[arg-type]


@cache
def channels() -> dict[str, Channel]:
    """Who hears, by the words that say so."""
    return {said: kind for kind, said in _rows("channels.txt") if kind in {"near", "far"}}  # type: ignore[misc]


@cache
def channel_verbs() -> dict[str, str]:
    """Who hears, by the verb of telling."""
    said = (row.split(" ") for kind, row in _rows("channels.txt") if kind == "verb")
    return {verb: kind for kind, verb in said}


class ClassEffect(NamedTuple):
    """The verbs of a class in the log, empty where there is none; and the patterns that do nothing of the kind.

    `own` is for who does it, `suffered` for whom it befalls where nobody of the cast does it, `alone` where it is done
    to nobody of the cast.
    """

    own: str
    suffered: str
    alone: str
    apart: frozenset[str]

    def excepts(self, head: str, pattern: str) -> bool:
        """Is the pattern one of those that do nothing of the kind: by its verb, or whole?"""
        return head in self.apart or pattern.replace(" ", "-") in self.apart


def effect_of(sense: str, sign: str) -> ClassEffect | None:
    """What a class of events is in the log, where it is good (`+`) or bad (`-`) for who does it."""
    known = effects_of_classes()
    return known.get(f"{sense}{sign}") or known.get(sense)


@cache
def effects_of_classes() -> dict[str, ClassEffect]:
    """What each class of events is in the log."""
    found: dict[str, ClassEffect] = {}
    for line in lines_of("effects.txt"):
        row, _, apart = line.partition(" ; not ")
        sense, *verbs = row.split(" ")
        own, suffered, alone = (verb.strip("-") for verb in (*verbs, "", "")[:3])
        found[sense] = ClassEffect(own, suffered, alone, frozenset(apart.split()))
    return found


def _rows(name: str) -> list[tuple[str, str]]:
    return [(first, rest) for first, _, rest in (line.partition(" ") for line in lines_of(name))]
