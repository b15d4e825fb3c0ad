"""The lines of an arc: what shows, what lies beneath, the void; with their names where they end, and the death."""

from collections.abc import Sequence

from previously.questions.words import DISTRESS, VOID, VULNERABILITY, word
from previously.surfaces.charts.arc_data import Arc, turns
from previously.surfaces.charts.arc_layout import MANY, Layout
from previously.surfaces.charts.fit import spread
from previously.surfaces.charts.furniture import RIGHT
from previously.surfaces.charts.layers import SLANTED, WRITTEN, Layer, Row, line, rule, sign, text
from previously.surfaces.charts.theme import DASHES, Theme

LINES = {"vulnerability": ("beneath", VULNERABILITY), "void": ("void", VOID), "distress": ("shows", DISTRESS)}
"""Each line, what it is called, and the scale of its words."""
FEELS = 0.02
"""A void below this is not drawn."""


def lines(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """Every line, the life as it is behind them."""
    main = place.main
    shown = [name for name in LINES if name != "void" or any(row["void"] >= FEELS for row in arc.points)]
    layers = [
        main.draw(arc.was, line(theme.was, 1.25, DASHES["as it is"]), x="x", y=name, detail="life")
        for name in shown
        if name != "void"
    ]
    for name in shown:
        layers += _line(arc, theme, place, name)
    layers += _hollow(arc, theme, place)
    return [*layers, *_ends(arc, theme, place, shown), *_death(arc, theme, place)]


def _line(arc: Arc, theme: Theme, place: Layout, name: str) -> list[Layer]:
    """One line: strong where she is in the scene, light where she is not."""
    colour, dash = theme.line(name), DASHES[name]
    points = turns(arc.points, (name, "life", "run"))
    if name != "distress":
        return [place.main.draw(points, line(colour, 2, dash), x="x", y=name, detail="life")]
    there = [row for row in points if row["there"]]
    away = [row for row in points if not row["there"]]
    few = len(arc.points) <= MANY
    dots = [
        place.main.draw(there, sign("circle", colour, 22), x="x", y=name),
        place.main.draw(away, sign("circle", theme.ground, 18, stroke=colour, strokeWidth=1), x="x", y=name),
    ]
    return [
        place.main.draw(points, line(colour, 1, opacity=0.75), x="x", y=name, detail="life"),
        place.main.draw(there, line(colour, 2.5), x="x", y=name, detail="run"),
        *(dots if few else []),
    ]


def _hollow(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """The minds of flashbacks, apart from the line they do not belong to."""
    diamonds = [
        place.main.draw(
            arc.past, sign("diamond", theme.ground, 42, stroke=theme.line(name), strokeWidth=1.5), x="x", y=name
        )
        for name in ("vulnerability", "distress")
    ]
    turned = [(tie.x, tie.label) for tie in arc.ties if arc.axis.order == "told"]
    return [*diamonds, *_turned(place, theme, turned, 0), *_turned(place, theme, arc.axis.breaks, 8)]


def _turned(place: Layout, theme: Theme, words: Sequence[tuple[float, str]], beside: float) -> list[Layer]:
    """Words that run up from the foot of the panel, where a scene has room for them."""
    pixel = place.frame.pixel
    rows = [{"x": pixel(x) + beside, "y": place.main.bottom - 6, "t": said} for x, said in words]
    wide = pixel(1) - pixel(0) >= (3 if beside else 8)
    return [place.page.draw(rows if wide else [], text(theme.muted, 10, angle=-90), **WRITTEN)]


def _ends(arc: Arc, theme: Theme, place: Layout, shown: Sequence[str]) -> list[Layer]:
    """What each line is, and in which word it ends, beside its end."""
    if not arc.points:
        return []
    last = arc.points[-1]
    wanted = [place.main.pixel(last[name]) for name in shown]
    places = spread(wanted, 27, place.main.top + 8, place.main.bottom - 12)
    x = place.frame.pixel(last["x"])
    beside = min(RIGHT, x + 20) + 14
    layers = []
    for name, y0, y in zip(shown, wanted, places, strict=True):
        said, scale = LINES[name]
        layers += [
            place.page.draw(
                [{"x": x + 4, "x2": beside - 4, "y": y0, "y2": y}], rule(theme.line(name), 0.75), **SLANTED
            ),
            place.page.draw([{"x": beside, "y": y - 6, "t": said}], _bold(theme.line(name), 12), **WRITTEN),
            place.page.draw([{"x": beside, "y": y + 7, "t": word(scale, last[name])}], text(theme.muted), **WRITTEN),
        ]
    return layers


def _bold(colour: str, size: float) -> Row:
    return text(colour, size, fontWeight="bold")


def _death(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    if arc.dies is None:
        return []
    x = place.frame.pixel(arc.dies["x"])
    label = f"† {arc.dies['at']}"
    side = "right" if x > RIGHT - 80 else "left"
    words = {"x": x - 5 if side == "right" else x + 5, "y": place.mixed.top + 4, "t": label}
    return [
        place.page.draw(
            [{"x": x, "y": place.main.top, "y2": place.bottom}], rule(theme.ink, 1.5), x="x", y="y", y2="y2"
        ),
        place.page.draw([words], text(theme.ink, 11, side, fontWeight="bold"), **WRITTEN),
    ]
