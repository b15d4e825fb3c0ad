"""The data of an arc's chart, as plain values: a mind scene by scene, and what changed it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple
from weakref import WeakKeyDictionary

from previously.canon.log import Canon, Moment
from previously.core.entries import Scene
from previously.core.position import Told
from previously.mind.arc import Stop, point_of, stops
from previously.mind.headspace import Drive, Headspace
from previously.mind.minds import Mind
from previously.mind.turning import Turning, turnings
from previously.questions import phrases
from previously.story.story import Story
from previously.surfaces.pictures.arc.sparse import is_long, sparse
from previously.surfaces.pictures.axis import Axis, lived_axis, told_axis, when
from previously.surfaces.pictures.fit import plain
from previously.surfaces.pictures.named import address, called, head, strongest

MOST_HARMS, MOST_HEALINGS, MOST_LOSSES, MOST_PURPOSES = 5, 3, 3, 8
FAINT = {"harm": 0.1, "healing": 0.005, "loss": 0.05}
"""The smallest change that marks a line."""
FEELS = 0.02
"""Voids and purposes below this are not drawn."""
MARKED = (
    ("harm", "harmed", MOST_HARMS),
    ("loss", "lost", MOST_LOSSES),
    ("healing", "healed", MOST_HEALINGS),
)
"""What a line may be marked for, by which column, and how many lines are."""
PLACES = 3
"""Decimals kept in a chart."""


class Point(NamedTuple):
    """A mind at one scene's end, and where it stands. Read-outs and moods are rounded to three decimals.

    `void` is what all losses left, of purposes and of bonds.

    `at` is the scene in words, `scene` its address. `run` numbers the scenes in a row in which she is there, `life` her
    lives.
    """

    x: float
    at: str
    scene: str
    told: Told
    day: float
    there: bool
    alive: bool
    flashback: bool
    hurt: float
    lift: float
    distress: float
    vulnerability: float
    void: float
    ambivalence: float
    mood: tuple[float, float, float]
    drives: tuple[Drive, ...]
    run: int = 0
    life: int = 0


class Level(NamedTuple):
    """A wound from one place on: its peak, its strength, and the floor it never falls under; 0 where it is not."""

    x: float
    peak: float = 0.0
    strength: float = 0.0
    floor: float = 0.0


class Band(NamedTuple):
    """One wound over the story; `since` says when it was founded."""

    id: str
    label: str
    since: str
    levels: tuple[Level, ...]


class Purpose(NamedTuple):
    """Something or somebody lived for (its `kind`), from place to place: how strongly, and whether it can be had."""

    kind: str
    label: str
    levels: tuple[tuple[float, float, float, bool], ...]


class Mark(NamedTuple):
    """A line that changed a lot: a harm, a healing or a loss; how much, and where it is."""

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
    """The data of one arc. `points` are the life, `past` the flashbacks apart from it, `was` the life as it is.

    `scenes` are all that are shown, in told order, also those after a death.
    """

    name: str
    axis: Axis
    scenes: tuple[Point, ...]
    points: tuple[Point, ...]
    past: tuple[Point, ...]
    was: tuple[Point, ...]
    bands: tuple[Band, ...]
    purposes: tuple[Purpose, ...]
    marks: tuple[Mark, ...]
    ties: tuple[Tie, ...]
    planned: tuple[tuple[float, float], ...]
    dies: Point | None


_KEPT: WeakKeyDictionary[Story, dict[str, Arc]] = WeakKeyDictionary()


def page_arc(story: Story, who: str, base: Story | None = None, plan: str = "") -> Arc:
    """The whole of somebody's arc in told order, of a long story a scene an episode; kept as long as the story is."""
    kept = _KEPT.setdefault(story, {})
    if who not in kept:
        kept[who] = arc_data(story, who, base=base, plan=plan, few=True)
        story.minds.of(story.canon.who(who).id).let_go()
    return kept[who]


