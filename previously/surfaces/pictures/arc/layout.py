"""Where the parts of an arc's picture stand."""

from typing import NamedTuple

from previously.surfaces.pictures.arc.data import Arc
from previously.surfaces.pictures.fit import Label, cut, flags, width
from previously.surfaces.pictures.frame import MARGIN, WIDTH, Frame, Panel
from previously.surfaces.pictures.svg import Shape

LANE, LANES, BAND, PURPOSE = 16, 6, 36, 24
MAIN, MIXED, MOOD, BETWEEN = 280, 54, 64, 26
MANY, MOST = 160, 400
"""Scenes above which single points are drawn small, and above which they are left out."""


class Part(NamedTuple):
    """A part of the picture: what scrolls, and the names at its left and its right edge."""

    shapes: list[Shape]
    left: list[Shape]
    right: list[Shape]


class Layout:
    """Where the parts of one arc's picture stand, from above."""

    def __init__(self, arc: Arc) -> None:
        lived = arc.axis.order == "lived"
        self.frame = Frame(arc.axis.low, arc.axis.high)
        self.words = [cut(mark.label, 240) for mark in arc.marks]
        wanted = [Label(self.frame.pixel(m.x), width(words)) for m, words in zip(arc.marks, self.words, strict=True)]
        self.spots = flags(wanted, MARGIN, WIDTH - MARGIN, LANES)
        highest = max((spot.lane for spot in self.spots if spot), default=-1)
        top = LANE * (highest + 1) + (26 if arc.marks else 10)
        self.main = Panel(self.frame, top, top + MAIN, -1.0, 1.0)
        self.names = self.main.bottom + 14
        past = any(tick.past for tick in arc.axis.ticks)
        mixed = self.names + (14 if past else 0) + BETWEEN
        self.mixed = Panel(self.frame, mixed, mixed + MIXED, -0.5, 1.0)
        self.mood = Panel(self.frame, self.mixed.bottom + BETWEEN, self.mixed.bottom + BETWEEN + MOOD, -1.0, 1.0)
        self.bands = self.mood.bottom + BETWEEN - 8
        self.purposes = self.bands + (BAND * len(arc.bands) + 22 if arc.bands else 0)
        self.ties = self.purposes + (PURPOSE * len(arc.purposes) + 22 if arc.purposes else 0)
        tied = min(len(arc.ties), 4) if lived else 0
        self.bottom = self.ties + (16 * tied + 14 if tied else 0)
        self.high = self.bottom + 10

    def band(self, number: int) -> Panel:
        """The panel of one wound, under its name."""
        top = self.bands + 22 + BAND * number + 14
        return Panel(self.frame, top, top + BAND - 16, -0.5, 0.5)

    def purpose(self, number: int) -> Panel:
        """The panel of one purpose, beside its name."""
        top = self.purposes + 22 + PURPOSE * number
        return Panel(self.frame, top, top + PURPOSE - 6, -0.5, 0.5)
