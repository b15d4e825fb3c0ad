"""Who believes what of one fact over the story, as a picture for a page: a row each, in told order."""

from typing import NamedTuple
from weakref import WeakKeyDictionary

from previously.canon.knowledge.told import AUDIENCE
from previously.core.position import Told
from previously.story.story import Story
from previously.surfaces.charts.fit import cut
from previously.surfaces.charts.knows_data import SO, Held, Known, known
from previously.surfaces.cli.text.knows import HOWS

LEFT, RIGHT, TOP, ROW = 170.0, 992.0, 40.0, 34.0
ROOM = 58.0
WORDS = 13.5
"""How large words are at most."""


class Bar(NamedTuple):
    """A belief from one scene to another: its class, its words, and all that is known of it."""

    x: float
    wide: float
    kind: str
    words: str
    said: str
    at: str


class Row(NamedTuple):
    """Somebody's beliefs."""

    name: str
    y: float
    bars: tuple[Bar, ...]


class Ledger(NamedTuple):
    """The rows, the names of the episodes, how high it is, and where a reader stands."""

    rows: tuple[Row, ...]
    episodes: tuple[tuple[float, str], ...]
    height: float
    x: float


_KEPT: WeakKeyDictionary[Story, dict[str, Known]] = WeakKeyDictionary()


def ledger(story: Story, fact: str, told: Told) -> Ledger:
    """One fact over the whole of what is told, as of a moment."""
    kept = _KEPT.setdefault(story, {})
    if fact not in kept:
        kept[fact] = known(story.canon, fact)
    found = kept[fact]
    lines = [line for line in found.lines if line.held or line.who == SO]
    rows = tuple(Row(_name(line.who), TOP + ROW * n, _bars(found, line.held, line.who)) for n, line in enumerate(lines))
    past = [x for place, x in found.axis.where.items() if place <= told]
    return Ledger(
        rows, tuple(_episodes(found)), TOP + ROW * len(rows) + 4, _x(found, max(past, default=found.axis.low))
    )


def _name(who: str) -> str:
    words = "the audience" if who == AUDIENCE else who
    return cut(words[:1].upper() + words[1:], LEFT - 14, WORDS)


def _x(found: Known, x: float) -> float:
    low, high = found.axis.low, found.axis.high
    return round(LEFT + (RIGHT - LEFT) * (x - low) / (high - low), 1)


def _bars(found: Known, held: tuple[Held, ...], who: str) -> tuple[Bar, ...]:
    return tuple(_bar(found, one, who) for one in held)


def _bar(found: Known, one: Held, who: str) -> Bar:
    x, x2 = _x(found, one.x), _x(found, one.x2)
    kind = "so" if who == SO else "not-so" if not one.true else "told-to" if who == "the audience" else ""
    value = {"true": "it is so", "false": "it is not so"}.get(one.value, one.value)
    how = " ".join(filter(None, (HOWS.get(one.how, ""), f"by {one.source}" if one.source else "")))
    said = ", ".join(filter(None, (value, how, f"since {one.since}" if one.since else "")))
    words = cut(value, x2 - x - 8, WORDS) if x2 - x > 30 else ""
    return Bar(x, round(max(2.0, x2 - x - 1), 1), kind, words, said, one.since)


def _episodes(found: Known) -> list[tuple[float, str]]:
    shown: list[tuple[float, str]] = []
    for tick, rule in zip(found.axis.ticks, found.axis.rules, strict=True):
        x = _x(found, rule)
        if not shown or x >= shown[-1][0] + max(ROOM, 9.0 * len(shown[-1][1])):
            shown.append((x, tick.label))
    return shown
