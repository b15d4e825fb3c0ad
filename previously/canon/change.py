"""What an edit has changed: whose part of the log is another one than before."""

from collections.abc import Iterator

import msgspec

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.canon.reach import Appearance
from previously.core.entries import Event


class Change(msgspec.Struct, frozen=True):
    """What differs between two canons.

    `people`: those who meet, claim or are seen in something else. `news`: what others may hear of. `facts`: what is
    so, or who believes it. `everything`: names, the clock or the declarations differ, and nothing can be kept.
    """

    people: frozenset[str] = frozenset()
    news: bool = False
    facts: bool = False
    everything: bool = False


def change(old: Canon, new: Canon) -> Change:
    """Compare two canons of one story by what they share."""
    if old.names is not new.names or dict(old.serials) != dict(new.serials) or old.initial_facts != new.initial_facts:
        return Change(everything=True)
    before, after = ({part.episode: part for part in canon.parts} for canon in (old, new))
    touched = [key for key in {**before, **after} if before.get(key) is not after.get(key)]
    people: set[str] = set()
    for key in touched:
        people |= _people(before.get(key), after.get(key))
    retold = _retold(old, new)
    turned = _turned(old, new)
    people |= retold | turned
    news = any(_news(before.get(key)) != _news(after.get(key)) for key in touched)
    facts = any(_telling(before.get(key)) != _telling(after.get(key)) for key in touched)
    return Change(frozenset(people), news or bool(retold), facts or bool(retold or turned))


def _people(old: Episode | None, new: Episode | None) -> set[str]:
    """Whose lists of an episode are not the same entries."""
    found: set[str] = set()
    for table in ("events", "claims", "appearances"):
        one = getattr(old.reach, table) if old else {}
        other = getattr(new.reach, table) if new else {}
        found |= {who for who in {**one, **other} if not _same(one.get(who, []), other.get(who, []))}
    return found


def _same(one: list[object], other: list[object]) -> bool:
    return len(one) == len(other) and all(map(_alike, one, other))


def _alike(one: object, other: object) -> bool:
    """The same entry; or an appearance in the same scene, by the same text."""
    if isinstance(one, Appearance) and isinstance(other, Appearance):
        return one.scene is other.scene and one.span is other.span and one.how == other.how
    return one is other


def _news(part: Episode | None) -> set[int]:
    """What an episode holds that others may hear of later."""
    return {id(event) for event in _told(part)} if part else set()


def _telling(part: Episode | None) -> list[int]:
    """The events of an episode by which a fact is set, learned, or told anew."""
    return [id(event) for event in (*part.reach.telling, *part.reach.retelling)] if part else []


def _told(part: Episode) -> Iterator[Event]:
    for table in (part.reach.facts, part.reach.fates):
        for events in table.values():
            yield from events
    yield from part.reach.deaths


def _retold(old: Canon, new: Canon) -> set[str]:
    """Who is there at events that have become, or are no longer, the second telling of another."""
    ids = old.retold.keys() ^ new.retold.keys()
    if not ids:
        return set()
    events = (event for canon in (old, new) for event in canon.events() if event.id in ids)
    return {who for event in events for who in event.present}


def _turned(old: Canon, new: Canon) -> set[str]:
    """Who dies or returns by other events than before."""
    turns = ({who: [t.event for t in turns] for who, turns in canon.turns.items()} for canon in (old, new))
    one, other = turns
    return {who for who in {**one, **other} if not _same(list(one.get(who, [])), list(other.get(who, [])))}
