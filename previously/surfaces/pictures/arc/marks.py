"""What an arc stands on, and what is marked in it: the plan's part, flashbacks, gaps, the lines that changed most."""

from collections.abc import Iterator
from itertools import pairwise

from previously.questions.words import HURT, LIFT
from previously.surfaces.pictures.arc.data import Arc
from previously.surfaces.pictures.arc.layout import LANE, Layout, Part
from previously.surfaces.pictures.frame import LEFT, RIGHT, parted
from previously.surfaces.pictures.svg import Shape, box, element, rule, sign, text

GLYPHS = {"harm": "triangle-down", "healing": "triangle-up", "loss": "cross"}


def ground(arc: Arc, place: Layout) -> Part:
    """Everything behind the lines, and the words of what lifts and weighs at their left."""
    shapes = [
        *(box("planned", *_across(place, x, x2, place.bottom)) for x, x2 in arc.planned),
        *_told_back(arc, place),
        *parted(arc.axis, place.frame, place.main.top, place.bottom),
        *_added(arc, place),
        *_bounds(place),
        *_gaps(arc, place),
    ]
    return Part(shapes, list(_levels(place)), [])


def _across(place: Layout, x: float, x2: float, bottom: float) -> tuple[float, float, float, float]:
    """From one scene to another, at least as wide as can be seen."""
    left, right = place.frame.pixel(x - 0.5), place.frame.pixel(x2 + 0.5)
    return left, place.main.top, max(right, left + 3), bottom


def _told_back(arc: Arc, place: Layout) -> Iterator[Shape]:
    """Flashbacks, where they are told."""
    told = [tie for tie in arc.ties if arc.axis.order == "told"]
    yield from (box("told-back", *_across(place, tie.x, tie.x, place.mixed.bottom)) for tie in told)
    wide = place.frame.pixel(1) - place.frame.pixel(0)
    beside = 14 if wide >= 40 else 0
    if wide >= 8:
        yield from (_upwards(place, place.frame.pixel(tie.x) + beside, tie.label) for tie in told)


def _added(arc: Arc, place: Layout) -> Iterator[Shape]:
    """The words for what a plan adds."""
    for x, _ in arc.planned[:1]:
        yield text("halo", place.frame.pixel(x - 0.5) + 5, place.main.top + 10, "the plan adds")


def _bounds(place: Layout) -> Iterator[Shape]:
    """The bounds between the words of what lifts and what weighs, and the middle."""
    middle = place.main.pixel(0.0)
    yield rule("axis", LEFT, middle, RIGHT, middle)
    for scale, side in ((LIFT, 1.0), (HURT, -1.0)):
        for bound, _ in scale[:-1]:
            y = place.main.pixel(side * bound)
            yield rule("grid", LEFT, y, RIGHT, y)


def _levels(place: Layout) -> Iterator[Shape]:
    """The words of what lifts, and of what weighs."""
    for scale, side in ((LIFT, 1.0), (HURT, -1.0)):
        bounds = [0.0, *(min(bound, 1.0) for bound, _ in scale)]
        for (low, high), (_, said) in zip(pairwise(bounds), scale, strict=True):
            yield text("end halo", LEFT - 8, place.main.pixel(side * (low + high) / 2), said)


def _gaps(arc: Arc, place: Layout) -> Iterator[Shape]:
    """Where the axis is broken, and for how long."""
    for where, said in arc.axis.breaks:
        x = place.frame.pixel(where)
        yield rule("break", x, place.main.top, x, place.mixed.bottom)
        yield rule("broken", x, place.main.top, x, place.mixed.bottom)
        if place.frame.pixel(1) - place.frame.pixel(0) >= 3:
            yield _upwards(place, x + 8, said)


def _upwards(place: Layout, x: float, words: str) -> Shape:
    """Words that run up from the foot of the panel."""
    y = place.main.bottom - 6
    return element("text", words, kind="fine halo", x=x + 4, y=y, transform=f"rotate(-90 {x + 4:.1f} {y:.1f})")


def marks(arc: Arc, place: Layout) -> Part:
    """The lines that changed most, each under its words; those of one scene side by side."""
    y = place.main.top - 7
    shapes: list[Shape] = []
    beside: dict[float, int] = {}
    for mark, words, spot in zip(arc.marks, place.words, place.spots, strict=True):
        x = place.frame.pixel(mark.x)
        if spot is not None:
            at = y - 15 - LANE * spot.lane
            shapes += [rule("leader", x, at + 7, x, y - 6), text(mark.kind, spot.left, at, words)]
        shapes.append(sign(f"sign {mark.kind}", GLYPHS[mark.kind], x + 11 * beside.get(x, 0), y))
        beside[x] = beside.get(x, 0) + 1
    return Part(shapes, [], [])


def ties(arc: Arc, place: Layout) -> Part:
    """In lived order, each flashback from where it was lived to where it is told."""
    shapes: list[Shape] = []
    for number, tie in enumerate(arc.ties if arc.axis.order == "lived" else ()):
        y = place.ties + 10 + 16 * (number % 4)
        x, x2 = place.frame.pixel(tie.x), place.frame.pixel(tie.told_x)
        late = x2 >= RIGHT - 90
        shapes += [
            rule("tie", x, place.main.top, x, y),
            rule("tie", x, y, x2, y),
            sign("sign from", "diamond", x, y),
            sign("sign to", "triangle-right", x2, y),
            text(f"fine halo{' end' if late else ''}", x2 - 10 if late else x2 + 10, y - 6, f"told in {tie.scene.at}"),
        ]
    return Part(shapes, [], [])
