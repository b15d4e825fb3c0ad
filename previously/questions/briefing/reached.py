"""The lines that reach somebody who is there: of each episode found once, and put in lived order once for a log."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from previously.canon.episodes import Episode
from previously.canon.log import Canon, Moment
from previously.canon.memo import remembered
from previously.canon.reach import Key, lived
from previously.core.entries import Claim, Entry, Event, Scene

SEEN = 0.6
"""The share of its weight that a memory has in which she had no part."""


class LineMet(NamedTuple):
    """A line that reaches somebody, from a moment on; its address, and the number of its part in the log.

    `weight` is that of a memory of it when it is fresh, 0 where it makes none; `about` whom and what it is about.
    """

    since: Key
    entry: Entry
    id: str
    weight: float = 0.0
    about: frozenset[str] = frozenset()
    part: int = -1


class Reached(NamedTuple):
    """What of an episode reaches somebody: events she is there for, and what else is said of her."""

    events: tuple[LineMet, ...]
    others: tuple[LineMet, ...]


@remembered("canon")
def lines_that_reach(canon: Canon, who: str) -> tuple[LineMet, ...]:
    """The lines at which somebody is there, in lived order; of dreams none."""
    parts = [(number, reached_in(canon, number, who)) for number in range(len(canon.parts))]
    events = (line._replace(part=number) for number, part in parts for line in part.events)
    others = (line._replace(part=number) for number, part in parts for line in part.others)
    return tuple(sorted(chain(events, others), key=lambda line: lived(line.entry)))


def reached_in(canon: Canon, number: int, who: str) -> Reached:
    """What of a part of the log reaches somebody. The part keeps it, since it is a value that never changes."""
    part = canon.parts[number]
    known: dict[str, Reached] = vars(part).setdefault("reached", {})
    if who not in known:
        known[who] = _reached(part, who, told=number >= len(canon.before))
    return known[who]


def until(lines: tuple[LineMet, ...], moment: Moment) -> list[LineMet]:
    """Those that have reached her by a moment."""
    return [line for line in lines if line.since <= moment.key]


def _reached(part: Episode, who: str, *, told: bool) -> Reached:
    events = tuple(_line(event, who) for event in part.reach.events.get(who, ()) if reaches(event, who))
    return Reached(events, tuple(_others(part, who)) if told else ())


def _line(event: Event, who: str) -> LineMet:
    """An event she is there for. What she cannot see in it is no memory, nor is what only tells a fact."""
    mine = who in {event.subject, event.object, *event.companions}
    weight = 0.0 if _only_tells(event) or hides_something(event, who) else event.severity * (1.0 if mine else SEEN)
    about = frozenset({event.subject, event.object, event.topic, *event.companions} - {"", who})
    return LineMet(lived(event), event, event.id, weight, about)


def _only_tells(line: Event) -> bool:
    """Does a line do no more than let somebody know a fact? That is said as what she takes to be so."""
    return bool(line.facts) and any(effect.learn or effect.believe for _, effect in line.verb.roles)


def hides_something(line: Entry, who: str) -> bool:
    """Does a line say what nobody sees who is only there: that it is a lie, or overheard, or that nobody died?"""
    if not isinstance(line, Event) or who in {line.subject, *line.companions}:
        return False
    deceives = any(effect.believe for _, effect in line.verb.roles)
    return deceives or line.verb.seems or bool(line.kept_from) or line.subject in line.unnoticed


def reaches(event: Event, who: str) -> bool:
    """Does an event reach somebody who is there?"""
    return not event.scene.vision and who not in event.kept_from and who not in event.scene.ghosts


def _others(part: Episode, who: str) -> Iterator[LineMet]:
    """What is claimed and noted of her in a scene while she is there."""
    seen: dict[str, tuple[Key, Scene]] = {}
    for one in part.reach.appearances.get(who, ()):
        first = min(one.key, seen[one.scene.at][0]) if one.scene.at in seen else one.key
        seen[one.scene.at] = (first, one.scene)
    for since, scene in (found for found in seen.values() if not found[1].vision):
        here = scene.present
        for line in part.lines.get(id(scene), ()):
            if isinstance(line, Event | Claim):
                here = line.present or here
            if not isinstance(line, Event) and line.subject == who and (who in here or not scene.listed):
                yield LineMet(max(since, lived(line)), line, line.id)
