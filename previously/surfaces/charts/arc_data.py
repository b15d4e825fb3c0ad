"""What the chart of an arc shows, as plain rows: numbers of the mind, and where they stand."""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from previously.canon.log import Canon, Moment
from previously.core.entries import Scene
from previously.mind.arc import Stop, point_of, stops
from previously.mind.minds import Mind
from previously.mind.turning import Turning, turnings
from previously.story.story import Story
from previously.surfaces.charts.axis import Axis, lived_axis, told_axis, when
from previously.surfaces.charts.fit import plain
from previously.surfaces.charts.layers import Row
from previously.surfaces.charts.named import address, called, head, strongest

MOST_HARMS, MOST_HEALINGS, MOST_LOSSES = 5, 3, 3
FAINT = {"harm": 0.1, "healing": 0.005, "loss": 0.05}
"""What a line must change to be marked."""
READ = ("distress", "vulnerability", "void", "ambivalence")
SIDES = (("_low", -1), ("_high", 1))
MARKED = (
    ("harm", "harmed", MOST_HARMS),
    ("loss", "lost", MOST_LOSSES),
    ("healing", "healed", MOST_HEALINGS),
)
"""What a line may be marked for, by which column, and how many lines are."""
PLACES = 3
"""Decimals a picture keeps."""


class Band(NamedTuple):
    """One wound over the story. Its rows hold strength, peak and floor; `since` says when it was founded."""

    id: str
    label: str
    since: str
    rows: list[Row]


class Mark(NamedTuple):
    """A line that changed much: a harm, a healing or a loss; how much, and where it stands."""

    kind: str
    label: str
    at: str
    x: float
    size: float


class Tie(NamedTuple):
    """A flashback: where it was lived and where it was told, where the axis has both; else twice the same."""

    scene: Scene
    x: float
    told_x: float
    label: str


class Arc(NamedTuple):
    """The data of one arc. `points` are the life, `past` the flashbacks apart from it, `was` the life as it is."""

    name: str
    axis: Axis
    points: list[Row]
    past: list[Row]
    was: list[Row]
    bands: list[Band]
    marks: list[Mark]
    ties: list[Tie]
    planned: list[tuple[float, float]]
    dies: Row | None


def arc_data(
    story: Story, name: str, *, base: Story | None = None, order: str = "told", at: str | None = None, plan: str = ""
) -> Arc:
    """Somebody's arc, up to and with `at`; `base` is the story as it is, where `story` is one without somebody.

    Raises UnknownName and UnknownPosition.
    """
    canon, mind = story.canon, story.minds.of(story.canon.who(name).id)
    limit = canon.moment(at) if at else None
    lived = order == "lived"
    seen = _seen(canon, mind, limit, lived=lived)
    was = _seen(base.canon, base.minds.of(mind.character.id), limit, lived=lived) if base else []
    axis = (lived_axis if lived else told_axis)(was or seen, canon.template)
    path = _path(seen, lived=lived)
    dies = death(path)
    end = axis.of(dies.scene) if dies else axis.high
    return Arc(
        plain(mind.character.name),
        axis,
        rows(path, axis),
        [] if lived else rows([stop for stop in seen if stop.there and stop.scene.flashback], axis),
        rows(_path(was, lived=lived), axis),
        _bands(canon, [stop for stop in path if stop.space.alive], axis, end),
        _marks(canon, mind, axis),
        _ties(seen, axis),
        _planned(seen, axis, plan),
        _row(dies, axis) if dies else None,
    )


def rows(found: Iterable[Stop], axis: Axis) -> list[Row]:
    """The living points of a path. `run` numbers the scenes in a row in which she is there, `life` her lives."""
    made: list[Row] = []
    run, life = 0, 0
    there, alive = False, True
    for stop in found:
        point = _row(stop, axis)
        run += point["there"] != there
        life += point["alive"] and not alive
        there, alive = point["there"], point["alive"]
        if alive:
            made.append({**point, "run": run, "life": life})
    return made


def _row(stop: Stop, axis: Axis) -> Row:
    point = point_of(stop)
    numbers = {name: round(getattr(point, name), PLACES) for name in READ}
    return {
        "x": round(axis.of(stop.scene), 4),
        "at": address(stop.space.canon, stop.scene, point.day),
        "day": point.day,
        "there": point.there,
        "alive": point.alive,
        "flashback": stop.scene.flashback,
        **numbers,
    }


def _seen(canon: Canon, mind: Mind, limit: Moment | None, *, lived: bool) -> list[Stop]:
    """The scenes a chart shows; of what was lived before the story opens, those that reached her."""
    found = stops(canon, mind, before=lived)
    return [stop for stop in until(found, limit) if stop.there or not stop.before]


def until(found: Iterable[Stop], limit: Moment | None) -> list[Stop]:
    """The scenes told up to and with a moment."""
    return [stop for stop in found if limit is None or stop.scene.told <= limit.told]


