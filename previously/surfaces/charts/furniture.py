"""What every chart has around its data: a title, the names under the axis, the rules between episodes, a key."""

from collections.abc import Sequence
from typing import NamedTuple

from previously.surfaces.charts.axis import Axis, Tick
from previously.surfaces.charts.fit import GAP, Label, cut, lanes, width
from previously.surfaces.charts.layers import WIDTH, Frame, Layer, Panel, Row, rule, sign, text
from previously.surfaces.charts.theme import Theme

LEFT, RIGHT, MARGIN = 84, 740, 20
"""The pixels between which the data stand, and the margin of everything else."""
GLYPHS = {"harm": "triangle-down", "healing": "triangle-up", "loss": "cross"}
CLOSEST = 7.0
"""Pixels below which the rules of single episodes are left out."""


class Sample(NamedTuple):
    """One entry of a key: the marks that stand before its words, drawn between the pixels 0 and `wide`."""

    words: str
    mark: Row
    wide: float = 16


def frame_of(axis: Axis) -> Frame:
    """The frame of an axis."""
    return Frame(axis.low, axis.high, LEFT, RIGHT)


def heading(page: Panel, theme: Theme, title: str, below: str) -> list[Layer]:
    """The title, and a line below it."""
    room = WIDTH - 2 * MARGIN
    first = {"x": MARGIN, "y": 26, "t": cut(title, room, 19)}
    second = {"x": MARGIN, "y": 49, "t": cut(below, room, 12)}
    return [
        page.draw([first], text(theme.ink, 19, fontWeight="bold"), x="x", y="y", text="t"),
        page.draw([second], text(theme.muted, 12), x="x", y="y", text="t"),
    ]


def parted(page: Panel, theme: Theme, axis: Axis, top: float, bottom: float, frame: Frame | None = None) -> list[Layer]:
    """A rule where each episode begins, as long as there is room between them."""
    frame = frame or frame_of(axis)
    close = len(axis.rules) > 1 and (frame.right - frame.left) / len(axis.rules) < CLOSEST
    shown = [] if close else [x for x in axis.rules if x > axis.low]
    rows = [{"x": frame.pixel(x), "y": top, "y2": bottom} for x in shown]
    return [page.draw(rows, rule(theme.rule), x="x", y="y", y2="y2")]


def names(page: Panel, theme: Theme, axis: Axis, y: float, frame: Frame | None = None) -> list[Layer]:
    """The names under the axis: those that weigh most where not all find room; what is past in two lanes."""
    past = [tick for tick in axis.ticks if tick.past]
    told = [tick for tick in axis.ticks if not tick.past]
    frame = frame or frame_of(axis)
    first = min((frame.pixel(tick.x) - width(tick.label) / 2 for tick in told), default=frame.right + 20)
    placed = [*_named(past, frame, y, first - GAP, 2), *_named(told, frame, y, frame.right + 20, 1)]
    return [page.draw(placed, text(theme.muted, 11, "center"), x="x", y="y", text="t")]


def _named(ticks: Sequence[Tick], frame: Frame, y: float, right: float, most: int) -> list[Row]:
    wanted = sorted(ticks, key=lambda tick: (tick.weight, tick.x))
    labels = [Label(frame.pixel(tick.x), width(tick.label)) for tick in wanted]
    return [
        {"x": spot.left + label.width / 2, "y": y + 14 * spot.lane, "t": tick.label}
        for tick, label, spot in zip(wanted, labels, lanes(labels, MARGIN, right, most), strict=True)
        if spot is not None
    ]


def key(page: Panel, theme: Theme, y: float, samples: Sequence[Sample], left: float = LEFT) -> list[Layer]:
    """What the marks mean, in one row."""
    layers: list[Layer] = []
    words: list[Row] = []
    x = float(left)
    for sample in samples:
        row = {"x": x, "x2": x + sample.wide, "y": y, "y2": y}
        if sample.mark["type"] == "rect":
            row = {**row, "y": y - 6, "y2": y + 6}
        layers.append(_sample(page, sample, row))
        words.append({"x": x + sample.wide + 6, "y": y, "t": sample.words})
        x += sample.wide + 6 + width(sample.words) + 2 * GAP
    return [*layers, page.draw(words, text(theme.muted), x="x", y="y", text="t")]


def _sample(page: Panel, sample: Sample, row: Row) -> Layer:
    if sample.mark["type"] == "point":
        return page.draw([{**row, "x": row["x"] + sample.wide / 2}], sample.mark, x="x", y="y")
    return page.draw([row], sample.mark, x="x", x2="x2", y="y", y2="y2")


def changed(theme: Theme) -> list[Sample]:
    """The shapes of what a line did."""
    return [Sample(kind, sign(shape, theme.mark(kind)), 10) for kind, shape in GLYPHS.items()]
