"""What an edit has changed: whose part of the log is another one than before."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

import msgspec

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.canon.reach import Appearance
from previously.core.entries import Entry, Event
from previously.core.ids import fact as fact_id

Line = TypeVar("Line", bound=Entry)
Parts = list[tuple[Episode | None, Episode | None]]
"""The episodes that are not the same, as they were and as they are."""


class Change(msgspec.Struct, frozen=True):
    """What differs between two canons.

    `people`: those who meet, claim or are seen in something else. `turned`: who dies or returns by other lines. `news`:
    what others may hear of, each line with the first telling of it. `facts`: those whose history may be another, and
    `misled`: who is lied to about one of them. `spoken`: words that not the same lines are about. `everything`: names,
    the clock or the declarations differ, and nothing can be kept.
    """

    people: frozenset[str] = frozenset()
    turned: frozenset[str] = frozenset()
    news: tuple[tuple[Event, Event], ...] = ()
    facts: frozenset[str] = frozenset()
    misled: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    everything: bool = False


def change(old: Canon, new: Canon) -> Change:
    """Compare two canons of one story by what they share."""
    if old.names is not new.names or dict(old.serials) != dict(new.serials) or old.initial_facts != new.initial_facts:
        return Change(everything=True)
    before, after = ({part.episode: part for part in canon.parts} for canon in (old, new))
    keys = (key for key in {**before, **after} if before.get(key) is not after.get(key))
    parts = [(before.get(key), after.get(key)) for key in keys]
    again, turned, anew = _again(old, new), _turned(old, new), _anew(old, new, parts)
    people = turned.union(*(_people(*pair) for pair in parts), *(event.present for event in (*again, *anew)))
    told = (*_unlike(parts, _heard_of), *again)
    news = {(id(e), id(first)): (e, first) for e in told for canon in (old, new) for first in [_first(canon, e)]}
    telling = chain(_unlike(parts, lambda part: part.reach.telling), again, anew, _of(turned, old, new))
    facts = frozenset(fact for event in telling for fact in named(event))
    spoken = frozenset[str]().union(*(_spoken(*pair) for pair in parts))
    return Change(people, turned, tuple(news.values()), facts, _misled(facts, old, new), spoken)


def named(event: Event) -> tuple[str, ...]:
    """The facts that a line sets; or, where it sets none, the one it names."""
    if event.facts:
        return tuple(fact for fact, _ in event.facts)
    return (fact_id(event.object_text),) if event.object_text else ()


def _people(old: Episode | None, new: Episode | None) -> set[str]:
    """Whose lists of an episode are not the same entries."""
    found: set[str] = set()
    for table in ("events", "claims", "appearances"):
        found |= _differ(*(getattr(part.reach, table) if part else {} for part in (old, new)))
    return found


def _spoken(old: Episode | None, new: Episode | None) -> set[str]:
    """The words that not the same lines of an episode are about."""
    return _differ(*(part.digest.speaking if part else {} for part in (old, new)))


def _differ(one: Mapping[str, Sequence[object]], other: Mapping[str, Sequence[object]]) -> set[str]:
    """The names under which two tables do not list the same."""
    return {name for name in {**one, **other} if not _same(one.get(name, ()), other.get(name, ()))}


def _same(one: Sequence[object], other: Sequence[object]) -> bool:
    return len(one) == len(other) and all(map(_alike, one, other))


def _alike(one: object, other: object) -> bool:
    """The same entry; or an appearance in the same scene, by the same text."""
    if isinstance(one, Appearance) and isinstance(other, Appearance):
        return one.scene is other.scene and one.span is other.span and one.how == other.how
    return one is other


def _unlike(parts: Parts, lines: Callable[[Episode], Iterable[Line]]) -> list[Line]:
    """The lines of some kind that only one of two canons has."""
    one, other = ({id(e): e for pair in parts if (part := pair[i]) for e in lines(part)} for i in (0, 1))
    return [line for key, line in {**one, **other}.items() if key not in one or key not in other]


def _heard_of(part: Episode) -> Iterator[Event]:
    """What an episode holds that others may hear of later."""
    for table in (part.reach.facts, part.reach.fates):
        yield from chain.from_iterable(table.values())


def _first(canon: Canon, event: Event) -> Event:
    return canon.retold.get(event.id, event)


def _again(old: Canon, new: Canon) -> list[Event]:
    """The lines that have become, or are no longer, the second telling of another; or of another than before."""
    again = {id(event): event for canon in (old, new) for event, _ in canon.repeats}
    return [event for event in again.values() if old.retold.get(event.id) is not new.retold.get(event.id)]


def _anew(old: Canon, new: Canon, parts: Parts) -> list[Event]:
    """Where what lines tell anew is not what it was: all such lines, and what they are about."""
    telling = [event for canon in (old, new) for part in canon.parts for event in part.reach.retelling]
    about = {event.retells for event in telling}
    if not telling or not _unlike(parts, lambda part: (e for e in part.entries if e.id in about or e in telling)):
        return []
    found = (canon.addresses.get(address) for canon in (old, new) for address in about)
    return [*telling, *(event for event in found if isinstance(event, Event))]


def _turned(old: Canon, new: Canon) -> frozenset[str]:
    """Who dies or returns by other events than before, or otherwise."""
    one, other = (
        {who: [(id(turn.event), turn.alive, turn.seems) for turn in turns] for who, turns in canon.turns.items()}
        for canon in (old, new)
    )
    return frozenset(who for who in {**one, **other} if one.get(who) != other.get(who))


def _of(people: frozenset[str], old: Canon, new: Canon) -> Iterator[Event]:
    """The lines by which facts spread to or from some people."""
    for part in {*old.parts, *new.parts} if people else ():
        for event in part.reach.telling:
            if not people.isdisjoint({event.object, event.told_by, *event.present}):
                yield event


def _misled(facts: frozenset[str], old: Canon, new: Canon) -> frozenset[str]:
    """Who is lied to about some facts."""
    histories = (canon.knowledge.lore(fact) for canon in (old, new) for fact in facts if _lied_about(canon, fact))
    beliefs = chain.from_iterable(chain.from_iterable(history.beliefs.values()) for history in histories)
    return frozenset(belief.who for belief in beliefs if belief.how == "lied to")


def _lied_about(canon: Canon, fact: str) -> bool:
    hearers = (event.verb.effect("object") for event in canon.knowledge.events_of(fact))
    return any(hearer is not None and hearer.believe for hearer in hearers)
