"""Where a page stands in the told order: its moment in words, and the scenes before and after it."""

from typing import NamedTuple

from previously.canon.log import Moment
from previously.surfaces.charts.axis import when
from previously.surfaces.story import Story


class Here(NamedTuple):
    """A moment: its position, its lived day in words, and the positions a step earlier and later, where there are."""

    at: str
    day: str
    earlier: str
    later: str


def here(story: Story, moment: Moment) -> Here:
    """Where a page stands; each series is stepped through by itself."""
    series = story.canon.template.series_of
    mine = [s for s in story.canon.scenes() if series(s.told.episode) == series(moment.told.episode)]
    before = [scene.at for scene in mine if scene.told < moment.told]
    after = next((scene.at for scene in mine if scene.told > moment.told), "")
    return Here(moment.at, when(moment.day), before[-1] if before else "", after)
