"""The chart of a cast: a small arc for each, all drawn to the same scales."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from previously.core.english import count, joined
from previously.questions.words import DISTRESS, VOID, VULNERABILITY, word
from previously.surfaces.charts.arc_data import turns
from previously.surfaces.charts.cast_data import NOBODY, Cast, Portrait
from previously.surfaces.charts.chart import Chart
from previously.surfaces.charts.fit import cut
from previously.surfaces.charts.furniture import MARGIN, Sample, heading, key
from previously.surfaces.charts.layers import WIDTH, Frame, Layer, Panel, Row, canvas, line, picture, rule, sign, text
from previously.surfaces.charts.theme import DASHES, Theme

ACROSS, GAP, HIGH, HEAD, TOP = 3, 22, 78, 40, 76
"""Portraits in a row, the gap between them, how high one is and its head, and where they begin."""
MANY = 240
"""Scenes from which single ones are drawn finer."""
FEELS = 0.02
COLUMNS = ("who", "leads", "at the end shows", "beneath", "void", "highest at", "dies")


def cast_chart(cast: Cast, theme: Theme, *, story: str) -> Chart:
    """The cast's chart, and its words."""
    return Chart(
        f"The cast of {story}", tuple(_said(cast, story)), _spec(cast, theme, story), COLUMNS, tuple(_table(cast))
    )


