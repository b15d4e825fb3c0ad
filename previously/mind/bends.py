"""Where a plan bends somebody's arc: her mind with the plan beside her mind as the story leaves it, scene by scene."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from previously.canon.episodes import Episode
from previously.canon.log import Canon, Moment
from previously.canon.reach import Key
from previously.core.entries import Scene
from previously.core.position import Told
from previously.mind.headspace import Circumstances, Headspace
from previously.mind.minds import Minds
from previously.mind.standing import circumstances_at

BENT = 0.03
"""From which difference of a read-out on an arc is bent."""
READOUTS = ("distress", "vulnerability", "void")
Levels = tuple[float, float, float]
Stretch = tuple[tuple[Scene, Moment, bool], ...]
"""Scenes, each with the point at its end, and whether the story has no such scene."""


class Difference(msgspec.Struct, frozen=True):
    """By how much a read-out differs at a scene; above 0 where the plan has more of it."""

    readout: str
    at: str
    by: float


class Step(NamedTuple):
    """One scene of a plan: distress, vulnerability and void with the plan, and without anything it adds.

    Both are read in the scene's own circumstances and on its day. `new`: the story has no such scene; `there`: she is
    in it.
    """

    at: str
    told: Told
    new: bool
    there: bool
    planned: Levels
    left: Levels

    def differences(self) -> list[Difference]:
        """What the plan has changed by here, read-out by read-out."""
        return [
            Difference(readout, self.at, planned - left)
            for readout, planned, left in zip(READOUTS, self.planned, self.left, strict=True)
        ]

    @property
    def bent(self) -> bool:
        """Has the plan changed her by here?"""
        return _apart(self.planned, self.left)


class Bend(NamedTuple):
    """What a plan makes of somebody: from where on, at most what and where, and how she ends, at rest.

    `dead_since` is the told position of a death that only the plan has; `steps` are the scenes from the first that the
    plan adds or changes, in told order.
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
        return max((step for step in self.steps if step.there), key=lambda step: step.planned[0], default=None)


def stretch(story: Canon, plan: Canon) -> Stretch:
    """The scenes of a plan from the first that it adds or changes, each at its end."""
    since, known = _since(story, plan), {scene.at for scene in story.scenes()}
    late = (scene for part in plan.episodes if _last_day(part) >= since[0] for scene in part.scenes)
    told = ((scene, plan.moment_of(scene)) for scene in late if not scene.vision)
    return tuple((scene, moment, scene.at not in known) for scene, moment in told if moment.key >= since)


def _last_day(part: Episode) -> float:
    """The last lived day of an episode."""
    return max((placed.day for placed in (*part.scenes, *part.entries)), default=float("-inf"))


def bend(story: tuple[Canon, Minds], plan: tuple[Canon, Minds], who: str, over: Stretch) -> Bend:
    """Somebody's arc with a plan, compared with the story's, over the plan's own stretch."""
    steps = tuple(_steps(story, plan, who, over))
    bent = [one for step in steps for one in step.differences() if abs(one.by) >= BENT]
    most = max(bent, key=lambda one: abs(one.by), default=None)
    end = plan[0].moment()
    dead = _dies(story[0], plan[0], end, who)
    first = next((step.at for step in steps if step.at == dead or step.bent), None)
    return Bend(who, first, most, _levels(plan, end, who, Circumstances()), dead, steps)


def parting(one: Bend, other: Bend) -> str | None:
    """The first scene in told order at which two plans have made another of her, or that only one of them adds."""
    ours, theirs = ({step.at: step for step in bent.steps} for bent in (one, other))
    for step in sorted((ours | theirs).values(), key=lambda step: step.told):
        if _differs(ours.get(step.at), theirs.get(step.at)):
            return step.at
    return None


def _differs(one: Step | None, other: Step | None) -> bool:
    """Is a scene another one in two plans? A plan without it leaves it as the story has it."""
    if one is not None and other is not None:
        return _apart(one.planned, other.planned)
    return any(step.new or step.bent for step in (one, other) if step is not None)


def _dies(story: Canon, plan: Canon, end: Moment, who: str) -> str | None:
    """Where a plan has somebody die who lives at the story's end."""
    death = plan.dead_at(who, end.key)
    return death.event.scene.at if death is not None and story.dead_at(who, end.key) is None else None


def _apart(one: Levels, other: Levels) -> bool:
    return any(abs(x - y) >= BENT for x, y in zip(one, other, strict=True))


def _steps(story: tuple[Canon, Minds], plan: tuple[Canon, Minds], who: str, over: Stretch) -> Iterator[Step]:
    for scene, moment, new in over:
        given = circumstances_at(scene, plan[0].entries_in(scene), who)
        here = given or Circumstances()
        planned, left = _levels(plan, moment, who, here), _levels(story, moment, who, here)
        yield Step(scene.at, scene.told, new, given is not None, planned, left)


def _levels(story: tuple[Canon, Minds], moment: Moment, who: str, given: Circumstances) -> Levels:
    """Her read-outs; nothing for somebody whom only a plan brings in."""
    canon, minds = story
    if who not in canon.cast:
        return (0.0, 0.0, 0.0)
    space = Headspace(canon, minds.of(who), moment, given)
    return (space.distress, space.vulnerability, space.void)


def _since(story: Canon, plan: Canon) -> Key:
    """The lived moment up to which the two are the same log."""
    if story.names is not plan.names:
        return (float("-inf"), (), 0, 0)
    told, planned = ({id(scene): scene for scene in canon.scenes()} for canon in (story, plan))
    changed = [scene for id_, scene in (told | planned).items() if id_ not in told or id_ not in planned]
    return min(map(_opening, changed), default=(float("inf"), (), 0, 0))


def _opening(scene: Scene) -> Key:
    return (scene.day, scene.told.episode, scene.told.scene, 0)
