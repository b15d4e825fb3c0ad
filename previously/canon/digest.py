"""The few lines of an episode that long-range rules look for, found in one walk over it."""

from collections.abc import Iterable

import msgspec

from previously.canon.reach import Reach
from previously.core.entries import Claim, Entry, Event
from previously.read.lexicon import tokens

Line = Event | Claim

GRAVE = 0.6
"""The severity from which a harm cannot be passed over: captivity and worse, as verbs have it. Set."""

Place = tuple[tuple[int, ...], int, int]
"""Told order: episode, scene, line."""


def place(line: Entry) -> Place:
    """Where a line stands in told order."""
    return (line.scene.told.episode, line.scene.told.scene, line.ordinal)


class Digest(msgspec.Struct, frozen=True, eq=False):
    """Lines of one episode, in told order. What is dreamt opens nothing, wounds nobody and risks nothing."""

    seen: frozenset[str]  # who is in it
    opening: tuple[Event, ...]  # opens a thread
    grave: tuple[Event, ...]  # a harm that cannot be passed over
    staked: tuple[Event, ...]  # says what is at stake
    parting: tuple[Event, ...]  # somebody dies, or leaves somebody
    binding: tuple[Event, ...]  # somebody takes up a purpose or a bond
    speaking: dict[str, list[Line]]  # by each word of what a line is about: topic, cause, facts, text, cues


def digest(entries: Iterable[Entry], reach: Reach) -> Digest:
    """Find them."""
    lines = [entry for entry in entries if isinstance(entry, Event | Claim)]
    events = [line for line in lines if isinstance(line, Event) and not line.scene.vision]
    return Digest(
        frozenset(who for who, seen in reach.appearances.items() if any(not one.scene.vision for one in seen)),
        tuple(event for event in events if event.verb.opens),
        tuple(event for event in events if event.severity >= GRAVE and event.verb.harms),
        tuple(event for event in events if event.stakes),
        tuple(event for event in events if _parts(event)),
        tuple(event for event in events if any(e.engage or e.attach for _, e in event.verb.roles)),
        _speaking(lines),
    )


def causes(line: Line) -> tuple[str, ...]:
    """What a line is about or because of: cast ids, addresses, words."""
    if isinstance(line, Claim):
        return (line.topic,) if line.topic else ()
    return tuple(word for word in (line.topic, line.because_of, line.retells) if word)


def _parts(event: Event) -> bool:
    """Does somebody go for good, or for somebody?"""
    effect = event.verb.effect("object")
    return bool(event.verb.dies) or (effect is not None and effect.lost == "subject")


def texts(line: Line) -> tuple[str, ...]:
    """What a line is about, as it is written: its topic, facts, text and cues."""
    if isinstance(line, Claim):
        return tuple(text for text in (line.topic, line.fact) if text)
    about = (line.topic, line.object_text, *line.cues, *(name for name, _ in line.facts))
    return tuple(text for text in about if text)


def _speaking(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """Lines by the words of what they are about, and by what they are because of."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        words = {word for text in texts(line) for word, _, _ in tokens(text.replace("-", " "))}
        for word in words.union(texts(line), causes(line)):
            found.setdefault(word, []).append(line)
    return found
