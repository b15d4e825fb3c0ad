"""The bands below an arc's lines: mixed feelings, mood, wounds and purposes."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from previously.surfaces.pictures.arc.data import Arc, Band, Point, Purpose, turns
from previously.surfaces.pictures.arc.layout import MANY, Layout, Part
from previously.surfaces.pictures.fit import cut, spread
from previously.surfaces.pictures.frame import LEFT, RIGHT, WIDTH, Panel
from previously.surfaces.pictures.svg import Shape, element, line, path, rule, steps, text

AFFECTS = ("pleasure", "arousal", "dominance")
ROOM = WIDTH - RIGHT - 18
"""The room for a label at the right edge, in pixels."""


def both_feelings(arc: Arc, place: Layout) -> Part:
    """Mixed feelings above the zero line; one kind alone below it."""
    mixed = place.mixed
    left = [
        text("end halo", LEFT - 8, mixed.pixel(0.6), "torn"),
        text("end halo", LEFT - 8, mixed.pixel(-0.3), "of one mind"),
    ]
    right = [text("halo", RIGHT + 14, mixed.pixel(0.45), "both feelings at once")]
    zero = rule("axis", LEFT, mixed.pixel(0), RIGHT, mixed.pixel(0))
    return Part([*_sides(arc.points, mixed, many=len(arc.points) > MANY), zero], left, right)


def _sides(points: Sequence[Point], mixed: Panel, *, many: bool) -> Iterator[Shape]:
    """What is above and below the zero line: one bar per scene or, in long stories, an outline."""
    if many:
        for kind, side in (("torn", max), ("settled", min)):
            for _, life in groupby(turns(points, ("ambivalence", "life")), key=lambda one: one.life):
                edges = [(mixed.frame.pixel(one.x), *_bar(mixed, side(0.0, one.ambivalence))) for one in life]
                yield path(kind, steps(edges))
        return
    wide = max(1.0, min(8.0, (mixed.frame.pixel(1) - mixed.frame.pixel(0)) * 0.6))
    for one in points:
        if one.ambivalence:
            x = mixed.frame.pixel(one.x)
            kind = "torn" if one.ambivalence > 0 else "settled"
            high, low = _bar(mixed, one.ambivalence)
            yield element("line", kind=kind, x1=x, y1=high, x2=x, y2=low, stroke_width=wide)


def _bar(mixed: Panel, level: float) -> tuple[float, float]:
    return mixed.pixel(max(0.0, level)), mixed.pixel(min(0.0, level))


def moods(arc: Arc, place: Layout) -> Part:
    """Pleasure, arousal and dominance around zero."""
    if not arc.points:
        return Part([], [], [])
    panel, last = place.mood, arc.points[-1]
    zero = rule("grid", LEFT, panel.pixel(0), RIGHT, panel.pixel(0))
    ends = spread([panel.pixel(level) for level in last.mood], 14, panel.top, panel.bottom)
    shapes = [zero]
    for axis, name in enumerate(AFFECTS):
        for _, life in groupby(arc.points, key=lambda one: one.life):
            shapes.append(line(f"line {name}", [panel.spot(one.x, one.mood[axis]) for one in life]))
    right = [text(f"halo {name}", RIGHT + 14, y, name) for name, y in zip(AFFECTS, ends, strict=True)]
    return Part(shapes, [text("end halo", LEFT - 8, panel.pixel(0), "mood")], right)


def wounds(arc: Arc, place: Layout) -> Part:
    """The strongest wounds, one row each."""
    if not arc.bands:
        return Part([], [], [])
    shapes = [shape for n, band in enumerate(arc.bands) for shape in _band(band, place.band(n))]
    left = [text("halo", LEFT, place.bands + 10, "wounds: the floor each keeps, its strength, its peak")]
    for number, band in enumerate(arc.bands):
        label = cut(f"{band.label} · {band.since}", RIGHT - LEFT)
        left.append(text("halo strong", LEFT, place.band(number).top - 6, label))
    return Part(shapes, left, [])


def _band(band: Band, panel: Panel) -> Iterator[Shape]:
    """The outline is the peak, the fill the strength, the dark core the floor it never drops below."""
    for kind in ("strength", "floor", "peak"):
        yield path(kind, _slab(panel, [(level.x, getattr(level, kind)) for level in band.levels]))


def purposes(arc: Arc, place: Layout) -> Part:
    """Purposes and attachments: solid while live, hollow once lost."""
    if not arc.purposes:
        return Part([], [], [])
    shapes: list[Shape] = []
    right = []
    for number, purpose in enumerate(arc.purposes):
        panel = place.purpose(number)
        shapes += _purpose(purpose, panel)
        right.append(text("halo", RIGHT + 14, panel.pixel(0), cut(purpose.label, ROOM)))
    return Part(shapes, [text("halo", LEFT, place.purposes + 10, "lived for; hollow where it is lost")], right)


def _purpose(purpose: Purpose, panel: Panel) -> Iterator[Shape]:
    """An area for each stretch of scenes in a row."""
    stretch: list[tuple[float, float, float, bool]] = []
    for level in (*purpose.levels, None):
        if stretch and (level is None or level[3] != stretch[-1][3] or level[0] != stretch[-1][1]):
            *_, end, high, live = stretch[-1]
            edges = [*((x, level) for x, _, level, _ in stretch), (end, high)]
            yield path(purpose.kind if live else "lost", _slab(panel, edges))
            stretch = []
        if level is not None:
            stretch.append(level)


def _slab(panel: Panel, levels: Sequence[tuple[float, float]]) -> str:
    """An area around a middle, as thick as its level from each place on."""
    return steps([(panel.frame.pixel(x), panel.pixel(level / 2), panel.pixel(-level / 2)) for x, level in levels])
