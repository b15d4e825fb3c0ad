"""Both feelings at once, in a panel of its own with a zero line."""

from previously.surfaces.charts.arc_data import Arc, turns
from previously.surfaces.charts.arc_layout import MANY, Layout
from previously.surfaces.charts.furniture import LEFT, RIGHT
from previously.surfaces.charts.layers import WRITTEN, Layer, rule, text
from previously.surfaces.charts.theme import Theme


def both_feelings(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """Good and bad feelings at once, above the zero line; one of them alone, below it."""
    mixed, page = place.mixed, place.page
    words = [
        {"x": LEFT - 8, "y": mixed.pixel(0.6), "t": "torn"},
        {"x": LEFT - 8, "y": mixed.pixel(-0.3), "t": "of one mind"},
    ]
    named = {"x": RIGHT + 14, "y": mixed.pixel(0.45), "t": "both feelings at once"}
    return [
        *_sides(arc, theme, place),
        page.draw([{"x": LEFT, "x2": RIGHT, "y": mixed.pixel(0)}], rule(theme.muted), x="x", x2="x2", y="y"),
        page.draw(words, text(theme.muted, 11, "right"), **WRITTEN),
        page.draw([named], text(theme.muted), **WRITTEN),
    ]


def _sides(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """What stands above and below the zero line: a bar a scene, of long stories an outline."""
    sides = [
        [{**row, "zero": 0, "ambivalence": side(0, row["ambivalence"])} for row in arc.points] for side in (max, min)
    ]
    inks = ((theme.ink, 0.75), (theme.was, 0.8))
    if len(arc.points) > MANY:
        area = {"type": "area", "interpolate": "step-after"}
        marks = [{**area, "fill": colour, "opacity": opacity} for colour, opacity in inks]
        sides = [turns(side, ("ambivalence", "life")) for side in sides]
    else:
        wide = max(1.0, min(7.0, (place.frame.pixel(1) - place.frame.pixel(0)) * 0.6))
        marks = [rule(colour, wide, opacity=opacity) for colour, opacity in inks]
        sides = [[row for row in side if row["ambivalence"]] for side in sides]
    return [
        place.mixed.draw(side, mark, x="x", y="zero", y2="ambivalence", detail="life")
        for side, mark in zip(sides, marks, strict=True)
    ]
