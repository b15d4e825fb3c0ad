"""Who believes what about one fact, scene by scene in told order, as plain rows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from previously.canon.knowledge.knowing import Fact, fact_of
from previously.canon.knowledge.told import AUDIENCE
from previously.canon.log import Canon, Moment
from previously.canon.reach import Key
from previously.core.entries import Scene
from previously.core.position import BEFORE_ALL
from previously.surfaces.pictures.axis import Axis, scene_axis
from previously.surfaces.pictures.fit import plain

SO = "what is so"


class Held(NamedTuple):
    """A belief in a value from one scene to another (places on the axis). `true`: it is right.

    `how` is empty if only the truth changed; `source` is who told them, `since` where that is told.
    """

    x: float
    x2: float
    value: str
    true: bool
    how: str
    source: str
    since: str


class Holder(NamedTuple):
    """One row: the truth, the audience, or a character (by name)."""

    who: str
    held: tuple[Held, ...]


class Known(NamedTuple):
    """One fact over the story; `values` in order of appearance."""

    fact: str
    axis: Axis
    lines: tuple[Holder, ...]
    values: tuple[str, ...]
    scenes: tuple[str, ...]

    def scene_at(self, x: float) -> str:
        """The scene at a place on the axis."""
        return self.scenes[round(x)]


class View(NamedTuple):
    """One belief at one scene."""

    x: float
    value: str
    true: bool
    how: str
    source: str
    since: str


def known(canon: Canon, fact: str, at: str | None = None) -> Known:
    """A fact up to and including `at`. Raises UnknownName and UnknownPosition."""
    limit = canon.moment(at) if at else None
    scenes = [scene for scene in canon.scenes() if not scene.vision and (limit is None or scene.told <= limit.told)]
    axis = scene_axis(scenes, canon.template)
    views: dict[str, list[View | None]] = {SO: [], AUDIENCE: []}
    name = fact_of(canon, fact, canon.moment(at)).fact
    for number, (x, moment) in enumerate(_moments(canon, scenes, axis)):
        seen = dict(_views(canon, fact_of(canon, fact, moment), x))
        for who in seen:
            views.setdefault(who, [None] * number)
        for who, past in views.items():
            past.append(seen.get(who))
    lines = [Holder(_called(canon, who), tuple(_held(past, axis.high))) for who, past in views.items()]
    fixed, people = lines[:2], [line for line in lines[2:] if line.held]
    values = dict.fromkeys(held.value for line in (*fixed, *people) for held in line.held)
    return Known(
        name,
        axis,
        (*fixed, *sorted(people, key=lambda line: line.held[0].x)),
        tuple(values),
        tuple(plain(scene.at) for scene in scenes),
    )


def _moments(canon: Canon, scenes: Sequence[Scene], axis: Axis) -> Iterator[tuple[float, Moment]]:
    """The story's present at each scene; a flashback informs only the audience."""
    first = next((scene for scene in scenes if not scene.flashback), None)
    if first is None:
        return
    now: Key = (first.day, first.told.episode, first.told.scene, 0)
    yield axis.low, Moment("", BEFORE_ALL, first.day, now)
    for scene in scenes:
        moment = canon.moment_of(scene)
        now = now if scene.flashback else max(now, moment.key)
        yield axis.of(scene), Moment(scene.at, scene.told, now[0], now)


def _views(canon: Canon, fact: Fact, x: float) -> Iterator[tuple[str, View]]:
    if fact.value is not None:
        yield SO, View(x, plain(fact.value), True, "", "", "")
    for belief in fact.believes:
        source = plain(_called(canon, belief.told_by)) if belief.told_by else ""
        yield belief.who, View(x, plain(belief.value), belief.true, belief.how, source, plain(belief.since))


def _called(canon: Canon, who: str) -> str:
    """The name of a row."""
    return {SO: SO, AUDIENCE: "the audience"}.get(who) or plain(canon.people[who].name if who in canon.people else who)


def _held(views: Iterable[View | None], end: float) -> Iterator[Held]:
    """Runs of equal views."""
    start: View | None = None
    before: View | None = None
    for view in (*views, None):
        if start is not None and (view is None or _differ(start, view)):
            yield _between(start, before, view.x if view else end)
            before, start = start, None
        start = start or view


def _differ(one: View, other: View) -> bool:
    return (one.value, one.true, one.since) != (other.value, other.true, other.since)


def _between(start: View, before: View | None, end: float) -> Held:
    """`how` is given only where the belief begins, not where the truth changes during it."""
    same = before is not None and (before.value, before.since) == (start.value, start.since)
    return Held(start.x, end, start.value, start.true, "" if same else start.how, start.source, start.since)
