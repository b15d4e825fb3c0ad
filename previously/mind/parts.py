"""What wounds, joys, feelings and drives are made of, by the experiences that made them: summed from a life's marks."""

import math
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import NamedTuple

from previously.mind.kernel.emotions import TAU, VALENCE
from previously.mind.kernel.layout import (
    BLUNTED,
    DROPPED,
    ENDED,
    FED,
    FELT,
    GLAD_AGAIN,
    GREW,
    HURT_AGAIN,
    MERGED,
    STIRRED,
    TAKEN_UP,
)
from previously.mind.kernel.replay import Life

GONE = 1e-15  # a part of a feeling fainter than this is forgotten
Shares = dict[int, float]
"""By row of the life."""


class TraceParts(NamedTuple):
    """What a wound or a joy is made of: each row's part of what lasts and of what passes; and the row that began it."""

    lasting: Shares
    passing: Shares
    began: int


class DriveParts(NamedTuple):
    """The rows that fed a drive, and the one that ended it last."""

    fed: list[int]
    ended: list[int]


class Parts:
    """What everything in somebody is made of after the first `rows` experiences. It can only move on."""

    def __init__(self, life: Life) -> None:
        self.life, self.rows = life, 0
        self.traces: dict[int, TraceParts] = {}
        self.drives: list[DriveParts] = []
        self._felt: list[Shares] = [{} for _ in TAU]
        self._felt_at = [0.0] * len(TAU)
        self._stirred: list[tuple[int, float]] = []
        self._stirred_row = -1
        self._ids, self._values = life.marks.ids.tolist(), life.marks.values.tolist()
        self._rows_of_marks = [ids[0] for ids in self._ids]
        self._done = 0
        self._days: list[float] = life.table.t.tolist()
        self._take: dict[int, Callable[[list[int], list[float]], None]] = {
            GREW: self._grew,
            MERGED: self._merged,
            FELT: self._feels,
            HURT_AGAIN: self._feels_again,
            GLAD_AGAIN: self._feels_again,
            BLUNTED: self._blunted,
            STIRRED: self._stirs,
            TAKEN_UP: lambda ids, _: self.drives.append(DriveParts([ids[0]], [])),
            FED: lambda ids, _: self.drives[ids[2]].fed.append(ids[0]),
            DROPPED: lambda ids, _: self.drives.__delitem__(ids[2]),
            ENDED: self._ends,
        }

    def after(self, rows: int) -> "Parts":
        """These parts moved on to after the first `rows` experiences, or others from the start."""
        if rows < self.rows:
            return Parts(self.life).after(rows)
        end = bisect_right(self._rows_of_marks, rows - 1)
        for m in range(self._done, end):
            ids = self._ids[m]
            self._take[ids[1]](ids, self._values[m])
        self._done, self.rows = end, rows
        return self

    def of_trace(self, trace: int, lasts: float, passes: float) -> Shares:
        """A trace's rows, each with its share of the whole; given how much of it lasts and passes now."""
        known = self.traces[trace]
        lasting, passing = _scaled(known.lasting, lasts), _scaled(known.passing, passes)
        return _whole({row: lasting.get(row, 0.0) + passing.get(row, 0.0) for row in lasting | passing})

    def of_feeling(self, emotion: int) -> Shares:
        """A feeling's rows, each with its share of the whole."""
        return _whole(self._felt[emotion])

    def of_drive(self, drive: int, *, lost: bool) -> Shares:
        """A drive's rows: what fed it; of one that is lost, half to that, and half to the loss."""
        known = self.drives[drive]
        fed = {row: 1.0 / len(known.fed) for row in known.fed}
        if not lost or not known.ended:
            return fed
        return {row: share / 2.0 for row, share in fed.items()} | {known.ended[-1]: 0.5}

    def _grew(self, ids: list[int], values: list[float]) -> None:
        row, _, trace, _ = ids
        lasts, passes, keep, gain = values
        old = self.traces.get(trace, TraceParts({}, {}, row))
        lasting, passing = _scaled(old.lasting, lasts), _scaled(old.passing, passes)
        passing[row] = passing.get(row, 0.0) + gain
        for maker, part in passing.items():
            lasting[maker] = lasting.get(maker, 0.0) + keep * part
        self.traces[trace] = TraceParts(lasting, {m: (1.0 - keep) * x for m, x in passing.items()}, old.began)

    def _merged(self, ids: list[int], values: list[float]) -> None:
        lesser, greater = self.traces.pop(ids[3]), self.traces[ids[2]]
        lasts, passes = max(values[0], values[2]), max(values[0] + values[1], values[2] + values[3])
        lasting = _sum(_scaled(lesser.lasting, values[0]), _scaled(greater.lasting, values[2]))
        passing = _sum(_scaled(lesser.passing, values[1]), _scaled(greater.passing, values[3]))
        self.traces[ids[2]] = TraceParts(
            _scaled(lasting, lasts), _scaled(passing, max(0.0, passes - lasts)), min(lesser.began, greater.began)
        )

    def _feels(self, ids: list[int], values: list[float]) -> None:
        self._felt_now(ids[2], ids[0], {ids[0]: values[0]})

    def _feels_again(self, ids: list[int], values: list[float]) -> None:
        """What a reminder brings back is the doing of the rows that made what it stirred."""
        odd, norm = int(ids[1] == GLAD_AGAIN), self.life.person.params.norm
        found: Shares = {}
        for trace, level in self._stirred:
            if trace % 2 == odd and level > 0.0:
                known = self.traces[trace]
                share = math.pow(level, norm)
                for row, part in _whole(_sum(known.lasting, known.passing)).items():
                    found[row] = found.get(row, 0.0) + share * part
        self._felt_now(ids[2], ids[0], _scaled(found, values[0]))

    def _felt_now(self, emotion: int, row: int, gains: Shares) -> None:
        day = self._days[row]
        left = math.exp(-max(0.0, day - self._felt_at[emotion]) / TAU[emotion]) if self._felt[emotion] else 0.0
        kept = {maker: x * left for maker, x in self._felt[emotion].items() if x * left > GONE}
        self._felt[emotion], self._felt_at[emotion] = _sum(kept, gains), day

    def _blunted(self, _: list[int], values: list[float]) -> None:
        for i, sign in enumerate(VALENCE):
            if sign > 0:
                self._felt[i] = {row: x * values[0] for row, x in self._felt[i].items()}

    def _stirs(self, ids: list[int], values: list[float]) -> None:
        """Marks of one row stand together; what a row stirs is kept until another row's begin."""
        row, _, trace, _ = ids
        if self._stirred_row != row:
            self._stirred, self._stirred_row = [], row
        self._stirred.append((trace, values[0]))
        if (known := self.traces.get(trace)) is not None:
            self.traces[trace] = TraceParts(
                _scaled(known.lasting, values[1]), _scaled(known.passing, values[2]), known.began
            )

    def _ends(self, ids: list[int], _: list[float]) -> None:
        self.drives[ids[2]].ended.append(ids[0])


def _scaled(parts: Mapping[int, float], total: float) -> Shares:
    """The same parts, so that they sum to `total`."""
    have = sum(parts.values())
    return {row: part * total / have for row, part in parts.items()} if have > 0.0 else {}


def _whole(parts: Mapping[int, float]) -> Shares:
    return _scaled(parts, 1.0)


def _sum(one: Mapping[int, float], other: Mapping[int, float]) -> Shares:
    return {row: one.get(row, 0.0) + other.get(row, 0.0) for row in {**one, **other}}
