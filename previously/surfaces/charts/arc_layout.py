"""Where the parts of an arc's picture stand."""

from previously.surfaces.charts.arc_data import Arc
from previously.surfaces.charts.fit import Label, cut, flags, width
from previously.surfaces.charts.furniture import MARGIN, frame_of
from previously.surfaces.charts.layers import WIDTH, Panel, canvas

TOP, LANE, LANES, BAND = 70, 15, 6, 34
MAIN, MIXED, BETWEEN = 220, 54, 26
MANY = 160
"""Scenes from which single points are left out."""


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
