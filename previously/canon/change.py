"""What an edit has changed: the things that can be read of a canon and are not the same in two of them."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from previously.canon.episodes import Episode
from previously.canon.knowledge.naming import facts_named
from previously.canon.leads import leads
from previously.canon.log import Canon
from previously.canon.lookup.index import Table
from previously.canon.memo import Memo, Thing
from previously.canon.reach import Appearance
from previously.canon.world.marks import Marked
from previously.core.entries import Event

Name = TypeVar("Name", bound=Hashable)


def memo_after(older: Canon, new: Canon) -> Memo:
    """The memo of a canon that an edit has made of another; an empty one where names or the clock are others."""
    same = older.names is new.names and _same_settings(older, new)
    return Memo(older.memo, frozenset(changes(older, new))) if same else Memo()


def _same_settings(older: Canon, new: Canon) -> bool:
    """Are both read in the same way: positions, clocks, what is so from the start?"""
    settings = older.read_with.keys() == new.read_with.keys() and all(
        older.read_with[prefix] is setting for prefix, setting in new.read_with.items()
    )
    return settings and older.initial_facts == new.initial_facts and _same_world(older, new)


def _same_world(older: Canon, new: Canon) -> bool:
    """Do both begin with the same things in the same hands, at the same distances?"""
    return older.props == new.props and older.ways == new.ways


def changes(older: Canon, new: Canon) -> Iterator[Thing]:
    """Everything that can be read by itself and is another: tables by name, scenes, addresses, and what spans them."""
    one, other = ({part.episode: part for part in canon.parts} for canon in (older, new))
    pairs = [(one.get(key), other.get(key)) for key in {**one, **other} if one.get(key) is not other.get(key)]
    yield from chain.from_iterable(_of_part(*pair) for pair in pairs)
    yield from chain.from_iterable(_done(*pair) for pair in pairs)
    if pairs or list(one) != list(other):
        yield ("log",)
    if [part.episode for part in older.parts] != [part.episode for part in new.parts]:
        yield ("numbers",)
    if dict(older.serials) != dict(new.serials):
        yield ("serials",)
    yield from _across(older, new)
    if not all(old and part and _seen_alike(old, part) for old, part in pairs):
        yield from (("leads", who) for who in leads(older) ^ leads(new))
        if older.shared_moments != new.shared_moments:
            yield ("moments",)


def _seen_alike(old: Episode, new: Episode) -> bool:
    """Are the same people in an episode, and its scenes at the same moments?"""
    one, other = old.digest, new.digest
    return old.seen == new.seen and one.timed == other.timed and one.crowded == other.crowded


def _of_part(old: Episode | None, new: Episode | None) -> Iterator[Thing]:
    """What differs within one episode."""
    yield from (("part", part.episode) for part in (old or new,) if part)
    for table in ("events", "claims", "appearances", "facts", "fates"):
        yield from (
            (table, name) for name in _differ(*(getattr(part.reach, table) if part else {} for part in (old, new)))
        )
    for table in ("speaking", "grave", "parts"):
        yield from (
            (table, name) for name in _differ(*(getattr(part.digest, table) if part else {} for part in (old, new)))
        )
    for name, number in (("marks", 0), ("things", 1), ("lines", 2)):
        yield from ((name, one) for one in _differ(*(part.world[number] if part else {} for part in (old, new))))
    yield from (("kin", who) for who in _differ(*(part.kin if part else {} for part in (old, new))))
    ids = ({entry.id: [entry] for entry in part.entries} if part else {} for part in (old, new))
    yield from (("address", address) for address in _differ(*ids))
    scenes = ({s.at: [s, *part.lines.get(id(s), ())] for s in part.scenes} if part else {} for part in (old, new))
    yield from (("scene", at) for at in _differ(*scenes))
    telling = ({id(event): event for event in part.reach.telling} if part else {} for part in (old, new))
    yield from (("telling", fact) for event in _unlike(*telling) for fact in named(event))
    if not _same(*(part.reach.news if part else () for part in (old, new))):
        yield ("news",)


def _done(old: Episode | None, new: Episode | None) -> Iterator[Thing]:
    """What differs of what is done within one episode."""
    one, other = (_tellings(part.deeds) if part else {} for part in (old, new))
    yield from (("deeds", verb) for verb in _differ(one, other))
    if {*(old.verbs if old else ())} != {*(new.verbs if new else ())}:
        yield ("verbs",)


def _tellings(deeds: Table) -> dict[str, list[Event | None]]:
    """By verb, the lines that tell each deed of it first and last."""
    return {
        verb: [event for one in found for event in (one.first and one.first[1], one.last[1])]
        for verb, found in deeds.items()
    }


def _across(older: Canon, new: Canon) -> Iterator[Thing]:
    """What differs of that which rests on several episodes."""
    yield from (("turns", who) for who in _differ(*(_turns(canon) for canon in (older, new))))
    first, second = (canon.retold for canon in (older, new))
    if first.keys() != second.keys() or any(first[id_] is not second[id_] for id_ in first):
        yield ("retold",)
    if _retelling(older) != _retelling(new):
        yield ("retelling",)
    if older.titles != new.titles:
        yield ("titles",)
    yield ("press",)  # articles lie beside the log: whether they are the same is not seen from here


def named(event: Event) -> tuple[str, ...]:
    """The facts that a line sets; or, where it sets none, the one it names."""
    if event.facts:
        return tuple(fact for fact, _ in event.facts)
    return facts_named(event)


def _turns(canon: Canon) -> dict[str, list[object]]:
    return {who: [(id(t.event), t.alive, t.seems) for t in turns] for who, turns in canon.turns.items()}


def _retelling(canon: Canon) -> list[tuple[int, int]]:
    """The lines that tell others anew, with those they are about, as they are in a canon."""
    told = (event for part in canon.parts for event in part.reach.retelling)
    return [(id(event), id(canon.at(event.retells))) for event in told]


def _differ(one: Mapping[Name, Sequence[object]], other: Mapping[Name, Sequence[object]]) -> set[Name]:
    """The names under which two tables do not list the same."""
    return {name for name in {**one, **other} if not _same(one.get(name, ()), other.get(name, ()))}


def _same(one: Sequence[object], other: Sequence[object]) -> bool:
    return len(one) == len(other) and all(map(_alike, one, other))


def _alike(one: object, other: object) -> bool:
    """The same entry; or an appearance in the same scene, by the same text; or equal plain values."""
    if isinstance(one, Appearance) and isinstance(other, Appearance):
        return one.scene is other.scene and one.span is other.span and one.how == other.how
    if isinstance(one, Marked) and isinstance(other, Marked):
        return one.entry is other.entry and one.mark == other.mark
    return one is other or (isinstance(one, tuple) and one == other)


def _unlike(one: Mapping[int, Event], other: Mapping[int, Event]) -> Iterable[Event]:
    """The lines that only one of two has."""
    return (event for key, event in {**one, **other}.items() if key not in one or key not in other)
