"""Facts, and who believes what about them: since when, how, and from whom."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import TypeVar

from previously.canon.knowledge.lore import Belief, Lore, Telling, Value, lore
from previously.canon.knowledge.naming import facts_named
from previously.canon.knowledge.sight import room_of
from previously.canon.reach import Key, lived
from previously.core.entries import Event
from previously.core.ids import fact as fact_id
from previously.core.nearest import Spelling

__all__ = ["Belief", "Knowledge", "Value"]
Dated = TypeVar("Dated", Belief, Value)


class Knowledge:
    """Facts and beliefs by lived moment; the history of a fact is written when it is asked for (`lore_of`).

    `events` are those that set a fact or by which somebody learns one; `initial` is what is so from the start;
    `entering` answers with the lines by which somebody comes into a room, by its folded name.
    `lore_of` knows histories that are written already, and `beliefs_of` what one person believes by them; where they
    answer None, that is written here.
    """

    def __init__(
        self,
        events: Iterable[Event],
        initial: Iterable[tuple[str, str]] = (),
        telling: Telling | None = None,
        lore_of: Callable[[str], Lore | None] | None = None,
        entering: Callable[[str], Iterable[Event]] = lambda _room: (),
        beliefs_of: Callable[[str, str], list[Belief] | None] = lambda _who, _fact: None,
    ) -> None:
        self.telling = telling or Telling()
        self.initial = {fact_id(fact): value for fact, value in initial}
        self._sets: dict[str, list[Event]] = {fact: [] for fact in self.initial}
        self._names: dict[str, list[Event]] = {}
        self._lore_of, self._beliefs_of = lore_of or cache(self.written), beliefs_of
        self._entering = entering
        for event in sorted(filter(_says, events), key=lived):
            self._file(event)

    def _file(self, event: Event) -> None:
        """Put an event to the facts it sets; or, where it sets none, to the fact it names."""
        for fact in dict.fromkeys(fact for fact, _ in event.facts):
            self._sets.setdefault(fact, []).append(event)
        for fact in facts_named(event):
            self._names.setdefault(fact, []).append(event)

    @cached_property
    def spelling(self) -> Spelling:
        """The facts, to ask for the nearest to a word that is none."""
        return Spelling(self.facts())

    def facts(self) -> tuple[str, ...]:
        """Every fact that is so from the start, or that a line sets or lies about, in the order they come up."""
        return tuple(self._sets)

    def is_set(self, fact: str) -> bool:
        """Is this a fact that is so from the start, or that some line sets or lies about?"""
        return fact in self._sets

    def events_of(self, fact: str) -> list[Event]:
        """The events that a fact's history is made of."""
        own = [*self._sets.get(fact, ()), *self._names.get(fact, ())]
        return [*own, *(event for room in self.rooms_of(fact) for event in self._entering(room))]

    def rooms_of(self, fact: str) -> frozenset[str]:
        """The rooms, folded, in which whoever comes in may see what is so of a fact."""
        return frozenset(room for event in self._sets.get(fact, ()) if (room := room_of(event, fact)))

    def lore(self, fact: str) -> Lore:
        """The history of a fact."""
        found = self._lore_of(fact)
        return self.written(fact) if found is None else found

    def written(self, fact: str) -> Lore:
        """The history of a fact, written down."""
        return lore(fact, self.events_of(fact), self.telling, self.initial.get(fact))

    def value(self, fact: str, key: Key) -> str | None:
        """What is so at a lived moment, or None while the fact is not set."""
        found = self.setting(fact, key)
        return found.value if found else None

    def setting(self, fact: str, key: Key) -> Value | None:
        """What is so at a lived moment, and by which event."""
        return _last(self.lore(fact).values, key)

    def belief(self, who: str, fact: str, key: Key) -> Belief | None:
        """What somebody believes of a fact at a lived moment."""
        return _last(self.beliefs_of(who, fact), key)

    def knows(self, who: str, fact: str, key: Key) -> bool:
        """Does somebody believe what is so?"""
        belief, value = self.belief(who, fact, key), self.value(fact, key)
        return belief is not None and value is not None and self.alike(belief.value, value)

    def alike(self, one: str, other: str) -> bool:
        """Do two words for a value mean the same?"""
        return self.telling.meaning(one) == self.telling.meaning(other)

    def known_by(self, who: str, key: Key) -> tuple[Belief, ...]:
        """Everything somebody believes at a lived moment, in the order they came to know of each."""
        of_hers = (self.lore(fact).beliefs.get(who, ()) for fact in self._known.get(who, ()))
        return tuple(belief for beliefs in of_hers if (belief := _last(beliefs, key)))

    def believers(self, fact: str, key: Key) -> tuple[Belief, ...]:
        """What each one who has heard of a fact believes at a lived moment, in the order they came to know of it."""
        lists = sorted(self.lore(fact).beliefs.values(), key=lambda beliefs: beliefs[0].key)
        return tuple(belief for beliefs in lists if (belief := _last(beliefs, key)))

    def beliefs_of(self, who: str, fact: str) -> list[Belief]:
        """All that somebody ever believes of a fact, in lived order."""
        found = self._beliefs_of(who, fact)
        return self.lore(fact).beliefs.get(who, []) if found is None else found

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        """By cast id, the facts somebody ever hears of, in the order they do."""
        first = [(b[0].key, who, fact) for fact in self.facts() for who, b in self.lore(fact).beliefs.items()]
        known: dict[str, list[str]] = {}
        for _, who, fact in sorted(first, key=lambda row: row[0]):
            known.setdefault(who, []).append(fact)
        return known


def _says(event: Event) -> bool:
    """Does an event name a fact, and is not dreamt?"""
    return bool(event.facts or event.object_text or facts_named(event)) and not event.scene.vision


def _last(dated: Sequence[Dated], key: Key) -> Dated | None:
    """The last that holds at a lived moment."""
    at = bisect_right(dated, key, key=lambda one: one.key)
    return dated[at - 1] if at else None
