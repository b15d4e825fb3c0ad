"""The lines of an arc: what lifts, what weighs, what lies beneath, the void; their names at their ends; the death."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from previously.core.position import Told
from previously.questions.words import HURT, LIFT, VOID, VULNERABILITY, word
from previously.surfaces.pictures.arc.data import FEELS, Arc, Point, turns
from previously.surfaces.pictures.arc.layout import MANY, MOST, Layout, Part
from previously.surfaces.pictures.axis import when
from previously.surfaces.pictures.fit import spread
from previously.surfaces.pictures.frame import LEFT, RIGHT, Panel
from previously.surfaces.pictures.svg import Shape, dot, element, line, rule, sign, text

LINES = {
    "lift": ("lifts", LIFT),
    "vulnerability": ("beneath", VULNERABILITY),
    "void": ("missed", VOID),
    "hurt": ("weighs", HURT),
}
"""Each line, what it is called, and the scale of its words."""
STRONG = ("hurt", "lift")
"""The lines that are strong where she is in the scene, and thin where she is not."""


def height(one: Point, name: str) -> float:
    """Where a read-out is drawn: what lifts above the middle, what weighs below it."""
    level = float(getattr(one, name))
    return level if name == "lift" else -level


def lines(arc: Arc, place: Layout) -> Part:
    """Every line, the life as it is behind them."""
    shown = [name for name in LINES if name != "void" or any(one.void >= FEELS for one in arc.points)]
    shapes = [shape for name in shown if name != "void" for shape in through(arc.was, place.main, name, "line was")]
    for name in shown:
        shapes += life_line(arc.points, place.main, name)
    shapes += _points(arc, place)
    ends = [rule("grid", place.frame.left, place.main.bottom, place.frame.right, place.main.bottom)]
    leaders, named = _ends(arc, place, shown)
    return Part([*ends, *shapes, *leaders, *_death(arc, place)], [], named)


def life_line(points: Sequence[Point], panel: Panel, name: str) -> Iterator[Shape]:
    """One line of a life; what weighs and what lifts are strong where she is there."""
    if name not in STRONG:
        yield from through(points, panel, name, f"line {name}")
        return
    yield from through(points, panel, name, f"line rest {name}-rest")
    there = [one for one in points if one.there]
    for _, run in groupby(there, key=lambda one: one.run):
        yield from through(list(run), panel, name, f"line {name}")


def through(points: Sequence[Point], panel: Panel, name: str, kind: str) -> Iterator[Shape]:
    """A line through a read-out, one a life; none through a single point."""
    for _, life in groupby(turns(points, (name, "life")), key=lambda one: one.life):
        spots = [panel.spot(one.x, height(one, name)) for one in life]
        if len(spots) > 1:
            yield line(kind, spots)


def _points(arc: Arc, place: Layout) -> Iterator[Shape]:
    """A point a scene: full where she is in it, hollow where she is not, a diamond in a flashback."""
    size = 3.2 if len(arc.scenes) <= MANY else 1.6
    for one in arc.points if len(arc.scenes) <= MOST else ():
        yield dot("point" if one.there else "point away", *place.main.spot(one.x, height(one, "hurt")), size)
    for one in arc.past:
        yield sign("point back beneath", "diamond", *place.main.spot(one.x, height(one, "vulnerability")))
        yield sign("point back", "diamond", *place.main.spot(one.x, height(one, "hurt")))


def _ends(arc: Arc, place: Layout, shown: Sequence[str]) -> tuple[list[Shape], list[Shape]]:
    """What each line is, and in which word it ends, at the edge; and the leaders to them."""
    if not arc.points:
        return [], []
    last = arc.points[-1]
    wanted = [place.main.pixel(height(last, name)) for name in shown]
    places = spread(wanted, 28, place.main.top + 10, place.main.bottom - 12)
    x = place.frame.pixel(last.x) + 5
    leaders, named = [], []
    for name, y0, y in zip(shown, wanted, places, strict=True):
        said, scale = LINES[name]
        leaders += [rule("leader", x, y0, RIGHT, y0), rule("leader", RIGHT, y0, RIGHT + 10, y)]
        named += [
            text(f"bold halo {name}", RIGHT + 14, y - 6, said),
            text("halo", RIGHT + 14, y + 8, word(scale, getattr(last, name))),
        ]
    return leaders, named


def _death(arc: Arc, place: Layout) -> Iterator[Shape]:
    if arc.dies is None:
        return
    x = place.frame.pixel(arc.dies.x)
    late = x > RIGHT - 80
    yield rule("dies", x, place.main.top, x, place.bottom)
    yield text(f"strong halo{' end' if late else ''}", x - 6 if late else x + 6, place.main.top + 8, f"† {arc.dies.at}")


def links(arc: Arc, place: Layout, to: Callable[[str], str], now: Told | None) -> Iterator[Shape]:
    """A link a scene of the life, over the whole height of the picture, which says how she is there."""
    order = sorted((one for one in arc.scenes if one.alive), key=lambda one: one.x)
    bounds = [LEFT, *(place.frame.pixel((a.x + b.x) / 2) for a, b in pairwise(order)), RIGHT]
    past = [one for one in order if now is not None and one.told <= now]
    for one, (x, x2) in zip(order, pairwise(bounds), strict=True) if order else ():
        here = bool(past) and one is past[-1]
        area = element("rect", kind="hit", x=x, y=place.main.top, width=x2 - x, height=place.bottom - place.main.top)
        mark = dot("point on" if here else "spot", *place.main.spot(one.x, height(one, "hurt")), 5)
        given = {"aria_current": "true"} if here else {}
        title = element("title", scene_said(one))
        yield element("a", title, area, mark, href=to(one.scene), data_turn="", tabindex="-1", **given)


def scene_said(one: Point) -> str:
    """A scene of an arc in words."""
    here = "" if one.there else ", not in the scene, at rest"
    back = f", a flashback to {when(one.day)}" if one.flashback else ""
    levels = f"{word(HURT, one.hurt)}, {word(LIFT, one.lift)}"
    return f"{one.scene}{back}{here}: {levels}; beneath, {word(VULNERABILITY, one.vulnerability)}"
