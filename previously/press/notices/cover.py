"""Which of an article's notices cover a place, without checking them all."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from previously.press.article.model import Passage
from previously.press.notices.notice import ASIDE, Mark, Notice

NEVER: Mark = (1 << 62, 0)
"""The end of a notice that covers everything after it."""


class Over(NamedTuple):
    """What covers a sentence: the notice it is part of, the last other one, and whether all have been seen."""

    mine: Notice | None
    last: Notice | None
    seen: bool


class Cover:
    """An article's notices in order; `seen` tells those whose scope the reader has reached.

    A notice over the rest covers from its own end to the next sign that spoilers are over, which ends every notice
    before it. So the notices over a place are one run.
    """

    def __init__(self, notices: Sequence[Notice], seen: Callable[[Notice], bool] = lambda _: False) -> None:
        self.notices = notices
        order = range(len(notices))
        self._rest = _Run([n for n in order if notices[n].reach == "rest"], notices, seen)
        self._whole = _Run([n for n in order if notices[n].reach == "whole"], notices, seen)
        self._block = _Run([n for n in order if notices[n].reach == "block"], notices, seen)
        self._own: dict[int, list[Notice]] = {}
        for one in notices:
            self._own.setdefault(one.passage, []).append(one)
        self._seen = seen

    def over(self, passage: Passage, index: int, start: int, end: int) -> Over:
        """What covers a sentence, from `start` to `end` in the passage of that index."""
        mine = self.mine(index, start, end)
        found = self._runs(passage, (index, start))
        numbers = [n for run, low, high in found for n in run.last(low, high, mine)]
        missing = sum(run.missing(low, high) for run, low, high in found)
        if mine is not None and (mine.reach == "whole" or passage.kind in ASIDE):
            missing -= not self._seen(mine)
        seen = not missing and (mine is None or self._seen(mine)) and (mine is not None or bool(numbers))
        return Over(mine, self.notices[max(numbers)] if numbers else None, seen)

    def any(self, passage: Passage, index: int, start: int) -> bool:
        """Does any notice cover this place?"""
        return any(high > low for _, low, high in self._runs(passage, (index, start)))

    def mine(self, index: int, start: int, end: int) -> Notice | None:
        """The first notice that a stretch of a passage is part of."""
        own = self._own.get(index, ())
        at = bisect_right(own, start, key=lambda one: one.end)
        return own[at] if at < len(own) and own[at].start < end else None

    def _runs(self, passage: Passage, at: Mark) -> list[tuple["_Run", int, int]]:
        aside = passage.kind in ASIDE
        rest, whole = self._rest, self._whole
        return [
            (rest, 0, len(rest.numbers)) if aside else (rest, *rest.over(at)),
            (whole, 0, len(whole.numbers)),
            (self._block, *self._block.over(at)),
        ]


class _Run:
    """Notices with one reach, by number in article order: their starts and ends only increase."""

    def __init__(self, numbers: list[int], notices: Sequence[Notice], seen: Callable[[Notice], bool]) -> None:
        self.numbers, self._notices = numbers, notices
        self._first = [notices[n].first for n in numbers]
        self._last = [notices[n].last or NEVER for n in numbers]
        self._missing = [0, *accumulate(not seen(notices[n]) for n in numbers)]

    def over(self, at: Mark) -> tuple[int, int]:
        """The range of those that cover a place: from, and up to."""
        low, high = bisect_right(self._last, at), bisect_right(self._first, at)
        return min(low, high), high

    def last(self, low: int, high: int, without: Notice | None) -> list[int]:
        """The number of the last in a range, apart from `without`; empty if there is none."""
        if high > low and self._notices[self.numbers[high - 1]] is without:
            high -= 1
        return self.numbers[high - 1 : high] if high > low else []

    def missing(self, low: int, high: int) -> int:
        """How many in a range have not been seen."""
        return self._missing[high] - self._missing[low]
