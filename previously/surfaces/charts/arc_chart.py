"""The chart of an arc: its lines, both feelings at once, and each wound as a band."""

from collections.abc import Iterator

from previously.surfaces.charts.arc_bands import bands
from previously.surfaces.charts.arc_data import Arc
from previously.surfaces.charts.arc_ground import ground
from previously.surfaces.charts.arc_layout import MANY, Layout
from previously.surfaces.charts.arc_lines import lines
from previously.surfaces.charts.arc_marks import marked, tied
from previously.surfaces.charts.arc_mixed import both_feelings
from previously.surfaces.charts.furniture import Sample, changed, heading, key, names
from previously.surfaces.charts.layers import picture, rule, sign
from previously.surfaces.charts.theme import DASHES, Theme


def arc_spec(arc: Arc, theme: Theme, *, title: str, below: str) -> dict[str, object]:
    """The Vega-Lite spec of an arc."""
    place = Layout(arc)
    layers = [
        *heading(place.page, theme, title, below),
        *ground(arc, theme, place),
        *lines(arc, theme, place),
        *both_feelings(arc, theme, place),
        *bands(arc, theme, place),
        *marked(arc, theme, place),
        *tied(arc, theme, place),
        *names(place.page, theme, arc.axis, place.bottom + 14),
        *key(place.page, theme, place.height - 18, list(_samples(arc, theme))),
    ]
    return picture(layers, place.height, theme)


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
