"""Fitting text: how wide it is, where to cut it, and how to place labels without overlap."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

NARROW, WIDE = frozenset("iljtfrI.,;:'’|!()[] "), frozenset("mwMW@%—")
GAP = 8.0


class Label(NamedTuple):
    """Text to place: over which pixel, and how wide it is."""

    x: float
    width: float


class Spot(NamedTuple):
    """A label's place: its lane (0 is the lowest) and the pixel of its left end."""

    lane: int
    left: float


Placed = tuple[Label, Spot]


def plain(words: str) -> str:
    """Text on one line, without characters that can't be drawn."""
    return " ".join(
        "".join(c if unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn"} else " " for c in words).split()
    )


def width(words: str, size: float = 12) -> float:
    """The approximate width of text in pixels, rather too wide, since fonts differ."""
    return size * sum(map(_share, words))


def _share(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if unicodedata.east_asian_width(sign) in {"W", "F"}:
        return 1.0
    return 0.3 if sign in NARROW else 0.88 if sign in WIDE else 0.69 if sign.isupper() else 0.56


def cut(words: str, room: float, size: float = 12) -> str:
    """Text shortened to fit."""
    words = plain(words)
    if width(words, size) <= room:
        return words
    while words and width(f"{words}…", size) > room:
        words = words[:-1]
    return f"{words.rstrip()}…" if words.strip() else ""


def lanes(labels: Sequence[Label], left: float, right: float, most: int) -> list[Spot | None]:
    """A spot for each label over its pixel, in order; None if there is no room."""
    taken: list[Placed] = []
    found: list[Spot | None] = []
    for label in labels:
        start = max(left, min(label.x - label.width / 2, right - label.width))
        spot = _lowest(label, start, taken, most) if start + label.width <= right else None
        found.append(spot)
        if spot is not None:
            taken.append((label, spot))
    return found


def flags(labels: Sequence[Label], left: float, right: float, most: int) -> list[Spot | None]:
    """A spot for each label, starting over its pixel, with leaders that go down without crossing other labels.

    If they don't all fit in `most` lanes, earlier labels win.
    """
    kept: list[int] = []
    spots: dict[int, Spot] = {}
    for i in range(len(labels)):
        found = _flags([labels[k] for k in (*kept, i)], left, right, most)
        if found is not None:
            kept.append(i)
            spots = dict(zip(kept, found, strict=True))
    return [spots.get(i) for i in range(len(labels))]


def _flags(labels: Sequence[Label], left: float, right: float, most: int) -> list[Spot] | None:
    """Place labels from right to left, each in the lowest free lane; None if one doesn't fit."""
    taken: list[Placed] = []
    found = {}
    for i in sorted(range(len(labels)), key=lambda i: (-labels[i].x, i)):
        start = max(left, min(labels[i].x - 6, right - labels[i].width))
        spot = _lowest(labels[i], start, taken, most, led=True)
        if spot is None or start + labels[i].width > right:
            return None
        found[i] = spot
        taken.append((labels[i], spot))
    return [found[i] for i in range(len(labels))]


def _lowest(label: Label, start: float, taken: Sequence[Placed], most: int, *, led: bool = False) -> Spot | None:
    """The lowest lane with room for a label and, with `led`, its leader."""
    spots = (Spot(lane, start) for lane in range(most))
    return next((spot for spot in spots if not any(_hits((label, spot), other, led=led) for other in taken)), None)


def _hits(one: Placed, other: Placed, *, led: bool) -> bool:
    """Do two labels overlap, or does the upper one's leader cross the lower one?"""
    (low, at), (high, above) = sorted((one, other), key=lambda pair: pair[1].lane)
    if at.lane == above.lane:
        return at.left < above.left + high.width + GAP and above.left < at.left + low.width + GAP
    return led and at.left - 3 < high.x < at.left + low.width + 3


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Positions near the wanted ones, at least this far apart, between low and high."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    places = list(wanted)
    floor, limit = low, high
    for i in order:
        places[i] = max(places[i], floor)
        floor = places[i] + apart
    for i in reversed(order):
        places[i] = min(places[i], limit)
        limit = places[i] - apart
    return places
