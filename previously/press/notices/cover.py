"""Which of an article's notices stand over a place, found without looking at all of them."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from previously.press.article.model import Passage
from previously.press.notices.notice import ASIDE, Mark, Notice

NEVER: Mark = (1 << 62, 0)
"""Where a notice ends that covers all that follows."""


class Over(NamedTuple):
    """What stands over a sentence: the notice it is part of, the last other one, and whether all of them are seen."""

    mine: Notice | None
    last: Notice | None
    seen: bool


class Cover:
    """The notices of an article, in its order, with those of which `seen` says that a reader has come as far.

    A notice over the rest covers from its own end up to the next sign that spoilers are over, which ends every notice
    before it. So those over a place are a run of them.
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
        """What stands over a sentence, from `start` to `end` of the passage of that index."""
        mine = self.mine(index, start, end)
        found = self._runs(passage, (index, start))
        numbers = [n for run, low, high in found for n in run.last(low, high, mine)]
        missing = sum(run.missing(low, high) for run, low, high in found)
        if mine is not None and (mine.reach == "whole" or passage.kind in ASIDE):
            missing -= not self._seen(mine)
        seen = not missing and (mine is None or self._seen(mine)) and (mine is not None or bool(numbers))
        return Over(mine, self.notices[max(numbers)] if numbers else None, seen)

    def any(self, passage: Passage, index: int, start: int) -> bool:
        """Is there a notice over a place?"""
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
    """Notices of one reach, by their numbers in the article's order: both where they begin and end only grows."""

    def __init__(self, numbers: list[int], notices: Sequence[Notice], seen: Callable[[Notice], bool]) -> None:
        self.numbers, self._notices = numbers, notices
        self._first = [notices[n].first for n in numbers]
        self._last = [notices[n].last or NEVER for n in numbers]
        self._missing = [0, *accumulate(not seen(notices[n]) for n in numbers)]

    def over(self, at: Mark) -> tuple[int, int]:
        """From which on, and up to which, they cover a place."""
        low, high = bisect_right(self._last, at), bisect_right(self._first, at)
        return min(low, high), high

    def last(self, low: int, high: int, without: Notice | None) -> list[int]:
        """The number of the last of some, but for one; nothing where there is none."""
        if high > low and self._notices[self.numbers[high - 1]] is without:
            high -= 1
        return self.numbers[high - 1 : high] if high > low else []

    def missing(self, low: int, high: int) -> int:
        """How many of some have not been seen."""
        return self._missing[high] - self._missing[low]
