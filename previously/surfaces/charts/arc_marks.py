"""What is marked in an arc: the lines that changed most, and flashbacks tied to where they are told."""

from previously.surfaces.charts.arc_data import Arc
from previously.surfaces.charts.arc_layout import LANE, Layout
from previously.surfaces.charts.furniture import GLYPHS, RIGHT
from previously.surfaces.charts.layers import WRITTEN, Layer, rule, sign, text
from previously.surfaces.charts.theme import Theme


def marked(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """The lines that changed most, each under its words; those of one scene side by side."""
    y = place.main.top - 7
    layers: list[Layer] = []
    beside: dict[float, int] = {}
    for mark, words, spot in zip(arc.marks, place.words, place.spots, strict=True):
        colour, x = theme.mark(mark.kind), place.frame.pixel(mark.x)
        if spot is not None:
            at = y - 15 - LANE * spot.lane
            layers += [
                place.page.draw([{"x": x, "y": at + 6, "y2": y - 6}], rule(colour, 0.75), x="x", y="y", y2="y2"),
                place.page.draw([{"x": spot.left, "y": at, "t": words}], text(colour), **WRITTEN),
            ]
        glyph = {"x": x + 10 * beside.get(x, 0), "y": y}
        beside[x] = beside.get(x, 0) + 1
        layers.append(place.page.draw([glyph], sign(GLYPHS[mark.kind], colour, 50), x="x", y="y"))
    return layers


def tied(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """Each flashback from where it was lived to where it is told."""
    layers = []
    for number, tie in enumerate(arc.ties if arc.axis.order == "lived" else ()):
        y = place.ties + 4 + 14 * (number % 4)
        x, x2 = place.frame.pixel(tie.x), place.frame.pixel(tie.told_x)
        words = {"x": x2 + 8 if x2 < RIGHT - 90 else x2 - 8, "y": y - 6, "t": f"told in {tie.scene.at}"}
        side = "left" if x2 < RIGHT - 90 else "right"
        layers += [
            place.page.draw(
                [{"x": x, "y": place.main.top, "y2": y}], rule(theme.muted, 0.75, [2, 2]), x="x", y="y", y2="y2"
            ),
            place.page.draw([{"x": x, "x2": x2, "y": y}], rule(theme.muted, 1, [4, 3]), x="x", x2="x2", y="y"),
            place.page.draw([{"x": x, "y": y}], sign("diamond", theme.ground, 42, stroke=theme.ink), x="x", y="y"),
            place.page.draw([{"x": x2, "y": y}], sign("triangle-right", theme.muted, 36), x="x", y="y"),
            place.page.draw([words], text(theme.muted, 10, side), **WRITTEN),
        ]
    return layers
