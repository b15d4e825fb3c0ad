"""An arc in a terminal: a row of small bars a line."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from previously.questions.words import HURT, LIFT, VOID, VULNERABILITY, word
from previously.surfaces.cli.terminal import columns, styled, width, wrapped
from previously.surfaces.pictures.arc.data import Arc, Point
from previously.surfaces.pictures.arc.words import arc_said
from previously.surfaces.pictures.cast import NOBODY, Cast

BARS = "▁▂▃▄▅▆▇█"
NAMED, SAID = 10, 24
"""Columns for the name of a line, and for its last word."""


def spark(values: Sequence[float], room: int) -> str:
    """Levels in 0..1 as bars; where there are more than the room, the highest of each few."""
    cells = min(len(values), room)
    ends = [round(cell * len(values) / cells) for cell in range(cells + 1)]
    highest = [max(values[low:high]) for low, high in pairwise(ends)]
    return "".join(BARS[min(len(BARS) - 1, int(value * len(BARS)))] for value in highest)


def arc_lines(arc: Arc) -> Iterator[str]:
    """An arc in the terminal, and what it says."""
    yield styled(arc.name, bold=True)
    for name, column, scale in (
        ("lifts", "lift", LIFT),
        ("weighs", "hurt", HURT),
        ("beneath", "vulnerability", VULNERABILITY),
        ("missed", "void", VOID),
    ):
        if arc.points:
            room = width() - NAMED - SAID - 2
            said = word(scale, getattr(arc.points[-1], column))
            yield f"  {name:<{NAMED}}{spark(_levels(arc.points, column), room)}  {said}".rstrip()
    yield ""
    for sentence in arc_said(arc)[1:]:
        yield wrapped(sentence, first="  ", rest="    ")


def cast_lines(cast: Cast) -> Iterator[str]:
    """The cast in the terminal: what weighs, a row each."""
    named = max((columns(portrait.name) for portrait in cast.portraits), default=0) + 2
    for portrait in cast.portraits:
        gap = " " * (named - columns(portrait.name))
        end = f"† {portrait.dies}" if portrait.dies else ""
        there = _levels(portrait.points, "hurt") or [0.0]
        yield f"  {portrait.name}{gap}{spark(there, width() - named - SAID)}  {end}".rstrip()
    if not cast.portraits:
        yield NOBODY
    if cast.left_out:
        yield f"  and {cast.left_out} more"


def _levels(points: Sequence[Point], column: str) -> list[float]:
    return [float(getattr(one, column)) for one in points]
