"""The few lines of an episode that long-range rules look for, found in one walk over it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import msgspec

from previously.canon.reach import Reach
from previously.core.entries import Claim, Entry, Event, Note, Scene
from previously.core.verbs import Verb
from previously.language.lexicon.lookup import tokens

Line = Event | Claim

GRAVE = 0.6
"""The severity from which a harm cannot be passed over: captivity and worse, as verbs have it. Set."""

SceneTime = tuple[str, object, object]
"""When a scene happens, so that scenes of one moment are equal."""


def moments(scene: Scene) -> Iterator[SceneTime]:
    """The lived moments of a scene: its place among its episode's, and its day and time where it has one."""
    yield ("scene", scene.told.episode, scene.moment)
    if scene.time:
        yield ("time", scene.day, scene.time)


class Digest(msgspec.Struct, frozen=True, eq=False):
    """Lines of one episode, in told order. What is dreamt opens nothing, wounds nobody and risks nothing."""

    here: frozenset[str]  # who is in it and in no flashback
    named: frozenset[str]  # who has a part in a line of it, or is claimed something of
    crowded: frozenset[SceneTime]  # at which more than one of its scenes happens
    timed: frozenset[SceneTime]  # that other episodes may share
    opening: tuple[Event, ...]  # opens a thread
    grave: dict[str, list[Event]]  # harms that cannot be passed over, by who is in them
    staked: tuple[Event, ...]  # says what is at stake
    parting: tuple[Event, ...]  # somebody dies, or leaves somebody
    binding: tuple[Event, ...]  # somebody takes up a purpose or a bond
    relying: tuple[Claim, ...]  # relies on a fact
    speaking: dict[str, list[Line]]  # by each word of what a line is about: topic, cause, facts, text, cues
    parts: dict[tuple[str, str], list[Line]]  # by what somebody has to do with it (see `_parts_in`), and who


def digest(scenes: Iterable[Scene], entries: Iterable[Entry], reach: Reach) -> Digest:
    """Find them."""
    lines = [entry for entry in entries if not isinstance(entry, Note)]
    events = [line for line in lines if isinstance(line, Event) and not line.scene.vision]
    happens = Counter(moment for scene in scenes for moment in moments(scene))
    return Digest(
        frozenset(who for who, seen in reach.appearances.items() if any(_now(one.scene) for one in seen)),
        frozenset(reach.claims).union(*(_doing(line) for line in lines if isinstance(line, Event))),
        frozenset(moment for moment, times in happens.items() if times > 1),
        frozenset(moment for moment in happens if moment[0] == "time"),
        tuple(event for event in events if event.verb.opens),
        _grave(events),
        tuple(event for event in events if event.stakes),
        tuple(event for event in events if _parts(event.verb)),
        tuple(event for event in events if _binds(event.verb)),
        tuple(line for line in lines if isinstance(line, Claim) and line.kind == "relies" and not line.scene.vision),
        _speaking(lines),
        _by_part(lines),
    )


def _now(scene: Scene) -> bool:
    return not (scene.vision or scene.flashback)


def _doing(event: Event) -> set[str]:
    """Who has a part in a line and lives in it, rather than only being there."""
    return {event.subject, event.object, *event.companions}.intersection(event.present)


def causes(line: Line) -> tuple[str, ...]:
    """What a line is about or because of: cast ids, addresses, words."""
    if isinstance(line, Claim):
        return (line.topic,) if line.topic else ()
    return tuple(word for word in (line.topic, line.because_of, line.retells) if word)


def _grave(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Severe harms by who does or meets them."""
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.severity >= GRAVE and event.verb.harms:
            for who in filter(None, dict.fromkeys((event.object, event.subject, *event.companions))):
                found.setdefault(who, []).append(event)
    return found


@cache
def _binds(verb: Verb) -> bool:
    """Does somebody take up a purpose or a bond?"""
    return any(effect.engage or effect.attach for _, effect in verb.roles)


@cache
def _parts(verb: Verb) -> bool:
    """Does somebody go for good, or for somebody?"""
    effect = verb.effect("object")
    return bool(verb.dies) or (effect is not None and effect.lost == "subject")


def texts(line: Line) -> tuple[str, ...]:
    """What a line is about, as it is written: its topic, facts, text and cues."""
    if isinstance(line, Claim):
        return tuple(text for text in (line.topic, line.fact) if text)
    about = (line.topic, line.object_text, *line.cues, *(name for name, _ in line.facts))
    return tuple(text for text in about if text)


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> frozenset[str]:
    """The words of a text, those of a fact's name apart."""
    return frozenset(word for word, _, _ in tokens(text.replace("-", " ")))


def _speaking(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """Lines by the words of what they are about, and by what they are because of."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        about = texts(line)
        for word in {*about, *causes(line)}.union(*map(_words, about)):
            found.setdefault(word, []).append(line)
    return found


def _by_part(lines: Iterable[Line]) -> dict[tuple[str, str], list[Line]]:
    """Lines by what somebody has to do with them."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        for key in dict.fromkeys(_parts_in(line)):
            found.setdefault(key, []).append(line)
    return found


def _parts_in(line: Line) -> Iterator[tuple[str, str]]:
    """Who is `named`, who is at ease or not about nothing in particular (`bears`), who `closes` or does what."""
    if isinstance(line, Claim):
        yield "named", line.object
        if line.state is not None and not line.topic:
            yield "bears", line.subject
        return
    doers = (line.subject, *line.companions)
    for who in filter(None, (*doers, line.object, line.forced_by, line.told_by, line.blames)):
        yield "named", who
    for who in (*doers, line.victim):
        if line.verb.closes:
            yield "closes", who
        yield line.verb.id, who
    if line.verb.heals:
        yield "bears", line.victim
