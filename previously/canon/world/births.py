"""When people were born, from the ages that lines state."""

from collections.abc import Iterator
from typing import NamedTuple

from previously.canon.days.clock import lived_day
from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.world.marks import Marked
from previously.canon.world.spells import world_marks

YEAR = 365.25


class Birth(NamedTuple):
    """Somebody was born between two days, both included, as a line has it."""

    first: float
    last: float
    said: Marked

    def oldest(self, day: float) -> float:
        """The most years somebody may have on a day."""
        return (day - self.first) / YEAR

    def youngest(self, day: float) -> float:
        """The fewest years somebody may have on a day."""
        return (day - self.last) / YEAR


@remembered("canon")
def births_of(canon: Canon, who: str) -> tuple[Birth, ...]:
    """What lines say of when somebody was born, in lived order."""
    return tuple(_births(canon, who))


def _births(canon: Canon, who: str) -> Iterator[Birth]:
    for marked in world_marks(canon, who):
        mark, day = marked.mark, marked.entry.day
        if mark.who == who and mark.kind == "turns":
            yield Birth(day - mark.number * YEAR - 1, day - mark.number * YEAR + 1, marked)
        elif mark.who == who and mark.kind == "born":
            yield from _in_year(canon, int(mark.number), marked)
        elif mark.who == who and mark.kind == "age":
            yield Birth(day - (mark.number + 1) * YEAR, day - mark.number * YEAR, marked)


def _in_year(canon: Canon, year: int, marked: Marked) -> Iterator[Birth]:
    """A birth in a year of the calendar, where the clock has a date."""
    gaps = next(iter(canon.serials.values())).gaps
    if gaps.date and 1 <= year <= 9999:
        first, last = lived_day(f"{year:04}-01-01", gaps), lived_day(f"{year:04}-12-31", gaps)
        yield Birth(first, last, marked)
