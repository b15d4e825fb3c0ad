"""A long story read at a few scenes, as pages do: an episode is one scene."""

from collections.abc import Iterator, Sequence

from previously.canon.episodes import Episode
from previously.core.entries import Scene
from previously.mind.arc import Stop
from previously.mind.circumstances import Circumstances
from previously.mind.headspace import Headspace
from previously.mind.standing import circumstances_at
from previously.story.story import Story

FEW, ENDS = 400, 24
"""Scenes up to which each is read, and episodes of a longer story at which a small picture stops."""


def is_long(story: Story) -> bool:
    """Is a story so long that it is sampled once per episode?"""
    return sum(len(episode.scenes) for episode in story.canon.episodes) > FEW


def sparse(story: Story, who: str) -> list[Stop] | None:
    """In each episode of a long story the last scene that somebody is in; None where every scene is read."""
    if not is_long(story):
        return None
    return _stops(story, who, [scene for episode in story.canon.episodes for scene in _last(episode, who)])


def ends(story: Story, who: str) -> list[Stop] | None:
    """The last scenes of some episodes of a long story, evenly apart; None where every scene is read."""
    if not is_long(story):
        return None
    last = [e.scenes[-1] for e in story.canon.episodes if e.scenes and not e.scenes[-1].vision]
    step = max(1, -(-len(last) // ENDS))
    return _stops(story, who, last[::-step][::-1])


def _last(episode: Episode, who: str) -> Iterator[Scene]:
    told = [scene for scene in episode.scenes if not (scene.vision or scene.flashback)]
    here = [a.scene for a in episode.reach.appearances.get(who, ()) if not (a.scene.vision or a.scene.flashback)]
    yield from (here or told)[-1:]


def _stops(story: Story, who: str, scenes: Sequence[Scene]) -> list[Stop]:
    """A mind at the ends of some scenes, at rest where she is not in them."""
    canon, mind = story.canon, story.minds.of(who)
    given = [circumstances_at(scene, canon.entries_in(scene), who) for scene in scenes]
    return [
        Stop(scene, one is not None, Headspace(canon, mind, canon.moment_of(scene), one or Circumstances()))
        for scene, one in zip(scenes, given, strict=True)
    ]
