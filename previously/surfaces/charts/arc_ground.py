"""What the lines of an arc stand on: the plan's part, flashbacks, episodes, long gaps, the words of distress."""

from itertools import pairwise

from previously.questions.words import DISTRESS
from previously.surfaces.charts.arc_data import Arc
from previously.surfaces.charts.arc_layout import Layout
from previously.surfaces.charts.furniture import LEFT, RIGHT, parted
from previously.surfaces.charts.layers import SLANTED, WRITTEN, Layer, Row, box, rule, text
from previously.surfaces.charts.theme import Theme


def ground(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """Everything behind the lines."""
    return [
        *_planned(arc, theme, place),
        *_past(arc, theme, place),
        *parted(place.page, theme, arc.axis, place.main.top, place.bottom),
        *_added(arc, theme, place),
        *_levels(theme, place),
        *_gaps(arc, theme, place),
    ]


def _planned(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """What a plan adds."""
    blocks = [_block(place, x, x2, place.bottom) for x, x2 in arc.planned]
    return [place.page.draw(blocks, box(theme.plan), **SLANTED)]


def _added(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """The words for it, over the rules."""
    page, y = place.page, place.main.top + 10
    left = [place.frame.pixel(x - 0.5) for x, _ in arc.planned[:1]]
    words = [{"x": x + 5, "x2": x + 75, "y": y, "t": "the plan adds"} for x in left]
    return [
        page.draw(words, rule(theme.plan, 14), x="x", x2="x2", y="y"),
        page.draw(words, text(theme.muted), **WRITTEN),
    ]


def _past(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """Flashbacks, where they are told."""
    told = [tie.x for tie in arc.ties if arc.axis.order == "told"]
    mark = box(theme.shade, stroke=theme.muted, strokeDash=[2, 2], strokeWidth=0.75)
    return [place.page.draw([_block(place, x, x, place.mixed.bottom) for x in told], mark, **SLANTED)]


def _block(place: Layout, x: float, x2: float, bottom: float) -> Row:
    """From one scene to another, at least as wide as can be seen."""
    left, right = place.frame.pixel(x - 0.5), place.frame.pixel(x2 + 0.5)
    return {"x": left, "x2": max(right, left + 3), "y": place.main.top, "y2": bottom}


def _levels(theme: Theme, place: Layout) -> list[Layer]:
    """The words of distress, and the bounds between them."""
    page, pixel = place.page, place.main.pixel
    bounds = [0.0, *(min(bound, 1.0) for bound, _ in DISTRESS)]
    rules = [{"x": LEFT, "x2": RIGHT, "y": pixel(bound)} for bound in bounds[1:-1]]
    words = [
        {"x": LEFT - 8, "y": pixel((low + high) / 2), "t": said}
        for (low, high), (_, said) in zip(pairwise(bounds), DISTRESS, strict=True)
    ]
    return [
        page.draw(rules, rule(theme.rule), x="x", x2="x2", y="y"),
        page.draw(words, text(theme.muted, 11, "right"), **WRITTEN),
    ]


def _gaps(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """Where the axis is broken."""
    breaks = [{"x": place.frame.pixel(x), "y": place.main.top, "y2": place.mixed.bottom} for x, _ in arc.axis.breaks]
    return [
        place.page.draw(breaks, rule(theme.ground, 5), x="x", y="y", y2="y2"),
        place.page.draw(breaks, rule(theme.muted, 1, [1, 3]), x="x", y="y", y2="y2"),
    ]
