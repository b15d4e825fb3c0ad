"""What somebody sees of the plight of others by being with them, or by searching for them."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from previously.canon.knowledge.hearsay import as_done
from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.reach import Key, lived
from previously.core.entries import Event
from previously.language.lexicon.befallen import befallen

TAKES = "captures"
"""The verb for taking somebody whom others then search for."""
GRAVE = 0.5
"""From which severity on an injury shows on whoever bears it. Chosen."""
SHOWS = 3.0
"""For how many days it does. Chosen."""
AGAIN = 0.7
"""How much of it there is in seeing it again on another day, while it lasts. Chosen."""
SOUGHT = 30.0
"""For how many days after somebody was taken a search for them is because of it. Chosen."""


class Plights(NamedTuple):
    """What has befallen somebody and can be seen, or is searched for: in lived order."""

    keys: tuple[Key, ...]
    events: tuple[Event, ...]

    def between(self, first: float, key: Key) -> tuple[Event, ...]:
        """Those of the days from `first` on, up to a moment."""
        return self.events[bisect_left(self.keys, (first,)) : bisect_left(self.keys, key)]


NONE = Plights((), ())


@remembered("canon")
def wounds_of(canon: Canon, who: str) -> Plights:
    """The injuries that show on somebody."""
    return _of(one for one in canon.fates_of(who) if one.verb.opens == "injury" and one.severity >= GRAVE)


@remembered("canon")
def takings_of(canon: Canon, who: str) -> Plights:
    """When somebody was taken by whom they did not want to go with."""
    return _of(one for one in canon.fates_of(who) if one.verb.id == TAKES)


def _of(found: Iterator[Event]) -> Plights:
    told = [(lived(one), one) for one in found if not (one.scene.vision or one.retells)]
    told.sort(key=lambda pair: pair[0])
    return Plights(tuple(key for key, _ in told), tuple(one for _, one in told)) if told else NONE


class Seeing:
    """What one character sees of others, each plight once a day; that it befell them, not whose doing it was."""

    def __init__(self, canon: Canon, who: str) -> None:
        self.canon, self.who = canon, who
        self.scene: object = None
        self._wounds: dict[str, Plights] = {}
        self._last: dict[str, float] = {}
        """By the address of a plight, the day on which she saw it last."""

    def at(self, event: Event, key: Key, known: set[str]) -> Iterator[Event]:
        """What she sees at a line, as if it befell them there; `known` are addresses of what she need not be shown."""
        if event.scene is not self.scene:
            self.scene = event.scene
            for other in event.present:
                wounds = self._wounds_of(other)
                if wounds.keys:
                    yield from self._new(event, other, wounds.between(key[0] - SHOWS, key), known)
        if event.verb.opens == "search" and event.subject == self.who and event.object:
            taken = takings_of(self.canon, event.object)
            yield from self._new(event, event.object, taken.between(key[0] - SOUGHT, key), known)

    def _wounds_of(self, other: str) -> Plights:
        found = self._wounds.get(other)
        if found is None:
            found = self._wounds[other] = NONE if other == self.who else wounds_of(self.canon, other)
        return found

    def _new(self, event: Event, other: str, befell: tuple[Event, ...], known: set[str]) -> Iterator[Event]:
        for one in befell:
            verb = befallen(one.verb) if one.object else one.verb
            share = self._share(one, other, event.day, known)
            if verb is not None and share:
                known.add(one.id)
                self._last[one.id] = event.day
                seen = as_done(event, verb, other, severity=one.severity * share)
                yield replace(seen, topic=other)  # what brings it back is who it is

    def _share(self, one: Event, other: str, day: float, known: set[str]) -> float:
        """How much of a plight there is in seeing it on a day; nothing if she has seen it that day, or it is over."""
        new = one.id not in known and self.who not in one.present
        if new or day < self._last.get(one.id, one.day) + 1.0:
            return float(new)
        over = (end for end in self.canon.fates_of(other) if end.verb.closes == one.verb.opens and end.subject == other)
        return 0.0 if any(one.day <= end.day <= day for end in over) else AGAIN