def arc_data(
    story: Story,
    name: str,
    *,
    base: Story | None = None,
    order: str = "told",
    at: str | None = None,
    plan: str = "",
    few: bool = False,
) -> Arc:
    """Somebody's arc, up to and with `at`; `base` is the story as it is, where `story` is one without somebody.

    With `few`, a long story is read at one scene an episode, and no line of it is marked.

    Raises UnknownName and UnknownPosition.
    """
    canon, mind = story.canon, story.minds.of(story.canon.who(name).id)
    limit = canon.moment(at) if at else None
    lived = order == "lived"
    seen = _seen(story, mind.character.id, limit, lived=lived, few=few)
    was = _seen(base, mind.character.id, limit, lived=lived, few=few) if base else []
    axis = (lived_axis if lived else told_axis)(was or seen, canon.template)
    path = _path(seen, lived=lived)
    living = living_points(path, axis)
    dies = death(path)
    end = axis.of(dies.scene) if dies else axis.high
    flashbacks = [] if lived else [stop for stop in seen if stop.there and stop.scene.flashback]
    return Arc(
        plain(mind.character.name),
        axis,
        tuple(point(stop, axis) for stop in seen),
        living,
        living_points(flashbacks, axis),
        living_points(_path([stop for stop in was if stop.scene.told in axis.where], lived=lived), axis),
        tuple(_bands(canon, [stop for stop in path if stop.space.alive], axis, end)),
        tuple(_purposes(canon, living, end)),
        () if few and is_long(story) else tuple(_marks(canon, mind, axis)),
        tuple(_ties(seen, axis)),
        tuple(_planned(seen, axis, plan)),
        point(dies, axis) if dies else None,
    )


def living_points(found: Iterable[Stop], axis: Axis) -> tuple[Point, ...]:
    """The points of a path while the character is alive."""
    made: list[Point] = []
    run, life = 0, 0
    there, alive = False, True
    for stop in found:
        one = point(stop, axis)
        run += one.there != there
        life += one.alive and not alive
        there, alive = one.there, one.alive
        if alive:
            made.append(one._replace(run=run, life=life))
    return tuple(made)


def point(stop: Stop, axis: Axis) -> Point:
    """A stop of an arc, where it stands."""
    scene, space = stop.scene, stop.space
    read = point_of(stop)
    pleasure, arousal, dominance = (round(x, PLACES) for x in read.mood)
    return Point(
        x=axis.of(scene),
        at=address(space.canon, scene, read.day),
        scene=scene.at,
        told=scene.told,
        day=read.day,
        there=read.there,
        alive=read.alive,
        flashback=scene.flashback,
        hurt=round(read.hurt, PLACES),
        lift=round(read.lift, PLACES),
        distress=round(read.distress, PLACES),
        vulnerability=round(read.vulnerability, PLACES),
        void=round(space.missed, PLACES),
        ambivalence=round(read.ambivalence, PLACES),
        mood=(pleasure, arousal, dominance),
        drives=space.drives,
    )


def _seen(story: Story, who: str, limit: Moment | None, *, lived: bool, few: bool) -> list[Stop]:
    """The scenes a picture shows; of what was lived before the story opens, those that reached her."""
    canon, mind = story.canon, story.minds.of(who)
    chosen = sparse(story, who) if few else None
    found = stops(canon, mind, before=lived) if chosen is None else chosen
    return [stop for stop in until(found, limit) if stop.there or not stop.before]


def until(found: Iterable[Stop], limit: Moment | None) -> Iterator[Stop]:
    """The scenes told up to and including a moment."""
    return (stop for stop in found if limit is None or stop.scene.told <= limit.told)


def _path(seen: Sequence[Stop], *, lived: bool) -> list[Stop]:
    if lived:
        return sorted(seen, key=lambda stop: stop.space.moment.key)
    return [stop for stop in seen if not stop.scene.flashback]


def death(path: Sequence[Stop]) -> Stop | None:
    """The first scene of a death that lasts to the end."""
    dead = list(takewhile(lambda stop: not stop.space.alive, reversed(path)))
    return dead[-1] if dead else None


