"""The horizontal axis of a chart: scenes in told order, or in lived order with long gaps shortened."""

import math
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from previously.core.english import count
from previously.core.entries import Scene
from previously.core.position import Template, Told
from previously.mind.arc import Stop

LONG = 45.0
"""The smallest gap between two scenes, in days, that is marked as a break."""


class Tick(NamedTuple):
    """A label under the axis: its value, its text, and its priority if room is short (0 is highest).

    `past`: it lies before the story opens.
    """

    x: float
    label: str
    weight: int
    past: bool = False


class Axis(NamedTuple):
    """Where each scene is, from `low` to `high`; `rules` separate episodes, `breaks` are long gaps in days."""

    order: str
    where: dict[Told, float]
    low: float
    high: float
    ticks: tuple[Tick, ...]
    rules: tuple[float, ...]
    breaks: tuple[tuple[float, str], ...] = ()

    def of(self, scene: Scene) -> float:
        """Where a scene is."""
        return self.where[scene.told]


def told_axis(stops: Sequence[Stop], template: Template) -> Axis:
    """One step per scene, in told order."""
    return scene_axis([stop.scene for stop in stops], template)


def scene_axis(scenes: Sequence[Scene], template: Template) -> Axis:
    """One step per scene, in the given order."""
    where = {scene.told: float(x) for x, scene in enumerate(scenes)}
    ticks, rules = [], []
    for number, (episode, group) in enumerate(groupby(scenes, key=lambda scene: scene.told.episode)):
        places = [where[scene.told] for scene in group]
        rules.append(places[0] - 0.5)
        ticks.append(Tick((places[0] + places[-1]) / 2, template.show(episode), _weight(episode, number)))
    return Axis("told", where, -0.5, max(0.5, len(scenes) - 0.5), tuple(ticks), tuple(rules))


def lived_axis(stops: Sequence[Stop], template: Template) -> Axis:
    """One step per scene in lived order, wider for days in between, on a logarithmic scale."""
    lived = sorted(stops, key=lambda stop: stop.space.moment.key)
    where: dict[Told, float] = {}
    breaks = []
    x = 0.0
    for number, stop in enumerate(lived):
        gap = stop.space.day - lived[number - 1].space.day if number else 0.0
        step = days_apart(gap) if number else 0.0
        if gap >= LONG:
            breaks.append((x + step / 2, span(gap)))
        x += step
        where[stop.scene.told] = x
    return Axis("lived", where, -0.8, x + 0.8, _days(lived, where, template), _openings(lived, where), tuple(breaks))


def _days(lived: Sequence[Stop], where: dict[Told, float], template: Template) -> tuple[Tick, ...]:
    """A label for each day before the story, and for the first day of each episode."""
    ticks: dict[str, Tick] = {}
    for number, stop in enumerate(lived):
        scene, day = stop.scene, stop.space.day
        past = day < 0 or scene.flashback or stop.before
        label = when(day) if past else template.show(scene.told.episode)
        ticks.setdefault(
            label, Tick(where[scene.told], label, 0 if past else _weight(scene.told.episode, number), past)
        )
    return tuple(ticks.values())


def _openings(lived: Sequence[Stop], where: dict[Told, float]) -> tuple[float, ...]:
    """Where the story opens: between the last day before it and its first day."""
    return tuple(
        (where[one.scene.told] + where[two.scene.told]) / 2
        for one, two in pairwise(lived)
        if one.space.day < 0 <= two.space.day
    )


def _weight(episode: tuple[int, ...], number: int) -> int:
    """A label's rank: 0 for a season's first episode, then every tenth, fifth, second, and the rest."""
    at = episode[-1] - 1 if episode else number
    return next((rank for rank, step in enumerate((50, 10, 5, 2)) if at % step == 0), 4)


def days_apart(days: float) -> float:
    """The distance on the axis between scenes this many days apart: one step plus a logarithmic part."""
    return 1.0 + 1.5 * math.log10(1.0 + days)


def when(day: float) -> str:
    """A lived day in words: `day 12`, `18 months before`."""
    return f"{span(-day)} before" if day < 0 else f"day {day:g}"


def span(days: float) -> str:
    """A number of days in words."""
    if days < 60:
        return count(round(days), "day")
    return count(round(days / 30.4), "month") if days < 730 else count(round(days / 365.25), "year")
