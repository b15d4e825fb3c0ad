"""An appraisal after an edit: what is met as before, and finds her as before, has the rows that it had."""

from collections.abc import Iterable
from itertools import takewhile
from operator import eq
from typing import NamedTuple

import numpy as np

from previously.mind.appraisal.encounters import Encounter
from previously.mind.appraisal.outlook import Outlook, Step
from previously.mind.kernel.experiences import Experiences


class Former(NamedTuple):
    """What somebody met before an edit, and what it was to her."""

    met: list[Encounter]
    table: Experiences
    outlook: Outlook


class Kept:
    """The encounters of a former appraisal that are met now too, and those whose rows are kept."""

    def __init__(self, former: Former | None, met: list[Encounter]) -> None:
        old = former.met if former else []
        self._former, self._longer = former, len(old) - len(met)
        self._first = _alike(old, met)
        rest = min(len(old), len(met)) - self._first
        self._last = len(met) - _alike(old[len(old) - rest :][::-1], met[len(met) - rest :][::-1])
        self._number = np.full(len(old) + 1, -1, np.int32)  # by its number then, that of an encounter now

    def step(self, number: int) -> Step | None:
        """What an encounter found and left, where it was met before."""
        if self._former is None or self._first <= number < self._last:
            return None
        return self._former.outlook.steps[self._then(number)]

    def keep(self, number: int) -> None:
        """An encounter has gone as before: its rows stay."""
        self._number[self._then(number)] = number

    def _then(self, number: int) -> int:
        return number if number < self._first else number + self._longer

    def joined(self, fresh: Experiences) -> Experiences:
        """The rows of what was met anew, and those that are kept, in the order in which they were lived."""
        if self._former is None:
            return fresh
        table = self._former.table
        stays = self._number[table.event] >= 0  # a row of no encounter has the last place, where none is
        kept = table.keep(stays).come_from(self._number[table.event[stays]])
        both = Experiences.joined([kept, fresh])
        return both.taken(np.lexsort((both.event, both.t)))


def _alike(one: Iterable[Encounter], other: Iterable[Encounter]) -> int:
    """How many first ones are the same."""
    return sum(takewhile(bool, map(eq, one, other)))
