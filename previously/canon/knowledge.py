"""Facts, and who believes what about them: since when, how, and from whom."""

from collections.abc import Iterable, Mapping

import msgspec

from previously.canon.reach import Key, lived
from previously.core.entries import Event
from previously.read.clauses import fact as fact_id


class Value(msgspec.Struct, frozen=True, eq=False):
    """A fact takes a value: by an event, or from the start (`event` None)."""

    key: Key
    value: str
    event: Event | None


class Belief(msgspec.Struct, frozen=True, eq=False):
    """From this moment on somebody believes that a fact has a value. `how`: did, witnessed, learned, told, lied to."""

    who: str
    fact: str
    value: str
    key: Key
    how: str
    told_by: str
    event: Event


class Knowledge:
    """The log of facts and beliefs, in lived order. `retold`: events told again, by id, each with its first telling."""

    def __init__(
        self,
        events: Iterable[Event],
        initial: Iterable[tuple[str, str]] = (),
        retold: Mapping[str, Event] | None = None,
    ) -> None:
        self._retold = retold or {}
        self._said: set[tuple[str, str, str]] = set()
        self.values: dict[str, list[Value]] = {}
        self.beliefs: dict[tuple[str, str], list[Belief]] = {}
        for fact, value in initial:
            self.values[fact] = [Value((float("-inf"), (), 0, 0), value, None)]
        for event in sorted(events, key=lived):
            if not event.scene.vision:
                self._meet(event)

    def facts(self) -> tuple[str, ...]:
        """Every fact there is, in the order they come up."""
        return tuple(self.values)

    def value(self, fact: str, key: Key) -> str | None:
        """What is so at a lived moment, or None while the fact is not set."""
        past = [value for value in self.values.get(fact, ()) if value.key <= key]
        return past[-1].value if past else None

    def belief(self, who: str, fact: str, key: Key) -> Belief | None:
        """What somebody believes of a fact at a lived moment."""
        past = [belief for belief in self.beliefs.get((who, fact), ()) if belief.key <= key]
        return past[-1] if past else None

    def knows(self, who: str, fact: str, key: Key) -> bool:
        """Does somebody believe what is so?"""
        belief, value = self.belief(who, fact, key), self.value(fact, key)
        return belief is not None and value is not None and belief.value == value

    def known_by(self, who: str, key: Key) -> tuple[Belief, ...]:
        """Everything somebody believes at a lived moment."""
        facts = [fact for owner, fact in self.beliefs if owner == who]
        return tuple(belief for fact in facts if (belief := self.belief(who, fact, key)))

    def _meet(self, event: Event) -> None:
        hearer = event.verb.effect("object")
        lie = hearer is not None and hearer.believe
        first = self._retold.get(event.id)
        for fact, value in event.facts:
            said = ((first or event).id, fact, value)
            if said in self._said:
                continue  # what is told again is known already
            self._said.add(said)
            if not lie:
                self.values.setdefault(fact, []).append(Value(lived(event), value, event))
            for who in (event.object,) if lie else event.present:
                self._believe(who, fact, value, event, lie=lie)
        learner = event.verb.effect("subject")
        if first is None and learner is not None and learner.learn and not event.facts:
            self._learn(event)

    def _learn(self, event: Event) -> None:
        """`Luke learns reva-killer`: what is so becomes what he believes."""
        fact = fact_id(event.object_text) if event.object_text else ""
        value = self.value(fact, lived(event)) if fact else None
        if value is not None:
            self._believe(event.subject, fact, value, event, lie=False)

    def _believe(self, who: str, fact: str, value: str, event: Event, *, lie: bool) -> None:
        if not who:
            return
        how, told_by = _how(who, event, lie=lie)
        found = self.beliefs.setdefault((who, fact), [])
        found.append(Belief(who, fact, value, lived(event), how, told_by, event))


def _how(who: str, event: Event, *, lie: bool) -> tuple[str, str]:
    if lie:
        return "lied to", event.subject
    hears = event.verb.effect("object")
    if who == event.object and hears is not None and hears.learn:
        return "told", event.told_by or event.subject
    learner = event.verb.effect("subject")
    if who == event.subject:
        return ("learned", event.told_by) if learner is not None and learner.learn else ("did", "")
    return "witnessed", event.told_by
