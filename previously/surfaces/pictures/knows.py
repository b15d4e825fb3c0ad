"""The chart of a fact: who believes which value, from which scene on, how, and from whom."""

from collections.abc import Iterator
from typing import NamedTuple

from previously.core.english import joined
from previously.core.kept import kept_with_it
from previously.core.position import Told
from previously.story.story import Story
from previously.surfaces.pictures.fit import Label, Spot, cut, lanes, width
from previously.surfaces.pictures.frame import MARGIN, WIDTH, Frame, cursor, names, parted
from previously.surfaces.pictures.knows_data import SO, Held, Holder, Known, known
from previously.surfaces.pictures.svg import Picture, Sample, Shape, box, element, rule, sign, text
from previously.surfaces.pictures.theme import VALUES

TOP, LANE, LANES = 4, 15, 3
ACROSS = (170, 970)
SHAPES = {
    "did": "circle",
    "witnessed": "square",
    "told": "triangle-right",
    "learned": "diamond",
    "overheard": "triangle-up",
    "lied to": "cross",
}
"""Shapes for how a belief was acquired."""
COLUMNS = ("who", "from", "believes", "so", "how", "from whom")


class Strip(NamedTuple):
    """One row of the chart: the middle of its bars, and the place of each label above them."""

    line: Holder
    middle: float
    labels: tuple[tuple[Held, str, Spot | None], ...]


@kept_with_it
def page_known(story: Story, fact: str) -> Known:
    """One fact over the whole story; cached as long as the story."""
    return known(story.canon, fact)


def knows_picture(known: Known, now: Told | None = None) -> Picture:
    """A fact's chart; on a page, `now` is the reader's position."""
    frame = Frame(known.axis.low, known.axis.high, *ACROSS)
    strips = _strips(known, frame)
    bottom = strips[-1].middle + 16
    shapes = parted(known.axis, frame, TOP, bottom)
    left: list[Shape] = []
    for strip in strips:
        shapes += _strip(strip, known, frame)
        so = " strong" if strip.line.who == SO else ""
        left.append(text(f"end halo{so}", ACROSS[0] - 14, strip.middle, cut(strip.line.who, ACROSS[0] - 14 - MARGIN)))
    shapes += names(known.axis, frame, bottom + 14)
    if now is not None:
        past = [x for place, x in known.axis.where.items() if place <= now]
        shapes.append(cursor(frame.pixel(max(past, default=known.axis.low)), TOP, bottom))
    return Picture(WIDTH, bottom + 30, tuple(shapes), tuple(left), (), tuple(_key(known)), ACROSS[0] - 8)


def _strips(known: Known, frame: Frame) -> list[Strip]:
    """The rows, each as tall as its labels need."""
    strips = []
    top = float(TOP)
    for line in known.lines:
        words = [cut(_label(held, known), frame.right - frame.left, _size(held)) for held in line.held]
        wanted = [_over(frame.pixel(held.x), said, _size(held)) for held, said in zip(line.held, words, strict=True)]
        spots = lanes(wanted, frame.left, frame.right + 8, LANES)
        middle = top + 24 + LANE * max((spot.lane + 1 for spot in spots if spot), default=0)
        strips.append(Strip(line, middle, tuple(zip(line.held, words, spots, strict=True))))
        top = middle
    return strips


def _size(held: Held) -> float:
    """The assumed text size; bold text is wider."""
    return 13.0 if held.true else 15.0


def _over(x: float, words: str, size: float) -> Label:
    """A label that begins over a pixel."""
    wide = width(words, size)
    return Label(x + wide / 2, wide)


def _strip(strip: Strip, known: Known, frame: Frame) -> Iterator[Shape]:
    line, middle = strip.line, strip.middle
    if line.who == SO:
        yield rule("axis", MARGIN, middle + 13, ACROSS[1], middle + 13)
    if not line.held:
        yield text("", ACROSS[0], middle, "never set" if line.who == SO else "never told")
    for held, words, spot in strip.labels:
        yield _bar(line, held, known, frame, middle)
        if held.how:
            began = f"began {_kind(known, held)}"
            yield sign(began, SHAPES.get(held.how, "circle"), frame.pixel(held.x), middle)
        if spot is not None:
            yield text(_kind(known, held), spot.left, middle - 17 - LANE * spot.lane, words)


def _kind(known: Known, held: Held) -> str:
    """The CSS class of a belief: of its value, or of a false one."""
    return f"value-{known.values.index(held.value) % len(VALUES)}" if held.true else "not-so"


def _bar(line: Holder, held: Held, known: Known, frame: Frame, middle: float) -> Shape:
    """A solid bar if it is true, an empty dashed frame if not."""
    x, x2 = frame.pixel(held.x), frame.pixel(held.x2)
    title = element("title", f"{line.who}: {_label(held, known)}")
    if not held.true:
        return element("g", title, box("not-so", x, middle - 5, x2, middle + 5))
    return element("g", title, rule(f"held {_kind(known, held)}", x, middle, x2, middle))


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


def _key(known: Known) -> Iterator[Sample]:
    used = {held.how for line in known.lines for held in line.held}
    for how, shape in SHAPES.items():
        if how in used:
            yield Sample(how, (sign("began any", shape, 14, 0),))
    if any(not held.true for line in known.lines for held in line.held):
        yield Sample("not so", (box("not-so", 2, -5, 26, 5),))


def knows_said(known: Known) -> Iterator[str]:
    """The chart in sentences."""
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
    """The scene at which it begins."""
    if held.x <= known.axis.low:
        return f"the start, told in {held.since}" if held.since else "the start"
    return known.scene_at(held.x)


def knows_table(known: Known) -> Iterator[tuple[str, ...]]:
    """Each belief, with where it begins."""
    for line in known.lines:
        for held in line.held:
            yield (line.who, _from(held, known), held.value, "yes" if held.true else "no", held.how, held.source)
