"""The chart of a fact: who believes which value of it, from which scene on, how, and from whom."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from previously.core.english import joined
from previously.surfaces.charts.chart import Chart
from previously.surfaces.charts.fit import Label, Spot, cut, lanes, width
from previously.surfaces.charts.furniture import MARGIN, Sample, heading, key, names, parted
from previously.surfaces.charts.knows_data import SO, Held, Known, Line
from previously.surfaces.charts.layers import Frame, Layer, Panel, box, canvas, picture, rule, sign, text
from previously.surfaces.charts.theme import VALUE_DASHES, Theme

TOP, LANE, LANES = 64, 14, 3
ACROSS = (160, 872)
SHAPES = {
    "did": "circle",
    "witnessed": "square",
    "told": "triangle-right",
    "learned": "diamond",
    "overheard": "triangle-up",
    "lied to": "cross",
}
"""How somebody came to believe, as shapes."""
COLUMNS = ("who", "from", "believes", "so", "how", "from whom")


def knows_chart(known: Known, theme: Theme, *, story: str) -> Chart:
    """A fact's chart, and its words."""
    title = f"Who knows: {known.fact}"
    below = f"{story}, in told order"
    return Chart(title, tuple(_said(known)), _spec(known, theme, title, below), COLUMNS, tuple(_table(known)))


class Strip(NamedTuple):
    """One row of the picture: the middle of its bars, and where each label stands over them."""

    line: Line
    middle: float
    labels: tuple[tuple[Held, str, Spot | None], ...]


def _strips(known: Known, frame: Frame) -> list[Strip]:
    """The rows, each as high as its labels need."""
    strips = []
    top = float(TOP)
    for line in known.lines:
        words = [cut(_label(held, known), frame.right - frame.left) for held in line.held]
        wanted = [_over(frame.pixel(held.x), said) for held, said in zip(line.held, words, strict=True)]
        spots = lanes(wanted, frame.left, frame.right + 8, LANES)
        middle = top + 22 + LANE * max((spot.lane + 1 for spot in spots if spot), default=0)
        strips.append(Strip(line, middle, tuple(zip(line.held, words, spots, strict=True))))
        top = middle
    return strips


def _over(x: float, words: str) -> Label:
    """A label that begins over a pixel."""
    wide = width(words, 11.5)
    return Label(x + wide / 2, wide)


def _spec(known: Known, theme: Theme, title: str, below: str) -> dict[str, Any]:
    frame = Frame(known.axis.low, known.axis.high, *ACROSS)
    strips = _strips(known, frame)
    bottom = strips[-1].middle + 16
    height = bottom + 62
    page = canvas(height)
    layers = [*heading(page, theme, title, below), *parted(page, theme, known.axis, TOP, bottom, frame)]
    for strip in strips:
        layers += _strip(strip, known, theme, page, frame)
    layers += names(page, theme, known.axis, bottom + 14, frame)
    return picture([*layers, *key(page, theme, height - 20, list(_samples(known, theme)))], height, theme)


def _strip(strip: Strip, known: Known, theme: Theme, page: Panel, frame: Frame) -> list[Layer]:
    line, middle = strip.line, strip.middle
    so = line.who == SO
    who = {"x": ACROSS[0] - 14, "y": middle, "t": cut(line.who, ACROSS[0] - 14 - MARGIN, 12)}
    under = {"x": MARGIN, "x2": ACROSS[1], "y": middle + 13}
    silent = {"x": ACROSS[0], "y": middle, "t": "never set" if so else "never told"}
    layers = [
        page.draw([who], text(theme.ink, 12, "right", fontWeight="bold" if so else "normal"), x="x", y="y", text="t"),
        page.draw([under] if so else [], rule(theme.muted), x="x", x2="x2", y="y"),
        page.draw([] if line.held else [silent], text(theme.muted), x="x", y="y", text="t"),
    ]
    for held, words, spot in strip.labels:
        layers.append(_bar(held, known, theme, page._replace(frame=frame), middle))
        layers += _began(held, known, theme, page, (frame.pixel(held.x), middle))
        if spot is not None:
            y = middle - 16 - LANE * spot.lane
            colour = _colour(known, theme, held)
            style = {"fontWeight": "normal" if held.true else "bold"}
            layers.append(
                page.draw([{"x": spot.left, "y": y, "t": words}], text(colour, 11, **style), x="x", y="y", text="t")
            )
    return layers


