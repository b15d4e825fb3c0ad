"""Vega-Lite, as far as the charts need it: rows drawn by one mark, in a panel that has its own scale."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from previously.surfaces.charts.theme import FONT, Theme

Layer = dict[str, Any]
Row = dict[str, Any]
WIDTH = 900
POSITIONS = {"x", "x2", "y", "y2"}
SLANTED = {"x": "x", "x2": "x2", "y": "y", "y2": "y2"}
WRITTEN = {"x": "x", "y": "y", "text": "t"}
"""The channels of what goes from one point to another, and of what is written."""


class Frame(NamedTuple):
    """What lies across: from `low` to `high`, drawn from the pixel `left` to the pixel `right`."""

    low: float
    high: float
    left: float
    right: float

    def pixel(self, x: float) -> float:
        """Where a value stands."""
        return self.left + (self.right - self.left) * (x - self.low) / (self.high - self.low)


class Panel(NamedTuple):
    """A part of the picture: values from `low` to `high`, drawn from the pixel `bottom` up to the pixel `top`."""

    frame: Frame
    top: float
    bottom: float
    low: float = 0.0
    high: float = 1.0

    def pixel(self, y: float) -> float:
        """How far down a value stands."""
        return self.bottom - (self.bottom - self.top) * (y - self.low) / (self.high - self.low)

    def draw(self, rows: Sequence[Row], mark: dict[str, Any], **channels: str) -> Layer:
        """Rows drawn by a mark; each channel is a column of the rows."""
        found = {name: self._channel(name, column) for name, column in channels.items()}
        return {"data": {"values": list(rows)}, "mark": mark, "encoding": found}

    def _channel(self, name: str, column: str) -> dict[str, Any]:
        if name not in POSITIONS:
            return {"field": column, "type": "nominal"}
        if name.endswith("2"):
            return {"field": column}
        frame = self.frame
        across = ([frame.low, frame.high], [frame.left, frame.right])
        domain, pixels = across if name == "x" else ([self.low, self.high], [self.bottom, self.top])
        scale = {"domain": domain, "range": pixels, "nice": False, "zero": False}
        return {"field": column, "type": "quantitative", "axis": None, "scale": scale}


def canvas(height: float) -> Panel:
    """The whole picture in pixels, from its upper left corner."""
    return Panel(Frame(0, WIDTH, 0, WIDTH), height, 0, 0, height)


def picture(panels: Sequence[Layer], height: float, theme: Theme) -> dict[str, Any]:
    """The whole: panels one over the other, each with its own scales. Nothing in it is measured, so it never moves."""
    return {
        "width": WIDTH,
        "height": round(height),
        "padding": 0,
        "autosize": {"type": "none"},
        "background": theme.ground,
        "config": {"aria": False, "font": FONT, "view": {"stroke": None}, "text": {"font": FONT, "color": theme.ink}},
        "layer": [layer for layer in panels if layer["data"]["values"]],
        "resolve": {"scale": {"x": "independent", "y": "independent"}},
    }


def line(colour: str, width: float = 1.5, dash: Sequence[int] = (), **more: Any) -> dict[str, Any]:
    """A line's mark."""
    dashed = {"strokeDash": list(dash)} if dash else {}
    return {"type": "line", "stroke": colour, "strokeWidth": width, "strokeJoin": "round", **dashed, **more}


def rule(colour: str, width: float = 1.0, dash: Sequence[int] = (), **more: Any) -> dict[str, Any]:
    """A rule's mark."""
    dashed = {"strokeDash": list(dash)} if dash else {}
    return {"type": "rule", "stroke": colour, "strokeWidth": width, **dashed, **more}


def box(colour: str, **more: Any) -> dict[str, Any]:
    """A filled rectangle's mark."""
    return {"type": "rect", "fill": colour, **more}


def sign(shape: str, colour: str, size: float = 60, **more: Any) -> dict[str, Any]:
    """A point's mark: filled, in a shape."""
    return {"type": "point", "shape": shape, "fill": colour, "stroke": colour, "size": size, "opacity": 1, **more}


def text(colour: str, size: float = 11, align: str = "left", **more: Any) -> dict[str, Any]:
    """A text's mark."""
    base = {"type": "text", "fill": colour, "fontSize": size, "align": align, "baseline": "middle"}
    return {**base, **more}
