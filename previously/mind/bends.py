"""Where a plan bends a character's arc: her mind with the plan against her mind without it, scene by scene."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from previously.canon.episodes import Episode
from previously.canon.log import Canon, Moment
from previously.canon.reach import Key
from previously.core.entries import Scene
from previously.core.position import Told
from previously.mind.circumstances import Circumstances
from previously.mind.headspace import Headspace, answered
from previously.mind.held import noisy_or
from previously.mind.minds import Minds
from previously.mind.standing import circumstances_at

BENT = {"lift": 0.25, "distress": 0.03, "vulnerability": 0.03, "void": 0.03, "grief": 0.03}
"""The smallest difference in each read-out that bends an arc; a hurt felt in passing does not.

What stands is measured finely. Lift is coarser: half of it is what a scene makes her feel, and is gone the next day.
"""


class Levels(NamedTuple):
    """A mind's read-outs, each in 0..1."""

    hurt: float = 0.0
    lift: float = 0.0
    distress: float = 0.0
    vulnerability: float = 0.0
    void: float = 0.0
    grief: float = 0.0

    @property
    def missed(self) -> float:
        """What all losses left behind, of purposes and of bonds."""
        return noisy_or((self.void, self.grief))


Stretch = tuple[tuple[Scene, Moment, bool], ...]
"""Scenes, each with the moment at its end and whether it is new to the story."""


class Difference(msgspec.Struct, frozen=True):
    """How much a read-out differs at a scene; positive if the plan raises it."""

    readout: str
    at: str
    by: float

    @property
    def weight(self) -> float:
        """How many times as large as the least that bends an arc."""
        return abs(self.by) / BENT[self.readout]


class Step(NamedTuple):
    """One scene of a plan: the read-outs with the plan, and without it.

    Both are read in the scene's circumstances and on its day. `new`: the scene is not in the story; `there`: she is in
    it.
    """

    at: str
    told: Told
    new: bool
    there: bool
    planned: Levels
    left: Levels

    def differences(self) -> list[Difference]:
        """What the plan has changed so far, by read-out."""
        return [
            Difference(readout, self.at, getattr(self.planned, readout) - getattr(self.left, readout))
            for readout in BENT
        ]

    @property
    def bent(self) -> bool:
        """Has the plan changed her by this scene?"""
        return _apart(self.planned, self.left)


class Bend(NamedTuple):
    """How a plan changes a character: where it starts, the largest change, and how she ends, at rest.

    `dead_since` is the told position of a death only the plan has; `steps` are the scenes from the first one the plan
    adds or changes, in told order.
    """

    character: str
    bends_at: str | None
    most: Difference | None
    ends: Levels
    dead_since: str | None
    steps: tuple[Step, ...]

    @property
    def hardest(self) -> Step | None:
        """The scene of the plan in which she is worst off."""
        return max((step for step in self.steps if step.there), key=lambda step: step.planned.hurt, default=None)

    @property
    def best(self) -> Step | None:
        """The scene of the plan that lifts her most."""
        return max((step for step in self.steps if step.there), key=lambda step: step.planned.lift, default=None)


def stretch(story: Canon, plan: Canon) -> Stretch:
    """A plan's scenes from the first one it adds or changes, each at its end."""
    since, known = _since(story, plan), {scene.at for scene in story.scenes()}
    late = (scene for part in plan.episodes if _last_day(part) >= since[0] for scene in part.scenes)
    told = ((scene, plan.moment_of(scene)) for scene in late if not scene.vision)
    return tuple((scene, moment, scene.at not in known) for scene, moment in told if moment.key >= since)


def _last_day(part: Episode) -> float:
    """The last lived day of an episode."""
    return max((placed.day for placed in (*part.scenes, *part.entries)), default=float("-inf"))


def bend(story: tuple[Canon, Minds], plan: tuple[Canon, Minds], who: str, over: Stretch) -> Bend:
    """A character's arc with a plan against the story's, over the plan's stretch of scenes."""
    steps = tuple(_steps(story, plan, who, over))
    bent = [one for step in steps for one in step.differences() if one.weight >= 1.0]
    most = max(bent, key=lambda one: one.weight, default=None)
    end = plan[0].moment()
    dead = _dies(story[0], plan[0], end, who)
    first = next((step.at for step in steps if step.at == dead or step.bent), None)
    return Bend(who, first, most, _levels(plan, end, who, Circumstances()), dead, steps)


def parting(one: Bend, other: Bend) -> str | None:
    """The first scene in told order where two plans differ about her, or that only one of them adds."""
    ours, theirs = ({step.at: step for step in bent.steps} for bent in (one, other))
    for step in sorted((ours | theirs).values(), key=lambda step: step.told):
        if _differs(ours.get(step.at), theirs.get(step.at)):
            return step.at
    return None


def _differs(one: Step | None, other: Step | None) -> bool:
    """Does a scene differ between two plans? A plan without it leaves it as in the story."""
    if one is not None and other is not None:
        return _apart(one.planned, other.planned)
    return any(step.new or step.bent for step in (one, other) if step is not None)


def _dies(story: Canon, plan: Canon, end: Moment, who: str) -> str | None:
    """Where a plan kills a character who survives the story."""
    death = plan.dead_at(who, end.key)
    return death.event.scene.at if death is not None and story.dead_at(who, end.key) is None else None


def _apart(one: Levels, other: Levels) -> bool:
    return any(abs(getattr(one, name) - getattr(other, name)) >= least for name, least in BENT.items())


def _steps(story: tuple[Canon, Minds], plan: tuple[Canon, Minds], who: str, over: Stretch) -> Iterator[Step]:
    given = [circumstances_at(scene, plan[0].entries_in(scene), who) for scene, _, _ in over]
    asked = [(moment, here or Circumstances()) for (_, moment, _), here in zip(over, given, strict=True)]
    both = zip(over, given, _all_levels(plan, who, asked), _all_levels(story, who, asked), strict=True)
    for (scene, _, new), here, planned, left in both:
        yield Step(scene.at, scene.told, new, here is not None, planned, left)


def _levels(story: tuple[Canon, Minds], moment: Moment, who: str, given: Circumstances) -> Levels:
    """Her read-outs; zeros for a character only a plan introduces."""
    return _all_levels(story, who, [(moment, given)])[0]


def _all_levels(story: tuple[Canon, Minds], who: str, asked: Sequence[tuple[Moment, Circumstances]]) -> list[Levels]:
    """Likewise at many moments, in one pass."""
    canon, minds = story
    if who not in canon.cast:
        return [Levels()] * len(asked)
    mind = minds.of(who)
    spaces = [Headspace(canon, mind, moment, given) for moment, given in asked]
    answered(mind, spaces)
    return [levels_of(space) for space in spaces]


def levels_of(space: Headspace) -> Levels:
    """The read-outs of one headspace."""
    return Levels(space.hurt, space.lift, space.distress, space.vulnerability, space.void, space.grief)


def _since(story: Canon, plan: Canon) -> Key:
    """The lived moment up to which both logs are the same."""
    if story.names is not plan.names:
        return (float("-inf"), (), 0, 0)
    told, planned = ({id(scene): scene for scene in canon.scenes()} for canon in (story, plan))
    changed = [scene for id_, scene in (told | planned).items() if id_ not in told or id_ not in planned]
    return min(map(_opening, changed), default=(float("inf"), (), 0, 0))


def _opening(scene: Scene) -> Key:
    return (scene.day, scene.told.episode, scene.told.scene, 0)
