"""The chart of an arc: what shows and what lies beneath, both feelings at once, and each wound as a band."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from previously.surfaces.charts.arc_data import Arc, Band, turns
from previously.surfaces.charts.fit import Label, cut, flags, spread, width
from previously.surfaces.charts.furniture import (
    GLYPHS,
    LEFT,
    MARGIN,
    RIGHT,
    Sample,
    changed,
    frame_of,
    heading,
    key,
    names,
    parted,
)
from previously.surfaces.charts.layers import (
    WIDTH,
    Layer,
    Panel,
    Row,
    box,
    canvas,
    line,
    picture,
    rule,
    sign,
    text,
)
from previously.surfaces.charts.theme import DASHES, Theme
from previously.surfaces.words import DISTRESS, VOID, VULNERABILITY, word

TOP, LANE, LANES, BAND = 70, 15, 6, 34
MAIN, MIXED, BETWEEN = 220, 54, 26
LINES = {"vulnerability": ("beneath", VULNERABILITY), "void": ("void", VOID), "distress": ("shows", DISTRESS)}
"""Each line, what it is called, and the scale of its words."""
MANY = 160
"""Scenes from which single points are left out."""
FEELS = 0.02
"""A void or a mixture below this is not drawn."""


SLANTED = {"x": "x", "x2": "x2", "y": "y", "y2": "y2"}
WRITTEN = {"x": "x", "y": "y", "text": "t"}


class Layout:
    """Where the parts of one arc's picture stand, from above."""

    def __init__(self, arc: Arc) -> None:
        self.frame = frame_of(arc.axis)
        self.words = [cut(mark.label, 200) for mark in arc.marks]
        wanted = [Label(self.frame.pixel(m.x), width(words)) for m, words in zip(arc.marks, self.words, strict=True)]
        self.spots = flags(wanted, MARGIN, WIDTH - MARGIN, LANES)
        highest = max((spot.lane for spot in self.spots if spot), default=-1)
        top = TOP + LANE * (highest + 1) + (26 if arc.marks else 8)
        self.main = Panel(self.frame, top, top + MAIN)
        self.mixed = Panel(self.frame, self.main.bottom + BETWEEN, self.main.bottom + BETWEEN + MIXED, -0.5, 1.0)
        self.bands = self.mixed.bottom + BETWEEN
        self.ties = self.bands + (BAND * len(arc.bands) + 18 if arc.bands else 0)
        tied = len(arc.ties) if arc.axis.order == "lived" else 0
        self.bottom = self.ties + (14 * min(tied, 4) + 10 if tied else 0)
        self.height = self.bottom + (74 if arc.axis.order == "lived" else 60)
        self.page = canvas(self.height)

    def band(self, number: int) -> Panel:
        """The panel of one wound."""
        top = self.bands + BAND * number + 13
        return Panel(self.frame, top, top + BAND - 13, -0.5, 0.5)


def arc_spec(arc: Arc, theme: Theme, *, title: str, below: str) -> dict[str, object]:
    """The Vega-Lite spec of an arc."""
    place = Layout(arc)
    layers = [
        *heading(place.page, theme, title, below),
        *_ground(arc, theme, place),
        *_main(arc, theme, place),
        *_mixed(arc, theme, place),
        *_bands(arc, theme, place),
        *_marks(arc, theme, place),
        *_ties(arc, theme, place),
        *names(place.page, theme, arc.axis, place.bottom + 14),
        *key(place.page, theme, place.height - 18, list(_samples(arc, theme))),
    ]
    return picture(layers, place.height, theme)


