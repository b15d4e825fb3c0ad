"""When an undated flashback was lived, by what it shows: alive before their death, born, met, dying after last seen."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from previously.canon.episodes import Episode
from previously.canon.lives import turns, victim
from previously.core.entries import Event, Scene

YEAR = 365.25
MOST = 20
"""So many undated flashbacks of an episode are placed by what they show; the rest stand before the story."""
CROWD = 30
"""So many people of a flashback are asked for when they met."""
OPENING = -1.0
"""The day of a flashback that shows nothing that tells: just before the story opens."""


NEVER = float("-inf")


class Shown(NamedTuple):
    """Who is alive in a flashback, who dies in it, and whose body is there."""

    scene: Scene
    alive: frozenset[str]
    dying: frozenset[str]
    bodies: frozenset[str]


class Past:
    """What is told before an episode, as far as it tells of when an undated flashback was lived."""

    def __init__(self, parts: Sequence[Episode] = ()) -> None:
        self._parts, self._taken = parts, 0  # whoever reads the story adds to its parts
        self._fates: dict[str, list[Event]] = {}
        self._alive: dict[str, float] = {}
        self._born: dict[str, float] = {}
        self._met: dict[frozenset[str], float] = {}

    def index(self) -> "Past":
        """Itself, with all the parts there are by now."""
        for part in self._parts[self._taken :]:
            self.take(part, part.scenes)
        self._taken = len(self._parts)
        return self

    def take(self, part: Episode, scenes: Iterable[Scene]) -> None:
        """Take in some scenes of a part."""
        told = {id(scene) for scene in scenes if not scene.vision}
        for event in (event for event in part.reach.deaths if id(event.scene) in told):
            self._fates.setdefault(victim(event) or event.subject, []).append(event)
        for who, seen in part.reach.appearances.items():
            days = [one.scene.day for one in seen if id(one.scene) in told and _lives(one.scene, who)]
            self._alive[who] = max((*days, self._alive.get(who, NEVER)))
        for marked in part.world.all():
            mark, entry = marked.mark, marked.entry
            if mark.kind == "turns" and id(entry.scene) in told:
                self._born[mark.who] = entry.day - mark.number * YEAR
            elif mark.kind == "first-met" and id(entry.scene) in told:
                self._met[frozenset((mark.who, mark.other))] = entry.day

    def death(self, who: str) -> float | None:
        """The day of the last death of somebody who has not come back."""
        last = turns(self._fates.get(who, ()), {}).get(who, (None,))[-1]
        return last.event.day if last is not None and not last.alive and not last.seems else None

    def last_alive(self, who: str) -> float:
        """The last day on which somebody was seen."""
        return self._alive.get(who, NEVER)

    def starts(self, people: Iterable[str]) -> Iterator[float]:
        """The days on which some people were born, and on which those who are here together first met."""
        among = sorted(people)[:CROWD]
        yield from (self._born[who] for who in among if who in self._born)
        yield from (self._met[pair] for pair in map(frozenset, combinations(among, 2)) if pair in self._met)


def days_of_undated(episode: Episode, past: Past) -> tuple[tuple[str, float], ...]:
    """The addresses of undated flashbacks with their days, where what is told before them says otherwise."""
    undated = [one.scene for one in episode.placed if one.undated][:MOST]
    days = ((scene.at, _day(_shown(episode, scene), past.index(), _within(episode, scene))) for scene in undated)
    return tuple((at, day) for at, day in days if day != OPENING)


def _within(episode: Episode, scene: Scene) -> Past:
    """What the episode itself has told by then."""
    past = Past()
    past.take(episode, (one for one in episode.scenes if one.told < scene.told))
    return past


def _lives(scene: Scene, who: str) -> bool:
    return not scene.flashback and not scene.vision and who not in (*scene.bodies, *scene.ghosts)


def _shown(episode: Episode, scene: Scene) -> Shown:
    entries = [entry for entry in episode.lines.get(id(scene), ()) if isinstance(entry, Event)]
    dying = {victim(event) for event in entries if event.verb.dies and not event.retells} - {""}
    there = {who for event in entries for who in (event.subject, *event.companions)}
    apart = {*scene.bodies, *scene.ghosts}
    return Shown(scene, frozenset({*scene.present, *there} - apart), frozenset(dying), frozenset(scene.bodies))


def _day(shown: Shown, *pasts: Past) -> float:
    def died(people: Iterable[str]) -> list[float]:
        return [day for who in sorted(people) for past in pasts if (day := past.death(who)) is not None]

    if known := died(shown.dying):
        return known[0]  # the death that has been told
    first = max(
        *(day for past in pasts for day in past.starts(shown.alive)),
        *died(shown.bodies),
        *(past.last_alive(who) for past in pasts for who in shown.dying),
        NEVER,
        NEVER,
    )
    last = min(died(shown.alive - shown.dying), default=-NEVER)
    if OPENING < first < last:
        return first
    return max(last - 1.0, first) if first < last <= OPENING else OPENING
