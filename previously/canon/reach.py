"""Indexes of one episode: who is reached by what, who claims what, who is seen where, what sets which fact."""

from collections.abc import Iterable

import msgspec

from previously.core.entries import Claim, Entry, Event, Scene, Speech

Key = tuple[float, tuple[int, ...], int, int]
"""Lived order: day, then told order (episode, scene, line) among what happens on one day."""


def lived(entry: Entry) -> Key:
    """Where an entry stands in lived order."""
    return (entry.day, entry.scene.told.episode, entry.scene.told.scene, entry.ordinal)


class Appearance(msgspec.Struct, frozen=True, eq=False):
    """Somebody is in a scene: listed, speaking (`speech`), or doing something (`event`)."""

    scene: Scene
    speech: Speech | None = None
    event: Event | None = None


class Reach(msgspec.Struct, frozen=True, eq=False):
    """The indexes of one episode, each by cast id or fact, in told order."""

    events: dict[str, list[Event]]
    claims: dict[str, list[Claim]]
    appearances: dict[str, list[Appearance]]
    facts: dict[str, list[Event]]
    fates: dict[str, list[Event]]  # what befell somebody, of the kind that those bound to them hear of
    doings: dict[tuple[str, str, str, float], Event]
    repeats: tuple[tuple[Event, Event], ...]
    deaths: tuple[Event, ...]


def doing(event: Event) -> tuple[str, str, str, float]:
    """What makes two lines the same event: subject, verb, object and lived day."""
    return (event.subject, event.verb.id, event.object or event.object_text, event.day)


def index(scenes: Iterable[Scene], entries: Iterable[Entry], speeches: Iterable[Speech]) -> Reach:
    """Index one episode."""
    reach = Reach({}, {}, {}, {}, {}, {}, (), ())
    repeats, deaths = [], []
    for scene in scenes:
        for who in scene.present:
            reach.appearances.setdefault(who, []).append(Appearance(scene))
    for speech in speeches:
        reach.appearances.setdefault(speech.who, []).append(Appearance(speech.scene, speech))
    for entry in entries:
        if isinstance(entry, Event):
            _event(reach, entry)
            first = reach.doings.setdefault(doing(entry), entry)
            if first is not entry:
                repeats.append((entry, first))
            elif entry.verb.dies or entry.verb.returns:
                deaths.append(entry)
        elif isinstance(entry, Claim):
            reach.claims.setdefault(entry.subject, []).append(entry)
    return msgspec.structs.replace(reach, repeats=tuple(repeats), deaths=tuple(deaths))


def _event(reach: Reach, event: Event) -> None:
    for who in event.present:
        reach.events.setdefault(who, []).append(event)
    for who in dict.fromkeys((event.subject, *event.companions)):
        reach.appearances.setdefault(who, []).append(Appearance(event.scene, event=event))
    if event.verb.effect("learns") is not None:
        reach.fates.setdefault(event.victim, []).append(event)
    for fact, _ in event.facts:
        reach.facts.setdefault(fact, []).append(event)
