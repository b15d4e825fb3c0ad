"""A mind at each scene of a story, or at each episode of a long one, as plain numbers: what an arc is drawn from."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from previously.canon.episodes import Episode
from previously.core.entries import Scene
from previously.mind.headspace import Circumstances, Drive, Headspace
from previously.mind.standing import circumstances_at
from previously.story.story import Story

FEW = 400
"""Scenes up to which each is read."""


class Sample(NamedTuple):
    """A mind at a scene's end. `there`: she is in the scene; `wounds` are (peak, strength) in the order founded."""

    scene: Scene
    at: str
    day: float
    there: bool
    alive: bool
    distress: float
    vulnerability: float
    void: float
    ambivalence: float
    mood: tuple[float, float, float]
    wounds: tuple[tuple[float, float], ...]
    drives: tuple[Drive, ...]


_KEPT: WeakKeyDictionary[Story, dict[str, tuple[Sample, ...]]] = WeakKeyDictionary()


def samples(story: Story, who: str) -> tuple[Sample, ...]:
    """The whole of somebody's arc in told order; kept as long as the story is."""
    kept = _KEPT.setdefault(story, {})
    if who not in kept:
        kept[who] = tuple(sample(story, who, scene) for scene in scenes_of(story, who))
    return kept[who]


def is_long(story: Story) -> bool:
    """Is a story so long that an episode is read at once?"""
    return sum(len(episode.scenes) for episode in story.canon.episodes) > FEW


def scenes_of(story: Story, who: str) -> Sequence[Scene]:
    """The scenes an arc stops at: all but visions; of a long story, in each episode the last that somebody is in."""
    if is_long(story):
        return [scene for episode in story.canon.episodes for scene in _last(episode, who)]
    return [scene for scene in story.canon.scenes() if not scene.vision]


def _last(episode: Episode, who: str) -> Iterator[Scene]:
    told = [scene for scene in episode.scenes if not (scene.vision or scene.flashback)]
    here = [a.scene for a in episode.reach.appearances.get(who, ()) if not (a.scene.vision or a.scene.flashback)]
    yield from (here or told)[-1:]


def there(story: Story, who: str, scene: Scene) -> tuple[Headspace, bool]:
    """A mind at one scene's end, at rest where she is not in it; and whether she is."""
    canon = story.canon
    given = circumstances_at(scene, canon.entries_in(scene), who)
    return Headspace(canon, story.minds.of(who), canon.moment_of(scene), given or Circumstances()), given is not None


def sample(story: Story, who: str, scene: Scene) -> Sample:
    """A mind at one scene's end, as numbers."""
    space, here = there(story, who, scene)
    return Sample(
        scene,
        scene.at,
        space.day,
        here,
        space.alive,
        space.distress,
        space.vulnerability,
        space.void,
        space.ambivalence,
        space.mood,
        tuple((wound.peak, wound.strength) for wound in space.reading.wounds),
        space.drives,
    )
