"""A small arc: what shows and what lies beneath, all to one scale, with no words in it."""

from typing import NamedTuple
from weakref import WeakKeyDictionary

from previously.core.entries import Scene
from previously.core.position import Told
from previously.story.story import Story
from previously.surfaces.pictures.curve import polyline
from previously.surfaces.pictures.samples import is_long, samples, there

WIDE, HIGH, MOST = 240.0, 60.0, 24
"""The size of one, and how many scenes of a long story it stops at."""
_SPARSE: WeakKeyDictionary[Story, dict[str, tuple["Level", ...]]] = WeakKeyDictionary()


class Level(NamedTuple):
    """How somebody is at a scene's end."""

    scene: Scene
    alive: bool
    distress: float
    vulnerability: float


class Miniature(NamedTuple):
    """Paths by class, and where the reader stands; `end` is where a death that lasts stands."""

    lines: tuple[tuple[str, str], ...]
    x: float
    end: float | None


def miniature(story: Story, who: str, told: Told) -> Miniature:
    """Somebody's small arc."""
    found = [one for one in _found(story, who) if not one.scene.flashback]
    step = WIDE / max(1, len(found))
    life = [(step * (n + 0.5), one) for n, one in enumerate(found) if one.alive]
    lines = tuple(
        (name, polyline([(round(x, 1), round(HIGH * (1 - getattr(one, name)), 1)) for x, one in life]))
        for name in ("vulnerability", "distress")
    )
    past = sum(one.scene.told <= told for one in found)
    dead = next((n for n, one in enumerate(found) if not one.alive), None) if found and not found[-1].alive else None
    return Miniature(
        lines, round(step * (past - 0.5), 1) if past else 0.0, None if dead is None else step * (dead + 0.5)
    )


def _found(story: Story, who: str) -> tuple[Level, ...]:
    if not is_long(story):
        return tuple(Level(s.scene, s.alive, s.distress, s.vulnerability) for s in samples(story, who))
    kept = _SPARSE.setdefault(story, {})
    if who not in kept:
        kept[who] = tuple(_level(story, who, scene) for scene in _sparse(story))
    return kept[who]


def _level(story: Story, who: str, scene: Scene) -> Level:
    space, _ = there(story, who, scene)
    return Level(scene, space.alive, space.distress, space.vulnerability)


def _sparse(story: Story) -> list[Scene]:
    """The last scenes of some episodes, evenly apart."""
    ends = [e.scenes[-1] for e in story.canon.episodes if e.scenes and not e.scenes[-1].vision]
    step = max(1, -(-len(ends) // MOST))
    return ends[::-step][::-1]
