"""When an undated flashback was lived, by what it shows: alive before their death, born, met, dying after last seen."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from previously.canon.episodes import Episode
from previously.canon.lives import Turn, turns, victim
from previously.core.entries import Event, Scene
from previously.core.position import Told

YEAR = 365.25
MOST = 20
"""So many undated flashbacks of an episode are placed by what they show; the rest stand before the story."""
OPENING = -1.0
"""The day of a flashback that shows nothing that tells: just before the story opens."""


NEVER = float("-inf")


class Shown(NamedTuple):
    """Who is alive in a flashback, who dies in it, and whose body is there."""

    scene: Scene
    alive: frozenset[str]
    dying: frozenset[str]
    bodies: frozenset[str]


def days_of_undated(episode: Episode, before: Sequence[Episode]) -> tuple[tuple[str, float], ...]:
    """The names of an episode's undated flashbacks with their days, where what is told before them says otherwise."""
    undated = [one.scene for one in episode.placed if one.undated][:MOST]
    found: list[tuple[str, float]] = []
    for scene in undated:
        day = _day(_shown(episode, scene), _Past((*before, episode), scene.told))
        if day != OPENING:
            found.append((scene.at, day))
    return tuple(found)


def _shown(episode: Episode, scene: Scene) -> Shown:
    entries = [entry for entry in episode.lines.get(id(scene), ()) if isinstance(entry, Event)]
    dying = {victim(event) for event in entries if event.verb.dies and not event.retells} - {""}
    there = {who for event in entries for who in (event.subject, *event.companions)}
    apart = {*scene.bodies, *scene.ghosts}
    return Shown(scene, frozenset({*scene.present, *there} - apart), frozenset(dying), frozenset(scene.bodies))


class _Past:
    """What is told before a flashback."""

    def __init__(self, episodes: Sequence[Episode], told: Told) -> None:
        self.episodes, self.told = episodes, told
        deaths = (event for part in episodes for event in part.reach.deaths if self._is_before(event.scene))
        self.turns = turns(deaths, {})

    def _is_before(self, scene: Scene) -> bool:
        return bool(scene.label) or (scene.told.episode, scene.told.scene) < (self.told.episode, self.told.scene)

    def death(self, who: str) -> Turn | None:
        """The last death of somebody who has not come back."""
        last = self.turns.get(who, (None,))[-1]
        return last if last is not None and not last.alive and not last.seems else None

    def last_alive(self, who: str) -> float:
        """The last day on which somebody was seen."""
        seen = (one for part in self.episodes for one in part.reach.appearances.get(who, ()))
        days = (one.scene.day for one in seen if self._is_before(one.scene) and self._counts(one.scene, who))
        return max(days, default=NEVER)

    @staticmethod
    def _counts(scene: Scene, who: str) -> bool:
        return not scene.flashback and not scene.vision and who not in (*scene.bodies, *scene.ghosts)

    def starts(self, people: Iterable[str]) -> Iterator[float]:
        """The days on which some people were born, and on which those who are here together first met."""
        among = sorted(people)
        pairs = {frozenset(pair) for pair in combinations(among[:30], 2)}
        for part in self.episodes:
            for marked in (marked for who in among for marked in part.world.people.get(who, ())):
                mark, entry = marked.mark, marked.entry
                if not self._is_before(entry.scene) or entry.scene.vision:
                    continue
                if mark.kind == "turns" and mark.who in among:
                    yield entry.day - mark.number * YEAR
                elif mark.kind == "first-met" and frozenset((mark.who, mark.other)) in pairs:
                    yield entry.day


def _day(shown: Shown, past: _Past) -> float:
    known = [turn.event.day for who in sorted(shown.dying) if (turn := past.death(who))]
    if known:
        return known[0]  # the death that has been told
    bodies = [turn.event.day for who in shown.bodies if (turn := past.death(who))]
    first = max((*past.starts(shown.alive), *bodies, *map(past.last_alive, shown.dying)), default=NEVER)
    ends = (turn.event.day for who in shown.alive - shown.dying if (turn := past.death(who)))
    last = min(ends, default=-NEVER)
    if OPENING < first < last:
        return first
    return max(last - 1.0, first) if first < last <= OPENING else OPENING