def _bands(canon: Canon, path: Sequence[Stop], axis: Axis, end: float) -> Iterator[Band]:
    """The strongest wounds, oldest first."""
    if not path:
        return
    last: Headspace = max(path, key=lambda stop: stop.space.moment.key).space
    for number in strongest([wound.strength for wound in last.wounds]):
        wound = last.wounds[number]
        known = last.reading.wound_identity(number)
        yield Band(wound.id, *called(canon, wound), tuple(_levels(path, axis, known, end)))


def _levels(path: Sequence[Stop], axis: Axis, known: int, end: float) -> list[Level]:
    """A wound at each scene from the first that has it; nothing where an earlier day is told after a later one."""
    phi = path[0].space.reading.person.params.phi
    held = [stop.space.reading.wound_known_as(known) for stop in path]
    found = [
        _level(axis.of(stop.scene), wound.peak, wound.strength, phi) if wound else Level(axis.of(stop.scene))
        for stop, wound in zip(path, held, strict=True)
    ]
    first = next(i for i, wound in enumerate(held) if wound)
    opening = [found[0]._replace(x=axis.low)] if axis.order == "told" and first == 0 else []
    return [*opening, *found[first:], found[-1]._replace(x=end)]


def _level(x: float, peak: float, strength: float, phi: float) -> Level:
    return Level(x, round(peak, PLACES), round(strength, PLACES), round(phi * peak, PLACES))


def _purposes(canon: Canon, life: Sequence[Point], end: float) -> Iterator[Purpose]:
    """The purposes and attachments that mattered most, in the order they were taken up."""
    kept: dict[tuple[str, str, str], list[tuple[float, float, float, bool]]] = {}
    for number, one in enumerate(life):
        x2 = life[number + 1].x if number + 1 < len(life) else end
        for drive in one.drives:
            if drive.strength >= FEELS:
                level = (one.x, x2, round(drive.strength, PLACES), drive.live)
                kept.setdefault((drive.kind, drive.name, drive.target), []).append(level)
    most = sorted(kept, key=lambda key: -max(level for _, _, level, _ in kept[key]))[:MOST_PURPOSES]
    for kind, name, target in sorted(most, key=lambda key: kept[key][0][0]):
        yield Purpose(kind, phrases.named(canon.people, target) or name, tuple(kept[kind, name, target]))


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
    scene = turning.met_in.scene
    return Mark(kind, head(turning.event.text), address(canon, scene, turning.day), axis.of(scene), size)


def _ties(seen: Sequence[Stop], axis: Axis) -> Iterator[Tie]:
    """Flashbacks, each with the place where it is told: by the scene before it, else the one after."""
    told = sorted((stop for stop in seen if not stop.before), key=lambda stop: stop.scene.told)
    for number, stop in enumerate(told):
        if stop.scene.flashback and stop.there:
            near = [*reversed(told[:number]), *told[number + 1 :]]
            x = axis.of(stop.scene)
            beside = next((axis.of(other.scene) for other in near if not other.scene.flashback), x)
            yield Tie(stop.scene, x, beside if axis.order == "lived" else x, when(stop.space.day))


def _planned(seen: Sequence[Stop], axis: Axis, plan: str) -> list[tuple[float, float]]:
    """From where to where the scenes of a plan stand."""
    end = plan.replace("\\", "/")
    order = {x: number for number, x in enumerate(sorted(axis.where.values()))}
    own = (stop.scene for stop in seen if plan and not stop.before and end.endswith(stop.scene.span.path))
    found: list[tuple[float, float]] = []
    for x in sorted(map(axis.of, own)):
        if found and order[x] == order[found[-1][1]] + 1:
            found[-1] = (found[-1][0], x)
        else:
            found.append((x, x))
    return found


def turns(points: Sequence[Point], columns: Sequence[str]) -> list[Point]:
    """The points at which one of these columns changes, and their neighbours: the same line with fewer points."""
    seen = [tuple(getattr(one, column) for column in columns) for one in points]
    last = len(points) - 1
    return [one for i, one in enumerate(points) if i in {0, last} or not seen[i - 1] == seen[i] == seen[i + 1]]
