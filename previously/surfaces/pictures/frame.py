"""What every chart has around its data: scaled panels, axis labels, a heading, a key."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from previously.surfaces.pictures.axis import Axis, Tick
from previously.surfaces.pictures.fit import GAP, Label, cut, lanes, width
from previously.surfaces.pictures.svg import Picture, Sample, Shape, box, group, rule, text

WIDTH, LEFT, RIGHT, MARGIN = 1000, 92, 850, 20
"""The width of a chart, the horizontal extent of its data, and the margin of everything else."""
HEAD = 62
"""The height of the heading."""
CLOSEST = 7.0
"""The spacing in pixels below which episode rules are left out."""
SAMPLE = 28


class Frame(NamedTuple):
    """The horizontal scale: values from `low` to `high`, drawn from pixel `left` to pixel `right`."""

    low: float
    high: float
    left: float = LEFT
    right: float = RIGHT

    def pixel(self, x: float) -> float:
        """The pixel of a value."""
        return self.left + (self.right - self.left) * (x - self.low) / (self.high - self.low)


class Panel(NamedTuple):
    """A panel: values from `low` to `high`, drawn from pixel `bottom` up to pixel `top`."""

    frame: Frame
    top: float
    bottom: float
    low: float = 0.0
    high: float = 1.0

    def pixel(self, y: float) -> float:
        """The vertical pixel of a value."""
        return self.bottom - (self.bottom - self.top) * (y - self.low) / (self.high - self.low)

    def spot(self, x: float, y: float) -> tuple[float, float]:
        """The pixel position of a point."""
        return self.frame.pixel(x), self.pixel(y)


def parted(axis: Axis, frame: Frame, top: float, bottom: float) -> list[Shape]:
    """A rule where each episode begins, if there is room between them."""
    close = len(axis.rules) > 1 and (frame.right - frame.left) / len(axis.rules) < CLOSEST
    shown = [] if close else [frame.pixel(x) for x in axis.rules if x > axis.low]
    return [rule("grid", x, top, x, bottom) for x in shown]


def names(axis: Axis, frame: Frame, y: float) -> list[Shape]:
    """The labels under the axis, by priority if not all fit; those before the story in two lanes."""
    past = [tick for tick in axis.ticks if tick.past]
    told = [tick for tick in axis.ticks if not tick.past]
    first = min((frame.pixel(tick.x) - width(tick.label) / 2 for tick in told), default=frame.right + 20)
    return [*_named(past, frame, y, first - GAP, 2), *_named(told, frame, y, frame.right + 20, 1)]


def _named(ticks: Sequence[Tick], frame: Frame, y: float, right: float, most: int) -> list[Shape]:
    wanted = sorted(ticks, key=lambda tick: (tick.weight, tick.x))
    labels = [Label(frame.pixel(tick.x), width(tick.label)) for tick in wanted]
    return [
        text("mid", spot.left + label.width / 2, y + 14 * spot.lane, tick.label)
        for tick, label, spot in zip(wanted, labels, lanes(labels, MARGIN, right, most), strict=True)
        if spot is not None
    ]


def cursor(x: float, top: float, bottom: float) -> Shape:
    """The reader's position."""
    head = Shape("path", (("d", f"M{x - 5:.1f} {top - 2:.1f}h10l-5 7z"),))
    return Shape("g", (("class", "cursor"),), (rule("cursor", x, top, x, bottom), head))


def whole(picture: Picture, title: str, below: str) -> Picture:
    """A standalone picture: with a background, its title, its key and all its labels."""
    room = picture.wide - 2 * MARGIN
    key, rows = _key(picture)
    high = round(HEAD + picture.high + 22 * rows + 8)
    shapes = (
        box("paper", 0, 0, picture.wide, high),
        text("title", MARGIN, 26, cut(title, room, 19)),
        text("", MARGIN, 49, cut(below, room, 12)),
        group((*picture.shapes, *picture.left, *picture.right), 0, HEAD),
        *key,
    )
    return Picture(picture.wide, high, shapes)


def _key(picture: Picture) -> tuple[list[Shape], int]:
    """The key, in as many rows as needed."""
    x, row = float(MARGIN), 0
    found: list[Shape] = []
    for sample in picture.key:
        wide = SAMPLE + 6 + width(sample.words, 14)
        if x > MARGIN and x + wide > picture.wide - MARGIN:
            x, row = float(MARGIN), row + 1
        found.append(group(_sampled(sample), x, HEAD + picture.high + 22 * row + 12))
        x += wide + 2 * GAP
    return found, row + 1 if found else 0


def _sampled(sample: Sample) -> Iterator[Shape]:
    yield from sample.shapes
    yield text("", SAMPLE + 6, 0, sample.words)
