"""Spells: how long something is so of somebody, from the line that begins it to the line that ends it."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.reach import Key
from previously.canon.world.declared import declared
from previously.canon.world.marks import Marked
from previously.core.entries import Entry, Event

BEGINS = {
    "held": ("freed",),
    "seized": ("freed",),
    "injured": ("well",),
    "senseless": ("awake", "well"),
    "asleep": ("awake",),
    "faint": ("awake", "well"),
    "ill": ("well",),
    "pregnant": ("delivered",),
    "away": ("freed",),
}
"""What begins a spell, and what ends it."""
ENDS = frozenset(end for ends in BEGINS.values() for end in ends)
"""What only ends something."""


class Spell(NamedTuple):
    """Something is so of somebody from `start` until `end`, if anything ends it."""

    start: Marked
    end: Marked | None = None

    def holds(self, key: Key) -> bool:
        """Does it hold at a lived moment?"""
        return self.start.key < key and (self.end is None or key < self.end.key)


@remembered("canon")
def world_marks(canon: Canon, who: str) -> tuple[Marked, ...]:
    """What is said of somebody, alone or with another: by the cast, then by lines in lived order.

    What is dreamt or told again is left out.
    """
    found = (one for one in canon.marks_of(who) if counts(one.entry))
    return (*declared(canon, who), *sorted(found, key=lambda one: one.key))


def counts(entry: Entry) -> bool:
    """Does a line happen where it stands, rather than in a dream or as a retelling?"""
    return not entry.scene.vision and not (isinstance(entry, Event) and entry.retells)


@remembered("canon")
def spells_of(canon: Canon, who: str, kind: str) -> tuple[Spell, ...]:
    """The spells of one kind of somebody, in lived order. One that has begun does not begin again."""
    return tuple(_spells(world_marks(canon, who), who, kind, BEGINS[kind]))


def _spells(marks: Collection[Marked], who: str, kind: str, ends: Collection[str]) -> Iterator[Spell]:
    open_: Marked | None = None
    for marked in marks:
        mark = marked.mark
        if mark.who != who:
            continue
        if mark.kind == kind and open_ is None:
            open_ = marked
        elif mark.kind in ends and open_ is not None:
            yield Spell(open_, marked)
            open_ = None
    if open_ is not None:
        yield Spell(open_)


def since(start: Entry, later: Entry) -> float | None:
    """The story days between two lines; None where nothing says whether any have gone by.

    Between two episodes that open on one day the story does not say how much time has passed.
    """
    gone, episode = later.day - start.day, start.scene.told.episode
    opens = not episode and all(number == 1 for number in later.scene.told.episode)  # from the cast to the first
    known = gone != 0 or episode == later.scene.told.episode or opens
    return gone if known else None