def _path(seen: list[Stop], *, lived: bool) -> list[Stop]:
    if lived:
        return sorted(seen, key=lambda stop: stop.space.moment.key)
    return [stop for stop in seen if not stop.scene.flashback]


def death(path: Sequence[Stop]) -> Stop | None:
    """The first scene of a death that lasts to the end."""
    dead = list(takewhile(lambda stop: not stop.space.alive, reversed(path)))
    return dead[-1] if dead else None


def _bands(canon: Canon, path: Sequence[Stop], axis: Axis, end: float) -> list[Band]:
    """The strongest wounds, in the order they were founded."""
    if not path:
        return []
    wounds = max(path, key=lambda stop: stop.space.moment.key).space.wounds
    shown = strongest([wound.strength for wound in wounds])
    return [Band(wounds[w].id, *called(canon, wounds[w]), _levels(path, axis, w, end)) for w in shown]


def _levels(path: Sequence[Stop], axis: Axis, number: int, end: float) -> list[Row]:
    """A wound at each scene from the first that has it; nothing where an earlier day is told after a later one."""
    phi = path[0].space.reading.person.params.phi
    held = [stop.space.reading.wounds[number : number + 1] for stop in path]
    found = [
        _level(axis.of(stop.scene), wounds[0].peak, wounds[0].strength, phi) if wounds else _level(axis.of(stop.scene))
        for stop, wounds in zip(path, held, strict=True)
    ]
    first = next(i for i, wounds in enumerate(held) if wounds)
    opening = [{**found[0], "x": axis.low}] if axis.order == "told" and first == 0 else []
    return [*opening, *found[first:], {**found[-1], "x": end}]


def _level(x: float, peak: float = 0.0, strength: float = 0.0, phi: float = 0.0) -> Row:
    levels = {"peak": peak, "strength": strength, "floor": phi * peak}
    sides = {f"{name}{side}": round(sign * level / 2, PLACES) for name, level in levels.items() for side, sign in SIDES}
    return {"x": round(x, 4), **{name: round(level, PLACES) for name, level in levels.items()}, **sides}


def _marks(canon: Canon, mind: Mind, axis: Axis) -> list[Mark]:
    """The lines that changed most; first those that stand out most among their kind."""
    seen = [turning for turning in turnings(mind) if turning.met_in.scene.told in axis.where]
    found: dict[str, Mark] = {}
    most_of = {kind: max((float(getattr(t, column)) for t in seen), default=0.0) for kind, column, _ in MARKED}
    for kind, column, most in MARKED:
        ranked = sorted(seen, key=lambda turning: (-float(getattr(turning, column)), turning.event.id))[:most]
        for turning in ranked:
            size = float(getattr(turning, column))
            if size >= FAINT[kind] and turning.event.id not in found:
                found[turning.event.id] = _mark(canon, kind, turning, size, axis)
    return sorted(found.values(), key=lambda mark: -mark.size / most_of[mark.kind])


def _mark(canon: Canon, kind: str, turning: Turning, size: float, axis: Axis) -> Mark:
    return Mark(
        kind,
        head(turning.event.text),
        address(canon, turning.met_in.scene, turning.day),
        round(axis.of(turning.met_in.scene), 4),
        size,
    )


def _ties(seen: Sequence[Stop], axis: Axis) -> list[Tie]:
    """Flashbacks, each with the place where it is told: by the scene before it, else the one after."""
    told = sorted((stop for stop in seen if not stop.before), key=lambda stop: stop.scene.told)
    found = []
    for number, stop in enumerate(told):
        if stop.scene.flashback and stop.there:
            near = [*reversed(told[:number]), *told[number + 1 :]]
            beside = next((axis.of(other.scene) for other in near if not other.scene.flashback), axis.of(stop.scene))
            x = axis.of(stop.scene)
            told_x = beside if axis.order == "lived" else x
            found.append(Tie(stop.scene, x, told_x, when(stop.space.day)))
    return found


def _planned(seen: Sequence[Stop], axis: Axis, plan: str) -> list[tuple[float, float]]:
    """From where to where the scenes of a plan stand."""
    path = plan.replace("\\", "/")
    order = {x: number for number, x in enumerate(sorted(axis.where.values()))}
    own = (stop.scene for stop in seen if plan and not stop.before and path.endswith(stop.scene.span.path))
    found: list[tuple[float, float]] = []
    for x in sorted(map(axis.of, own)):
        if found and order[x] == order[found[-1][1]] + 1:
            found[-1] = (found[-1][0], x)
        else:
            found.append((x, x))
    return found


def turns(points: Sequence[Row], columns: Sequence[str]) -> list[Row]:
    """The points at which one of these columns changes, and their neighbours: the same line with fewer points."""
    seen = [tuple(row[column] for column in columns) for row in points]
    last = len(points) - 1
    return [row for i, row in enumerate(points) if i in {0, last} or not seen[i - 1] == seen[i] == seen[i + 1]]
