"""The history of one fact: what is so, and what each believes, in lived order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from previously.canon.knowledge.naming import facts_named, tells_somebody
from previously.canon.knowledge.sight import room_of
from previously.canon.reach import Key, lived
from previously.core.entries import Event
from previously.core.ids import folded
from previously.core.verbs import Effect

START: Key = (float("-inf"), (), 0, 0)
"""Before anything is lived."""
NONE = Effect()


class Value(msgspec.Struct, frozen=True):
    """A fact takes a value: by an event, or from the start (`event` None)."""

    key: Key
    value: str
    event: Event | None


class Belief(msgspec.Struct, frozen=True):
    """From this moment on somebody believes that a fact has a value.

    `how`: did, witnessed, told, learned, overheard, lied to. `told_by` is the cast id of who said so, or empty.
    """

    who: str
    fact: str
    value: str
    key: Key
    how: str
    told_by: str
    event: Event


Beliefs = dict[str, list[Belief]]
"""What each believes of a fact, in lived order."""


class Lore(msgspec.Struct, frozen=True):
    """One fact's values, and each one's beliefs about it, in lived order; of both, what the `eyes` take them for."""

    values: list[Value]
    beliefs: Beliefs


class Telling(msgspec.Struct, frozen=True, eq=False):
    """How a story tells its events.

    `again`: by the id of an event told again, its first telling. `origins`: by the id of an event that says what an
    earlier one really was, that one. `anew`: by the id of the earlier one, the events that say so. `lives`: was
    somebody alive at a moment? `meaning`: what a value stands for, so that two words for one person are equal.
    """

    again: Mapping[str, Event] = msgspec.field(default_factory=dict)
    origins: Mapping[str, Event] = msgspec.field(default_factory=dict)
    anew: Mapping[str, tuple[Event, ...]] = msgspec.field(default_factory=dict)
    lives: Callable[[str, Key], bool] = lambda _who, _key: True
    meaning: Callable[[str], str] = str.casefold

    def happened(self, event: Event) -> Key:
        """Where in lived order it happened; what tells an earlier event anew happened when that one did."""
        seen = {event.id}
        while (earlier := self.origins.get(event.id)) is not None and earlier.id not in seen:
            seen.add(earlier.id)
            event = earlier
        return lived(event)


class Eyes:
    """Somebody, and what they take each to believe of one fact: by what they saw each witness or be told."""

    def __init__(self, who: str) -> None:
        self.who = who
        self.beliefs: Beliefs = {}

    def see(self, who: str, act: "Act") -> bool:
        """Do they see that an act reaches somebody? Nobody sees who only overhears it."""
        event = act.event
        there = self.who in act.whom or self.who == event.object
        return there and (who == self.who or who not in event.unnoticed)

    def are_deceived(self, event: Event) -> bool:
        """Is it they who are lied to? To them it is what the liar believes."""
        return self.who == event.object and self.who != event.subject

    def last(self, who: str) -> str | None:
        """What they take somebody to believe."""
        return self.beliefs[who][-1].value if who in self.beliefs else None


class Act(NamedTuple):
    """An event as it reaches some people at a lived moment; only once does it make something so."""

    key: Key
    event: Event
    whom: tuple[str, ...]
    sets: bool


def lore(
    fact: str, events: Iterable[Event], telling: Telling, start: str | None = None, eyes: Eyes | None = None
) -> Lore:
    """The history of one fact by the events that set it, and those by which somebody learns of it.

    With `eyes`, the beliefs are those which they take each to hold.
    """
    writer = _Writer(fact, telling, start, eyes)
    acts = (act for event in sorted(events, key=lived) for act in _acts(event, telling))
    for act in sorted(acts, key=lambda act: act.key):
        writer.meet(act)
    return Lore(writer.values, writer.beliefs if eyes is None else eyes.beliefs)


def _acts(event: Event, telling: Telling) -> Iterator[Act]:
    """When an event reaches whom: what is told anew reached its parties when it really happened.

    Whoever something is hidden from sees nothing of it, be they in the same room.
    """
    blind = {*event.scene.ghosts, *event.kept_from}
    there = tuple(who for who in event.present if who not in blind)
    key, now = telling.happened(event), lived(event)
    if key >= now:
        yield Act(now, event, there, sets=True)
        return
    parties = {event.subject, event.object, *event.companions, *event.witnesses}
    yield Act(key, event, tuple(who for who in there if who in parties), sets=True)
    yield Act(now, event, tuple(who for who in there if who not in parties), sets=False)


class _Writer:
    """One fact's history while it is being written, act by act."""

    def __init__(self, fact: str, telling: Telling, start: str | None, eyes: Eyes | None = None) -> None:
        self.fact, self.telling, self.eyes = fact, telling, eyes
        self.values = [] if start is None else [Value(START, start, None)]
        self.beliefs: Beliefs = {}
        self._said: set[tuple[str, str, bool]] = set()

    def meet(self, act: Act) -> None:
        """Let an event set the fact, and those it reaches believe it."""
        event = act.event
        first = self.telling.again.get(event.id, event)
        for value in (value for fact, value in event.facts if fact == self.fact):
            if (first.id, value, act.sets) not in self._said:  # what is told again is known already
                self._said.add((first.id, value, act.sets))
                self._say(act, value)
        if first is event and not event.facts and role_of(event, "subject").learn:
            self._learn(act)
        elif first is event and not event.facts and tells_somebody(event):
            self._pass_on(act)
        elif event.verb.moves == "enters" and not event.facts:
            self._come_in(act)

    def _say(self, act: Act, value: str) -> None:
        event = act.event
        lie = role_of(event, "object").believe
        heard = not lie and self._hearsay(act, value)
        if act.sets and not lie and not heard and event.id not in self.telling.anew:
            self._set(act, value)
        for who in (event.object,) if lie else act.whom:
            self._reach(who, value, act, lie=lie, heard=heard)
        if lie and self.eyes is not None and self.eyes.are_deceived(event):
            self._believe(self.eyes.beliefs, event.subject, value, act)

    def _set(self, act: Act, value: str) -> None:
        """Let it be so from now on, if it is not already."""
        if not self.values or not self._alike(self.values[-1].value, value):
            self.values.append(Value(act.key, value, act.event))

    def _hearsay(self, act: Act, value: str) -> bool:
        """Does somebody only pass on what they wrongly believe?"""
        teller = act.event.told_by or (act.event.subject if _tells(act.event) else "")
        believed = self._believed(teller)
        if believed is None or not self.values:
            return False
        return self._alike(believed.value, value) and not self._alike(self.values[-1].value, value)

    def _learn(self, act: Act) -> None:
        """`Luke learns reva-killer`: he believes what is so, or what whoever told him believes."""
        event = act.event
        told = self._believed(event.told_by)
        value = told.value if told else self.values[-1].value if self.values else None
        if value is not None and self.fact in facts_named(event):
            for who in (event.subject, *event.companions):
                self._believe(self.beliefs, who, value, act, heard=told is not None)
                self._see_learnt(who, act)

    def _come_in(self, act: Act) -> None:
        """`Bob enters`: he believes what stands there for all to see."""
        last, event = self.values[-1] if self.values else None, act.event
        if last is None or last.event is None or room_of(last.event, self.fact) != folded(event.scene.place):
            return
        for who in (event.subject, *event.companions):
            self._believe(self.beliefs, who, last.value, act)
            self._see_learnt(who, act)

    def _pass_on(self, act: Act) -> None:
        """`Ann tells Luke the password`: whoever hears it believes what she does."""
        told = self._believed(act.event.told_by or act.event.subject)
        if told is not None and self.fact in facts_named(act.event):
            for who in act.whom if act.event.object in act.whom else (act.event.object, *act.whom):
                self._reach(who, told.value, act, lie=False, heard=True)

    def _see_learnt(self, who: str, act: Act) -> None:
        """The eyes see somebody learn what whoever told it believes, or what is so, as far as they know."""
        eyes = self.eyes
        if eyes is None or not eyes.see(who, act):
            return
        own = self._believed(who) if who == eyes.who else None
        value = own.value if own else eyes.last(act.event.told_by or eyes.who)
        if value is not None:
            self._believe(eyes.beliefs, who, value, act, heard=bool(act.event.told_by))

    def _reach(self, who: str, value: str, act: Act, *, lie: bool, heard: bool) -> None:
        """Let somebody believe a value, and the eyes that see it take them to."""
        self._believe(self.beliefs, who, value, act, lie=lie, heard=heard)
        if self.eyes is not None and self.eyes.see(who, act):
            self._believe(self.eyes.beliefs, who, value, act, lie=lie, heard=heard)

    def _believed(self, who: str) -> Belief | None:
        return self.beliefs[who][-1] if who in self.beliefs else None

    def _believe(
        self,
        beliefs: Beliefs,
        who: str,
        value: str,
        act: Act,
        *,
        lie: bool = False,
        heard: bool = False,
    ) -> None:
        """Let somebody believe a value from now on, among these beliefs.

        Who does so already goes on, but for a lie that has come true; and who only stands by when hearsay is passed on
        keeps what they believe.
        """
        if not who or not self.telling.lives(who, act.key):
            return
        old, event = beliefs[who][-1] if who in beliefs else None, act.event
        if old is not None and self._alike(old.value, value) and (lie or heard or old.how != "lied to"):
            return
        if old is not None and heard and who not in {event.subject, event.object}:
            return
        how, told_by = _how(who, event, lie=lie)
        beliefs.setdefault(who, []).append(Belief(who, self.fact, value, act.key, how, told_by, event))

    def _alike(self, one: str, other: str) -> bool:
        return self.telling.meaning(one) == self.telling.meaning(other)


def role_of(event: Event, role: str) -> Effect:
    """What an event does to a role."""
    return event.verb.effect(role) or NONE


def _tells(event: Event) -> bool:
    """Does its subject say something to somebody?"""
    return role_of(event, "object").learn or role_of(event, "witness").learn


def _how(who: str, event: Event, *, lie: bool) -> tuple[str, str]:
    """How an event lets somebody know, and from whom."""
    if lie:
        return "lied to", event.subject
    if event.verb.moves == "enters" and not event.facts:
        return "learned", ""
    if who == event.subject:
        return _own(event)
    if role_of(event, "object" if who == event.object else "witness").learn:
        return "told", event.told_by or event.subject
    return "witnessed", event.told_by


def _own(event: Event) -> tuple[str, str]:
    """How whoever does it knows."""
    if event.verb.id == "overhears":
        return "overheard", event.told_by or event.object
    return ("learned", event.told_by) if role_of(event, "subject").learn else ("did", "")