def _ground(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """What the lines stand on: what a plan adds, flashbacks where they are told, episodes, the words of distress."""
    page, pixel, top, bottom = place.page, place.frame.pixel, place.main.top, place.bottom
    low = place.mixed.bottom
    planned = [_block(pixel(x - 0.5), pixel(x2 + 0.5), top, bottom) for x, x2 in arc.planned]
    told = [tie for tie in arc.ties if arc.axis.order == "told"]
    past = [_block(pixel(tie.x - 0.5), max(pixel(tie.x + 0.5), pixel(tie.x - 0.5) + 3), top, low) for tie in told]
    bounds = [{"x": LEFT, "x2": RIGHT, "y": place.main.pixel(bound)} for bound, _ in DISTRESS[:-1]]
    levels = [(0.0, *DISTRESS[0])] + [(low, *pair) for (low, _), pair in pairwise(DISTRESS)]
    words = [
        {"x": LEFT - 8, "y": place.main.pixel((low + min(high, 1.0)) / 2), "t": said} for low, high, said in levels
    ]
    breaks = [{"x": pixel(x), "y": top, "y2": low} for x, _ in arc.axis.breaks]
    adds = [{"x": row["x"] + 5, "x2": row["x"] + 75, "y": top + 10, "t": "the plan adds"} for row in planned[:1]]
    return [
        page.draw(planned, box(theme.plan), **SLANTED),
        page.draw(
            past,
            box(theme.shade, stroke=theme.muted, strokeDash=[2, 2], strokeWidth=0.75),
            x="x",
            x2="x2",
            y="y",
            y2="y2",
        ),
        *parted(page, theme, arc.axis, top, bottom),
        page.draw(adds, rule(theme.plan, 14), x="x", x2="x2", y="y"),
        page.draw(adds, text(theme.muted), **WRITTEN),
        page.draw(bounds, rule(theme.rule), x="x", x2="x2", y="y"),
        page.draw(words, text(theme.muted, 11, "right"), **WRITTEN),
        page.draw(breaks, rule(theme.ground, 5), x="x", y="y", y2="y2"),
        page.draw(breaks, rule(theme.muted, 1, [1, 3]), x="x", y="y", y2="y2"),
    ]


def _block(x: float, x2: float, y: float, y2: float) -> Row:
    return {"x": x, "x2": x2, "y": y, "y2": y2}


def _main(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
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


def _mixed(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
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


def _bands(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    if not arc.bands:
        return []
    title = {"x": MARGIN, "y": place.bands + 1, "t": "wounds"}
    found = [place.page.draw([title], text(theme.muted, 11), **WRITTEN)]
    for number, band in enumerate(arc.bands):
        found += _band(band, theme, place, place.band(number))
    return found


def _band(band: Band, theme: Theme, place: Layout, panel: Panel) -> list[Layer]:
    """Its outline is the peak, its filling the strength, the dark core the floor it never falls under."""
    rows = turns(band.rows, ("strength", "peak"))
    area = {"type": "area", "interpolate": "step-after", "fill": theme.wound}
    label = f"{cut(band.label, 320)} · {band.since}"
    x = max(LEFT, min(place.frame.pixel(rows[0]["x"]), RIGHT - width(label))) + 3
    return [
        panel.draw(rows, {**area, "opacity": 0.15}, x="x", y="peak_low", y2="peak_high"),
        panel.draw(rows, {**area, "opacity": 0.3}, x="x", y="strength_low", y2="strength_high"),
        panel.draw(rows, {**area, "opacity": 0.6}, x="x", y="floor_low", y2="floor_high"),
        place.page.draw([{"x": x, "y": panel.top - 6, "t": label}], text(theme.ink), **WRITTEN),
    ]


def _marks(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
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


def _ties(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
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


def _samples(arc: Arc, theme: Theme) -> Iterator[Sample]:
    """What needs a word besides those that stand in the picture."""
    kinds = {mark.kind for mark in arc.marks}
    yield from (sample for sample in changed(theme) if sample.words in kinds)
    if len(arc.points) <= MANY and any(not row["there"] for row in arc.points):
        yield Sample("not in the scene, at rest", sign("circle", theme.ground, 22, stroke=theme.distress), 10)
    if arc.ties:
        yield Sample("flashback", sign("diamond", theme.ground, 42, stroke=theme.ink), 12)
    if arc.axis.breaks:
        yield Sample("a long gap", rule(theme.muted, 1, [1, 3]), 16)
    if arc.was:
        yield Sample("as it is", rule(theme.was, 1.25, DASHES["as it is"]), 24)
    if arc.bands:
        yield Sample("wound: floor, strength, peak", rule(theme.wound, 6, opacity=0.6), 18)
