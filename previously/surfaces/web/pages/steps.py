"""A page's place in told order: its moment in words, and the scenes before and after it."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from previously.canon.log import Moment
from previously.core.kept import kept_with_it
from previously.core.position import Told
from previously.story.story import Story
from previously.surfaces.pictures.axis import when


class Here(NamedTuple):
    """A moment: its position, its lived day in words, and the positions before and after it, if any."""

    at: str
    day: str
    earlier: str
    later: str


def here(story: Story, moment: Moment) -> Here:
    """A page's place; each series has its own steps."""
    told, at = _places(story).get(story.canon.template.series_of(moment.told.episode), ([], []))
    before, after = bisect_left(told, moment.told), bisect_right(told, moment.told)
    earlier, later = at[before - 1 : before], at[after : after + 1]
    return Here(moment.at, when(moment.day), "".join(earlier), "".join(later))


@kept_with_it
def _places(story: Story) -> dict[tuple[int, ...], tuple[list[Told], list[str]]]:
    """Each series' scenes and their positions, in told order."""
    found: dict[tuple[int, ...], tuple[list[Told], list[str]]] = {}
    for episode in story.canon.episodes:
        told, at = found.setdefault(story.canon.template.series_of(episode.episode), ([], []))
        told += [scene.told for scene in episode.scenes]
        at += [scene.at for scene in episode.scenes]
    return found
