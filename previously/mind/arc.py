"""An arc: one mind read at each scene of the story."""

from collections.abc import Iterator
from typing import NamedTuple

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.core.collector import collector_off
from previously.core.entries import Entry, Note, Scene
from previously.mind.circumstances import Circumstances, circumstances_in
from previously.mind.headspace import Headspace, answered
from previously.mind.minds import Mind


class Point(NamedTuple):
    """The mind at one scene's end. `there`: she is in the scene, and read with its place, company and cues.

    Read-outs are in 0..1, ambivalence in -0.5..1, mood (pleasure, arousal, dominance) in -1..1 each.
    """

    scene: Scene
    day: float
    there: bool
    alive: bool
    hurt: float
    lift: float
    distress: float
    vulnerability: float
    void: float
    grief: float
    ambivalence: float
    mood: tuple[float, float, float]


class Stop(NamedTuple):
    """One scene's end, and the whole mind there. `there`: she is in the scene, with its place, company and cues.

    `before`: it was lived before the story opens, and is no scene that is told.
    """

    scene: Scene
    there: bool
    space: Headspace
    before: bool = False


def arc(canon: Canon, mind: Mind) -> list[Point]:
    """The mind at every scene's end, in told order; where she is not there, at rest. Visions are left out.

    A flashback is read at the day it was lived.
    """
    with collector_off():
        found = list(stops(canon, mind))
        answered(mind, (stop.space for stop in found))
        return [point_of(stop) for stop in found]


def stops(canon: Canon, mind: Mind, *, before: bool = False) -> Iterator[Stop]:
    """The scenes of an arc, each with the whole mind; with `before`, also what was lived before the story opens."""
    if before:
        yield from (stop._replace(before=True) for past in canon.before for stop in _episode(canon, mind, past))
    for episode in canon.episodes:
        yield from _episode(canon, mind, episode)


def point_of(stop: Stop) -> Point:
    """What an arc shows of a mind."""
    scene, there, space, _ = stop
    read = space.answer or space
    return Point(
        scene,
        space.day,
        there,
        space.alive,
        read.hurt,
        read.lift,
        read.distress,
        read.vulnerability,
        read.void,
        read.grief,
        read.ambivalence,
        read.mood,
    )


def _episode(canon: Canon, mind: Mind, episode: Episode) -> Iterator[Stop]:
    lines: dict[int, list[Entry]] = {}
    for entry in episode.entries:
        lines.setdefault(id(entry.scene), []).append(entry)
    for scene in episode.scenes:
        if not scene.vision:
            yield _stop(canon, mind, scene, lines.get(id(scene), []))


def _stop(canon: Canon, mind: Mind, scene: Scene, lines: list[Entry]) -> Stop:
    who = mind.character.id
    there = who in scene.present or any(not isinstance(e, Note) and who in e.present for e in lines)
    given = circumstances_in(scene, lines, who) if there else Circumstances()
    return Stop(scene, there, Headspace(canon, mind, canon.moment_of(scene), given))
