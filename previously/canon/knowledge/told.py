"""What the audience knows: of the events told to it so far, the latest in lived order."""

from collections.abc import Callable

from previously.canon.knowledge.knowledge import Knowledge
from previously.canon.knowledge.lore import Belief, Telling, Value, lore
from previously.canon.reach import Key, Place, lived
from previously.core.entries import Event
from previously.core.errors import UnknownPosition
from previously.core.position import END, Template, Told

AUDIENCE = "audience"
"""The holder of beliefs who is not in the cast."""


class Audience:
    """What whoever follows a story believes. It is told what is so; a lie to somebody is seen as one.

    A flashback told late tells how it was then, and what a line tells anew is believed as corrected.
    """

    def __init__(self, knowledge: Knowledge, template: Template) -> None:
        self.knowledge, self.template = knowledge, template

    def place(self, event: Event) -> Place | None:
        """Where an event is told; None where it never is, which is so of what lies before the story without a label."""
        told = event.scene.told
        if told.episode != self.template.series_of(told.episode):
            return (told.episode, told.scene, event.ordinal)
        try:
            return max((self._end(label) for label in event.scene.label.split("&")), default=None)
        except UnknownPosition:
            return None

    def _end(self, label: str) -> Place:
        return (self.template.parse(label)[0], END, END)

    def belief(self, fact: str, at: Told, key: Key) -> Belief | None:
        """What the audience believes of a fact after a told position, and since which telling."""
        told = self._told(fact, self._reached(at, key))
        last = self._value(fact, told)
        if last is None:
            return None
        since = len(told)
        while since > 1 and self._same(self._value(fact, told[: since - 1]), last):
            since -= 1
        event = told[since - 1]
        return Belief(AUDIENCE, fact, last.value, lived(event), "told", "", event)

    def known(self, at: Told, key: Key) -> tuple[Belief, ...]:
        """Everything the audience believes after a told position, in the order it was told."""
        found = (self.belief(fact, at, key) for fact in self.knowledge.facts())
        return tuple(sorted((belief for belief in found if belief), key=lambda belief: self._sure(belief.event)))

    def _reached(self, at: Told, key: Key) -> Callable[[Event], bool]:
        """Is an event told by then? Of another series, where it has been lived by then."""
        series, end = self.template.series_of(at.episode), (at.episode, at.scene, END)

        def reached(event: Event) -> bool:
            place = self.place(event)
            if place is None:
                return False
            return place <= end if self.template.series_of(place[0]) == series else lived(event) <= key

        return reached

    def _told(self, fact: str, reached: Callable[[Event], bool]) -> list[Event]:
        """The told events that bear on a fact, in told order."""
        events = [event for event in self.knowledge.events_of(fact) if reached(event)]
        known = {event.id for event in events}
        anew = self.knowledge.telling.anew
        events += [e for id_ in known & anew.keys() for e in anew[id_] if e.id not in known and reached(e)]
        return sorted(events, key=self._sure)

    def _sure(self, event: Event) -> Place:
        return self.place(event) or ((), 0, 0)

    def _value(self, fact: str, told: list[Event]) -> Value | None:
        """What these events, told alone, make so."""
        whole, ids = self.knowledge.telling, {event.id for event in told}
        anew = {id_: events for id_, events in whole.anew.items() if any(event.id in ids for event in events)}
        values = lore(fact, told, Telling(whole.again, whole.origins, anew, meaning=whole.meaning)).values
        return values[-1] if values else None

    def _same(self, one: Value | None, other: Value) -> bool:
        return one is not None and self.knowledge.alike(one.value, other.value)