def _colour(known: Known, theme: Theme, held: Held) -> str:
    return theme.values[known.values.index(held.value) % len(theme.values)] if held.true else theme.false


def _bar(held: Held, known: Known, theme: Theme, panel: Panel, middle: float) -> Layer:
    """Full where it is so, an empty dashed frame where it is not."""
    row = {**held._asdict(), "y": middle}
    if not held.true:
        frame = box(theme.ground, stroke=theme.false, strokeWidth=1.5, strokeDash=[4, 3])
        return panel.draw([{**row, "y": middle - 5, "y2": middle + 5}], frame, x="x", x2="x2", y="y", y2="y2")
    dashes = VALUE_DASHES[known.values.index(held.value) % len(VALUE_DASHES)]
    mark = rule(_colour(known, theme, held), 9, [3 * part for part in dashes])
    return panel.draw([row], mark, x="x", x2="x2", y="y")


def _began(held: Held, known: Known, theme: Theme, page: Panel, at: tuple[float, float]) -> list[Layer]:
    """A shape that says how it began."""
    if not held.how:
        return []
    mark = sign(SHAPES.get(held.how, "circle"), theme.ground, 80, stroke=_colour(known, theme, held), strokeWidth=2)
    return [page.draw([{"x": at[0], "y": at[1], "how": held.how}], mark, x="x", y="y")]


def _label(held: Held, known: Known) -> str:
    if not held.how:
        return held.value if held.true else f"{held.value}: no longer so"
    told = "told in " if held.x <= known.axis.low else ""
    said = f"{held.value}: {_how(held)}, {told}{held.since}"
    return said if held.true else f"{said}. Not so"


def _how(held: Held) -> str:
    source = f" by {held.source}" if held.source else ""
    words = {
        "did": "did it",
        "witnessed": "was there",
        "told": f"told{source}",
        "learned": f"learned it{source.replace(' by ', ' from ')}",
        "overheard": f"overheard{source.replace(' by ', ' ')}",
        "lied to": f"lied to{source}",
    }
    return words.get(held.how, held.how)


def _samples(known: Known, theme: Theme) -> Iterator[Sample]:
    used = {held.how for line in known.lines for held in line.held}
    for how, shape in SHAPES.items():
        if how in used:
            yield Sample(how, sign(shape, theme.ground, 70, stroke=theme.ink, strokeWidth=1.5), 12)
    if any(not held.true for line in known.lines for held in line.held):
        yield Sample("not so", box(theme.ground, stroke=theme.false, strokeWidth=1.5, strokeDash=[4, 3]), 22)


def _said(known: Known) -> Iterator[str]:
    """The rows as sentences."""
    so, _, *people = known.lines
    yield f"What each believes of “{known.fact}”, in told order."
    if so.held:
        yield f"What is so: {joined([f'“{held.value}” from {_from(held, known)}' for held in so.held])}."
    else:
        yield "Nothing makes it so."
    if not people:
        yield "Nobody in the story knows of it."
    for line in known.lines[1:]:
        if line.held:
            yield f"{line.who[:1].upper()}{line.who[1:]}: {'; then '.join(_clause(held, known) for held in line.held)}."
        else:
            yield f"{line.who[:1].upper()}{line.who[1:]} is never told."
    wrong = sum(not line.held[-1].true for line in people)
    if wrong:
        who = "one person still believes" if wrong == 1 else f"{wrong} people still believe"
        yield f"At the end {who} what is not so."


def _clause(held: Held, known: Known) -> str:
    if not held.how:
        return f"“{held.value}”, {'which is so again' if held.true else 'no longer so'} from {_from(held, known)}"
    return f"“{held.value}” from {_from(held, known)} ({_how(held)}{'' if held.true else ', not so'})"


def _from(held: Held, known: Known) -> str:
    """The scene at which it begins here."""
    if held.x <= known.axis.low:
        return f"the start, told in {held.since}" if held.since else "the start"
    return known.scene_at(held.x)


def _table(known: Known) -> Iterator[tuple[str, ...]]:
    for line in known.lines:
        for held in line.held:
            yield (line.who, _from(held, known), held.value, "yes" if held.true else "no", held.how, held.source)
