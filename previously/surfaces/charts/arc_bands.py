"""The strongest wounds, each a band."""

from previously.surfaces.charts.arc_data import Arc, Band, turns
from previously.surfaces.charts.arc_layout import Layout
from previously.surfaces.charts.fit import cut, width
from previously.surfaces.charts.furniture import LEFT, MARGIN, RIGHT
from previously.surfaces.charts.layers import WRITTEN, Layer, Panel, text
from previously.surfaces.charts.theme import Theme


def bands(arc: Arc, theme: Theme, place: Layout) -> list[Layer]:
    """A row a wound."""
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
