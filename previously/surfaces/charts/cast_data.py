"""Everyone who matters, each with an arc, those who carry most first."""

from typing import NamedTuple

import msgspec

from previously.canon.leads import leads
from previously.canon.log import Canon, Moment
from previously.canon.reach import lived
from previously.mind.arc import stops
from previously.mind.headspace import Circumstances, Headspace
from previously.mind.minds import Mind
from previously.story.story import Story
from previously.surfaces.charts.arc_data import death, rows, until
from previously.surfaces.charts.axis import Axis, scene_axis
from previously.surfaces.charts.fit import plain
from previously.surfaces.charts.layers import Row

MOST = 12
NOBODY = "Nobody carries anything yet."
LITTLE = 0.1
"""Whoever carries less, and does not lead, is left out."""


class Portrait(NamedTuple):
    """Somebody's arc, small: the living points in told order, and where the scene of the death stands."""

    name: str
    lead: bool
    points: list[Row]
    dies: str
    dies_x: float


class Cast(NamedTuple):
    """The portraits on one axis, and how many are left out."""

    axis: Axis
    portraits: list[Portrait]
    left_out: int


def cast_data(story: Story, *, at: str | None = None) -> Cast:
    """The cast's arcs, up to and with `at`. Raises UnknownPosition."""
    canon = story.canon
    moment = canon.moment(at)
    people = [who for who in canon.cast if who not in story.minds.without]
    story.minds.prepare(people)
    leading = leads(canon)
    carried = {who: _carried(story, who, moment) for who in people}
    ranked = sorted(people, key=lambda who: (who not in leading, -carried[who], who))
    shown = [who for who in ranked if carried[who] >= LITTLE or who in leading][:MOST]
    scenes = [scene for scene in canon.scenes() if not scene.vision and scene.told <= moment.told]
    axis = scene_axis(scenes, canon.template)
    portraits = [_portrait(canon, story.minds.of(who), moment, axis, lead=who in leading) for who in shown]
    return Cast(axis, portraits, len(people) - len(shown))


def _carried(story: Story, who: str, moment: Moment) -> float:
    """How vulnerable somebody is at a moment, or was when the scene of her death began."""
    death = story.canon.dead_at(who, moment.key, story.minds.without)
    if death is not None:
        day, episode, scene, _ = lived(death.event)
        moment = msgspec.structs.replace(moment, day=day, key=(day, episode, scene, 0))
    return Headspace(story.canon, story.minds.of(who), moment, Circumstances()).vulnerability


def _portrait(canon: Canon, mind: Mind, moment: Moment, axis: Axis, *, lead: bool) -> Portrait:
    path = [stop for stop in until(stops(canon, mind), moment) if not stop.scene.flashback]
    dies = death(path)
    at, x = (plain(dies.scene.at), axis.of(dies.scene)) if dies else ("", 0.0)
    return Portrait(plain(mind.character.name), lead, rows(path, axis), at, x)