def _spec(cast: Cast, theme: Theme, story: str) -> dict[str, Any]:
    down = -(-len(cast.portraits) // ACROSS)
    height = TOP + down * (HEAD + HIGH) + 56
    page = canvas(height)
    layers = heading(page, theme, f"The cast of {story}", _below(cast))
    for number, portrait in enumerate(cast.portraits):
        layers += _portrait(portrait, theme, page, _cell(cast, number))
    if not cast.portraits:
        nobody = {"x": MARGIN, "y": TOP + 10, "t": NOBODY}
        layers.append(page.draw([nobody], text(theme.muted, 12), x="x", y="y", text="t"))
    return picture([*layers, *key(page, theme, height - 22, _samples(cast, theme), MARGIN)], height, theme)


def _below(cast: Cast) -> str:
    scenes = list(cast.axis.ticks)
    told = f"{scenes[0].label} to {scenes[-1].label}" if len(scenes) > 1 else "".join(tick.label for tick in scenes)
    who = "leads first, then whoever carries most"
    left = f"; {count(cast.left_out, 'person') if cast.left_out == 1 else f'{cast.left_out} people'} left out"
    return f"{told}: {who}{left if cast.left_out else ''}"


def _cell(cast: Cast, number: int) -> Panel:
    wide = (WIDTH - 2 * MARGIN - (ACROSS - 1) * GAP) / ACROSS
    left = MARGIN + (number % ACROSS) * (wide + GAP)
    top = TOP + (number // ACROSS) * (HEAD + HIGH) + HEAD - 6
    return Panel(Frame(cast.axis.low, cast.axis.high, left, left + wide), top, top + HIGH - 14)


def _portrait(portrait: Portrait, theme: Theme, page: Panel, cell: Panel) -> list[Layer]:
    ground = [{"x": cell.frame.left, "x2": cell.frame.right, "y": y} for y in (cell.top, cell.bottom)]
    return [
        page.draw(ground[:1], rule(theme.rule), x="x", x2="x2", y="y"),
        page.draw(ground[1:], rule(theme.muted, 0.75), x="x", x2="x2", y="y"),
        *_named(portrait, theme, page, cell),
        *_lines(portrait.points, theme, cell),
        *_death(portrait, theme, page, cell),
    ]


def _lines(points: list[Row], theme: Theme, cell: Panel) -> list[Layer]:
    """As in the chart of one arc, without the dots."""
    there = [row for row in points if row["there"]]
    empty = all(row["void"] < FEELS for row in points)
    dot = sign("circle", theme.distress, 7 if len(points) <= MANY else 2)
    layers = [
        cell.draw(
            turns(points, (name, "life")), line(theme.line(name), 1.5, DASHES[name]), x="x", y=name, detail="life"
        )
        for name in (("vulnerability",) if empty else ("vulnerability", "void"))
    ]
    at_rest = turns(points, ("distress", "life"))
    return [
        *layers,
        cell.draw(at_rest, line(theme.distress, 0.75, opacity=0.75), x="x", y="distress", detail="life"),
        cell.draw(there, line(theme.distress, 2), x="x", y="distress", detail="run"),
        cell.draw(_alone(there), dot, x="x", y="distress"),
    ]


def _alone(there: list[Row]) -> list[Row]:
    """Single scenes, of which no line could be drawn."""
    runs = Counter(row["run"] for row in there)
    return [row for row in there if runs[row["run"]] == 1]


def _named(portrait: Portrait, theme: Theme, page: Panel, cell: Panel) -> list[Layer]:
    left = cell.frame.left
    room = cell.frame.right - left
    name = {"x": left, "y": cell.top - 23, "t": cut(portrait.name, room, 12.5)}
    how = {"x": left, "y": cell.top - 9, "t": cut(_how(portrait), room, 10)}
    weight = "bold" if portrait.lead else "normal"
    return [
        page.draw([name], text(theme.ink, 12.5, fontWeight=weight), x="x", y="y", text="t"),
        page.draw([how], text(theme.muted, 10), x="x", y="y", text="t"),
    ]


def _how(portrait: Portrait) -> str:
    if not portrait.points:
        return f"dies in {portrait.dies}" if portrait.dies else "not here yet"
    last = portrait.points[-1]
    beneath = f"beneath, {word(VULNERABILITY, last['vulnerability'])}"
    return f"dies in {portrait.dies}; {beneath}" if portrait.dies else f"{word(DISTRESS, last['distress'])}; {beneath}"


def _death(portrait: Portrait, theme: Theme, page: Panel, cell: Panel) -> list[Layer]:
    if not portrait.dies:
        return []
    x = cell.frame.pixel(portrait.dies_x)
    mark = {"x": x, "y": cell.top, "y2": cell.bottom, "t": "†"}
    left = x < cell.frame.right - 12
    return [
        page.draw([mark], rule(theme.ink, 1.25), x="x", y="y", y2="y2"),
        page.draw(
            [{**mark, "x": x + 4 if left else x - 4, "y": cell.top + 7}],
            text(theme.ink, 13, "left" if left else "right", fontWeight="bold"),
            x="x", y="y", text="t",
        ),
    ]  # fmt: skip


def _samples(cast: Cast, theme: Theme) -> list[Sample]:
    found = [
        Sample("shows", line(theme.distress, 2) | {"type": "rule"}, 22),
        Sample("beneath", rule(theme.vulnerability, 1.5, DASHES["vulnerability"]), 26),
        Sample("void", rule(theme.void, 1.5, DASHES["void"]), 22),
        Sample("not in the scene, at rest", rule(theme.distress, 0.75, opacity=0.75), 22),
    ]
    return found if cast.portraits else []


def _said(cast: Cast, story: str) -> Iterator[str]:
    names = joined([portrait.name for portrait in cast.portraits])
    who = f": {names}" if names else ""
    yield f"The arcs of {count(len(cast.portraits), 'character')} of {story}, all to one scale{who}."
    for portrait in cast.portraits:
        high = _highest(portrait)
        yield f"{portrait.name}: {_how(portrait)}{f'; distress is highest at {high}' if high else ''}."
    if cast.left_out:
        yield f"{cast.left_out} of the cast {'is' if cast.left_out == 1 else 'are'} left out."


def _highest(portrait: Portrait) -> str:
    there = [row for row in portrait.points if row["there"]]
    return str(max(there, key=lambda row: float(row["distress"]))["at"]) if there else ""


def _table(cast: Cast) -> Iterator[tuple[str, ...]]:
    for portrait in cast.portraits:
        last = portrait.points[-1] if portrait.points else {"distress": 0.0, "vulnerability": 0.0, "void": 0.0}
        scales = ((DISTRESS, "distress"), (VULNERABILITY, "vulnerability"), (VOID, "void"))
        shown = [f"{last[name]:.2f} {word(scale, last[name])}".strip() for scale, name in scales]
        yield (portrait.name, "yes" if portrait.lead else "no", *shown, _highest(portrait), portrait.dies)
