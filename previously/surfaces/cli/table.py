"""A table that fits the terminal: as many columns as there is room for, and cells that go on below."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from previously.surfaces.cli.terminal import columns, cut, styled, width

GAP = "  "
CELL = 1000
"""The most characters of a name, a title or a cell that are printed."""
LONG = 15
"""Words of more columns may be broken."""


class Column(NamedTuple):
    """A title, a cell for each row, and the least room cells can be read in. The first columns are kept longest."""

    title: str
    cells: Sequence[str]
    least: int = 10


def table(given: Sequence[Column]) -> Iterator[str]:
    """The rows under their titles. Columns with nothing in them, and then the last ones, fall away for want of room."""
    shown = _fitting([column for column in given if any(column.cells)])
    widths = _widths(shown)
    yield from (styled(line, bold=True) for line in _row([column.title for column in shown], widths))
    for cells in zip(*(column.cells for column in shown), strict=True):
        yield from _row(cells, widths)


def folded(text: str, room: int) -> list[str]:
    """A text in lines of so many columns, broken between words; a word that is too long is broken too."""
    lines = [""]
    for word in plain(text).split():
        parts = _broken(word, room)
        for part in parts:
            longer = f"{lines[-1]} {part}" if lines[-1] and part is parts[0] else part
            if columns(longer) <= room and (part is parts[0] or not lines[-1]):
                lines[-1] = longer
            else:
                lines.append(part)
    return lines


def plain(text: str) -> str:
    """A text with nothing in it that would steer a terminal; a very long one is cut."""
    return "".join(sign if sign.isprintable() else " " for sign in cut(text, CELL))


def _broken(word: str, room: int) -> list[str]:
    """A word in pieces of so many columns, after a hyphen where there is one."""
    pieces = [""]
    for sign in word:
        if pieces[-1] and columns(pieces[-1] + sign) > room:
            head, hyphen, tail = pieces.pop().rpartition("-")
            pieces += [head + hyphen, tail] if hyphen else [tail, ""]
        pieces[-1] += sign
    return pieces


def _fitting(given: list[Column]) -> list[Column]:
    """The first columns that there is room for."""
    shown = list(given)
    while len(shown) > 1 and sum(_least(column) + len(GAP) for column in shown) - len(GAP) > width():
        shown.pop()
    return shown


def _least(column: Column) -> int:
    """The room a column must have: for its longest word too, where that is not very long."""
    longest = max(columns(word) for cell in (column.title, *column.cells) for word in [*plain(cell).split(), ""])
    return min(max(column.least, min(longest, LONG)), _natural(column))


def _natural(column: Column) -> int:
    """The room in which no cell is broken."""
    return max(map(columns, (column.title, *map(plain, column.cells))))


def _widths(shown: list[Column]) -> list[int]:
    """Each column's room: its least, and what is left over where it is wanted most."""
    natural = [_natural(column) for column in shown]
    found = list(map(_least, shown))
    for _ in range(width() - sum(found) - len(GAP) * (len(shown) - 1)):
        lacking = [(have / want, i) for i, (have, want) in enumerate(zip(found, natural, strict=True)) if have < want]
        if lacking:
            found[min(lacking)[1]] += 1
    return found


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    folds = [folded(cell, room) for cell, room in zip(cells, widths, strict=True)]
    for parts in zip_longest(*folds, fillvalue=""):
        padded = (part + " " * (room - columns(part)) for part, room in zip(parts, widths, strict=True))
        yield GAP.join(padded).rstrip()
