"""The picture of an arc: its lines, both feelings at once, the mood, each wound as a band, each purpose."""

from collections.abc import Callable, Iterator

from previously.core.position import Told
from previously.surfaces.pictures.arc.bands import both_feelings, moods, purposes, wounds
from previously.surfaces.pictures.arc.data import FEELS, Arc
from previously.surfaces.pictures.arc.layout import Layout
from previously.surfaces.pictures.arc.lines import lines, links
from previously.surfaces.pictures.arc.marks import GLYPHS, ground, marks, ties
from previously.surfaces.pictures.frame import LEFT, WIDTH, cursor, names
from previously.surfaces.pictures.svg import Picture, Sample, Shape, dot, path, rule, sign


def arc_picture(arc: Arc, *, to: Callable[[str], str] | None = None, now: Told | None = None) -> Picture:
    """An arc. On a page, `to` gives the address of a scene, and `now` is where the reader stands."""
    place = Layout(arc)
    parts = [
        ground(arc, place), lines(arc, place), both_feelings(arc, place), moods(arc, place), wounds(arc, place),
        purposes(arc, place), marks(arc, place), ties(arc, place),
    ]  # fmt: skip
    shapes = [shape for part in parts for shape in part.shapes]
    shapes += names(arc.axis, place.frame, place.names)
    if now is not None:
        shapes.append(cursor(_stand(arc, place, now), place.main.top, place.bottom))
    if to is not None:
        shapes += links(arc, place, to, now)
    left = tuple(shape for part in parts for shape in part.left)
    right = tuple(shape for part in parts for shape in part.right)
    return Picture(WIDTH, place.high, tuple(shapes), left, right, tuple(_key(arc)), LEFT - 4)


def _stand(arc: Arc, place: Layout, now: Told) -> float:
    """Where a reader stands: at the last scene told by then."""
    past = [one for one in arc.scenes if one.told <= now]
    return place.frame.pixel(past[-1].x) if past else LEFT


def _key(arc: Arc) -> Iterator[Sample]:
    """What the marks mean."""
    yield Sample("what lifts", (rule("line lift", 0, 0, 28, 0),))
    yield Sample("what weighs", (rule("line hurt", 0, 0, 28, 0),))
    yield Sample("what lies beneath", (rule("line vulnerability", 0, 0, 28, 0),))
    if any(one.void >= FEELS for one in arc.points):
        yield Sample("what is missed", (rule("line void", 0, 0, 28, 0),))
    kinds = {mark.kind for mark in arc.marks}
    yield from (Sample(kind, (sign(f"sign {kind}", shape, 14, 0),)) for kind, shape in GLYPHS.items() if kind in kinds)
    if any(not one.there for one in arc.points):
        yield Sample("not in the scene, at rest", (rule("line rest", 0, 0, 28, 0), dot("point away", 14, 0, 3)))
    if arc.ties:
        yield Sample("a flashback", (sign("point back", "diamond", 14, 0),))
    if arc.axis.breaks:
        yield Sample("a long gap", (rule("broken", 14, -7, 14, 7),))
    if arc.was:
        yield Sample("as it is told", (rule("line was", 0, 0, 28, 0),))
    if arc.bands:
        areas = (("peak", 6), ("strength", 4), ("floor", 2))
        yield Sample(
            "a wound: its floor, its strength, its peak",
            tuple(_slab(kind, half) for kind, half in areas),
        )
    kinds = {purpose.kind for purpose in arc.purposes}
    if "purpose" in kinds:
        yield Sample("a purpose", (_slab("purpose", 4),))
    if "attachment" in kinds:
        yield Sample("an attachment", (_slab("attachment", 4),))
    if any(not live for purpose in arc.purposes for *_, live in purpose.levels):
        yield Sample("lost", (_slab("lost", 4),))


def _slab(kind: str, half: float) -> Shape:
    return path(kind, f"M0 {-half:g}h28v{2 * half:g}h-28z")
