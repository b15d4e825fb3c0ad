"""SVG as plain values: shapes are styled by class, and numbers have at most one decimal."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import NamedTuple

Spot = tuple[float, float]
"""A point in a picture: x and y."""


class Shape(NamedTuple):
    """An element: its tag, its attributes in order, and its content."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    holds: tuple["Shape | str", ...] = ()


def written(*shapes: Shape | str) -> str:
    """Shapes as text, deterministic and escaped."""
    return "".join(escape(shape, quote=False) if isinstance(shape, str) else _element(shape) for shape in shapes)


def _element(shape: Shape) -> str:
    given = "".join(f' {name}="{escape(value)}"' for name, value in shape.attributes)
    if not shape.holds:
        return f"<{shape.tag}{given}/>"
    return f"<{shape.tag}{given}>{written(*shape.holds)}</{shape.tag}>"


def number(value: float) -> str:
    """A number with at most one decimal."""
    return f"{round(value, 1) + 0.0:.10g}"


def element(tag: str, *holds: Shape | str, kind: str = "", **given: float | str) -> Shape:
    """An element with a class; underscores in attribute names become hyphens."""
    named = [("class", kind)] if kind else []
    rest = [
        (name.replace("_", "-"), value if isinstance(value, str) else number(value)) for name, value in given.items()
    ]
    return Shape(tag, (*named, *rest), holds)


def group(shapes: Iterable[Shape], x: float, y: float) -> Shape:
    """Shapes moved across and down."""
    return element("g", *shapes, transform=f"translate({number(x)} {number(y)})")


def text(kind: str, x: float, y: float, words: str) -> Shape:
    """Text centred vertically on `y`; the class says whether it starts at, ends at or is centred on `x`."""
    return element("text", words, kind=kind, x=x, y=y + 4)


def rule(kind: str, x: float, y: float, x2: float, y2: float) -> Shape:
    """A straight line."""
    return element("line", kind=kind, x1=x, y1=y, x2=x2, y2=y2)


def box(kind: str, x: float, y: float, x2: float, y2: float) -> Shape:
    """A rectangle between two corners, at least a pixel wide and high."""
    return element("rect", kind=kind, x=x, y=y, width=max(1.0, x2 - x), height=max(1.0, y2 - y))


def path(kind: str, drawn: str) -> Shape:
    """A path."""
    return element("path", kind=kind, d=drawn)


def line(kind: str, points: Sequence[Spot]) -> Shape:
    """A line through points."""
    return path(kind, polyline(points))


def polyline(points: Sequence[Spot]) -> str:
    """A path through points, without those in the middle of a level stretch."""
    kept = [
        point
        for n, point in enumerate(points)
        if n in {0, len(points) - 1} or not points[n - 1][1] == point[1] == points[n + 1][1]
    ]
    return _through(kept)


def steps(levels: Sequence[tuple[float, float, float]]) -> str:
    """A stepped area: each (x, upper, lower) holds until the next."""
    upper, lower = ([(x, edges[side]) for x, *edges in levels] for side in (0, 1))
    corners = [*_stairs(upper), *reversed(list(_stairs(lower)))]
    return f"{_through(corners)}Z" if corners else ""


def _stairs(points: Sequence[Spot]) -> Iterable[Spot]:
    """The corners of a step line through points."""
    yield from points[:1]
    for (_, y), (x, y2) in pairwise(points):
        if y != y2 or x == points[-1][0]:
            yield x, y
            yield x, y2


def _through(points: Iterable[Spot]) -> str:
    spots = (spot for spot, _ in groupby(f"{number(x)} {number(y)}" for x, y in points))
    return "".join(f"{'L' if n else 'M'}{spot}" for n, spot in enumerate(spots))


SIGNS = {
    "triangle-down": "M-5 -4h10l-5 9z",
    "triangle-up": "M-5 4h10l-5 -9z",
    "triangle-right": "M-4 -5v10l9 -5z",
    "cross": "M-2 -5h4v3h3v4h-3v3h-4v-3h-3v-4h3z",
    "square": "M-4.5 -4.5h9v9h-9z",
    "diamond": "M0 -6l6 6l-6 6l-6 -6z",
    "circle": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
}
"""Marks that differ in shape, not just colour."""


def sign(kind: str, shape: str, x: float, y: float) -> Shape:
    """A mark in a shape."""
    return element("path", kind=f"{kind} {shape}", transform=f"translate({number(x)} {number(y)})", d=SIGNS[shape])


def dot(kind: str, x: float, y: float, size: float) -> Shape:
    """A round point."""
    return element("circle", kind=kind, cx=x, cy=y, r=size)


class Sample(NamedTuple):
    """One entry of a key: shapes drawn between the pixels 0 and 28 around the height 0, and their words."""

    words: str
    shapes: tuple[Shape, ...]


class Picture(NamedTuple):
    """A drawing. `left` and `right` are names at its edges, which stay in sight where a page scrolls it.

    `margin` is how far the left edge holds nothing but names.
    """

    wide: float
    high: float
    shapes: tuple[Shape, ...]
    left: tuple[Shape, ...] = ()
    right: tuple[Shape, ...] = ()
    key: tuple[Sample, ...] = ()
    margin: float = 0.0
