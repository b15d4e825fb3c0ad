"""What a line says, as read: the contract of `previously say`."""

from collections.abc import Iterable

import msgspec

from previously.language.lexicon.patterns import Pattern

LEFT_OUT = "unread"
"""The class of what nobody could read: a clause beside others that are read. It is no event."""
NAMED = "named"
"""The kind of a deed that a line only names (`after Bob's arrest`): it was before, and is not logged."""


class Happening(msgspec.Struct, frozen=True):
    """One event of a line: its class, who does it to whom, how it stands in the story's world, and the words for it."""

    sense: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    by_other: tuple[str, ...] = ()
    to_other: tuple[str, ...] = ()
    status: str = "happened"
    verb: str = ""
    words: tuple[tuple[int, int], ...] = ()
    kind: str = ""
    severity: float = 0.0
    praise: float = 0.0
    signs: str = "00"
    pattern: Pattern | None = None
    under: str = ""  # the class of what it stands under: `forgive`, where she forgives him for it

    def same(self, other: "Happening") -> bool:
        """Is it the same event, told in other words?"""
        return self.what() == other.what()

    def what(self) -> tuple[object, ...]:
        """Its class, its people and its status."""
        return self.sense, self.by, self.to, self.by_other, self.to_other, self.status


class Telling(msgspec.Struct, frozen=True):
    """What somebody comes to hear: who, the words, and whether it is so."""

    to: tuple[str, ...]
    what: str
    true: bool = True


class Reading(msgspec.Struct, frozen=True):
    """A line as read: its events, what is told in it, how it bears on each person, and the words nobody could read.

    `quiet`: what is understood and is no event (`The sun rises`); `lost`: clauses with a deed of somebody that no
    pattern fits, or that speak of death, harm or love.
    """

    line: str
    events: tuple[Happening, ...] = ()
    tells: tuple[Telling, ...] = ()
    bears: dict[str, float] = {}
    notes: tuple[str, ...] = ()
    quiet: tuple[Happening, ...] = ()
    lost: tuple[Happening, ...] = ()

    @property
    def read(self) -> bool:
        """Was anything understood?"""
        return bool(self.events)


def told(found: Iterable[Happening]) -> tuple[Happening, ...]:
    """What a line tells, without the clauses that nobody could read and the deeds that it only names."""
    return tuple([one for one in found if one.sense != LEFT_OUT and one.kind != NAMED])
