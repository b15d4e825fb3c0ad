"""Scenes that one file tells twice, in blocks of their own."""

from collections.abc import Iterable, Iterator

from previously.core.atoms import EpisodeText, SceneText
from previously.core.codes import text_finding
from previously.core.finding import Finding, words
from previously.core.position import Template

FIX = "give one of them a number of its own, or put their lines together"


def told_twice(episodes: Iterable[EpisodeText], template: Template) -> Iterator[Finding]:
    """Each scene that another block of the same file has already told. Both are read, as one scene."""
    episodes = tuple(episodes)
    if len({episode.episode for episode in episodes}) == len(episodes):
        return
    first: dict[tuple[tuple[int, ...], str], tuple[EpisodeText, SceneText]] = {}
    for episode in episodes:
        for scene in episode.scenes:
            before, told = first.setdefault((episode.episode, scene.name), (episode, scene))
            if scene.name and before is not episode:
                at = template.show(episode.episode, scene.name)
                message = words(f"{at} is told here a second time, after ", told.span, "; both are read as one scene")
                yield text_finding("duplicate-key", scene.span, message, fix=FIX)
