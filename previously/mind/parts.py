"""What wounds, joys, feelings and drives are made of, by the experiences that made them: summed from a life's marks."""

import math
from bisect import bisect_right
from collections.abc import Callable, Mapping
from copy import copy
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

NEAR, MOST = 32, 40
"""Every how many rows what somebody is made of is kept, at least; and how often in a life, at most."""
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


def _rows_alike(one: Life, other: Life) -> int:
    """How many first rows are lived the same in two lives, and have done the same."""
    size = min(len(one.marks.ids), len(other.marks.ids))
    ids = (one.marks.ids[:size] != other.marks.ids[:size]).any(axis=1)
    differ = ids | (one.marks.values[:size] != other.marks.values[:size]).any(axis=1)
    first = int(differ.argmax()) if size and differ.any() else size
    ends = [int(life.marks.ids[first][0]) for life in (one, other) if first < len(life.marks.ids)]
    return min([one.table.same_rows(other.table), *ends])


class Parts:
    """What everything in somebody is made of after the first `rows` experiences. It can only move on.

    On its way it keeps what it was every so many rows, so that an earlier moment is near too. Without `feelings`, which
    are most of the work, it knows nothing of these, and the same of all else.
    """

    def __init__(self, life: Life, *, feelings: bool = True) -> None:
        self.life, self.rows, self.feelings = life, 0, feelings
        self.traces: dict[int, TraceParts] = {}
        self.drives: list[DriveParts] = []
        self._felt: list[Shares] = [{} for _ in TAU]
        self._felt_at = [0.0] * len(TAU)
        self._stirred: list[tuple[int, float]] = []
        self._stirred_row = -1
        self._again: dict[int, Shares] = {}  # whose doing what a row brings back is, until a trace is another
        self._done = 0
        self._kept: list[Parts] = []
        self._step = max(NEAR, -(-len(life) // MOST))

    def after(self, rows: int) -> "Parts":
        """These parts moved on to after the first `rows` experiences, or others from the nearest that are kept."""
        near = bisect_right(self._kept, rows, key=lambda one: one.rows) - 1
        known = self._kept[near].rows if near >= 0 else 0
        if not known <= self.rows <= rows:
            return (self._kept[near]._copied() if near >= 0 else self._first()).after(rows)  # noqa: SLF001 - of this class
        while self.rows < rows:
            self._move(min(rows, self.rows - self.rows % self._step + self._step))
            if self.rows % self._step == 0 and (not self._kept or self._kept[-1].rows < self.rows):
                self._kept.append(self._copied())
        return self

    def carried(self, life: Life) -> "Parts":
        """Those of another life, with what is kept of the rows that both begin with."""
        new = Parts(life, feelings=self.feelings)
        if not self.rows and not self._kept:
            return new  # nobody has asked
        rows = _rows_alike(self.life, life)
        if self.life.person == life.person:
            regular = [one for one in self._kept if one.rows % new._step == 0 and one.rows < self.rows]
            new._kept += [one._copied().of(new) for one in (*regular, self) if 0 < one.rows <= rows]  # noqa: SLF001
        return new

    def of(self, first: "Parts") -> "Parts":
        """These as parts of the life that others are of, which they come to know."""
        self.life, self._kept, self._step = first.life, first._kept, first._step  # noqa: SLF001 - of this class
        return self

    def _first(self) -> "Parts":
        """Those of the start."""
        first = Parts(self.life, feelings=self.feelings)
        first._kept = self._kept
        return first

    def _move(self, rows: int) -> None:
        marks = self.life.marks
        end = int(marks.ids[:, 0].searchsorted(rows))
        told, takes = slice(self._done, end), TAKES if self.feelings else _TAKES_NO_FEELINGS
        for ids, values in zip(marks.ids[told].tolist(), marks.values[told].tolist(), strict=True):
            if take := takes.get(ids[1]):
                take(self, ids, values)
        self._done, self.rows = end, rows

    def _copied(self) -> "Parts":
        """The same, to move on by itself; what is said of each row is never changed, and shared."""
        new = copy(self)
        new.traces = dict(self.traces)
        new.drives = [DriveParts([*one.fed], [*one.ended]) for one in self.drives]
        new._felt, new._felt_at, new._stirred = [*self._felt], [*self._felt_at], [*self._stirred]  # noqa: SLF001
        new._again = {}  # noqa: SLF001 - of this class
        return new

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
        self._again.clear()
        self.traces[trace] = TraceParts(lasting, {m: (1.0 - keep) * x for m, x in passing.items()}, old.began)

    def _merged(self, ids: list[int], values: list[float]) -> None:
        self._again.clear()
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
        odd = int(ids[1] == GLAD_AGAIN)
        if odd not in self._again:
            self._again[odd] = self._stirring(odd)
        self._felt_now(ids[2], ids[0], _scaled(self._again[odd], values[0]))

    def _stirring(self, odd: int) -> Shares:
        """The rows that made the wounds, or (`odd`) the joys that are stirred, each by how much."""
        norm, found = self.life.person.params.norm, dict[int, float]()
        for trace, level in self._stirred:
            if trace % 2 == odd and level > 0.0:
                known = self.traces[trace]
                share = math.pow(level, norm)
                for row, part in _whole(_sum(known.lasting, known.passing)).items():
                    found[row] = found.get(row, 0.0) + share * part
        return found

    def _felt_now(self, emotion: int, row: int, gains: Shares) -> None:
        day = float(self.life.table.t[row])
        left = math.exp(-max(0.0, day - self._felt_at[emotion]) / TAU[emotion]) if self._felt[emotion] else 0.0
        kept = {maker: now for maker, x in self._felt[emotion].items() if (now := x * left) > GONE}
        self._felt[emotion], self._felt_at[emotion] = _sum(kept, gains), day

    def _blunted(self, _: list[int], values: list[float]) -> None:
        for i, sign in enumerate(VALENCE):
            if sign > 0:
                self._felt[i] = {row: x * values[0] for row, x in self._felt[i].items()}

    def _stirs(self, ids: list[int], values: list[float]) -> None:
        """Marks of one row stand together; what a row stirs is kept until another row's begin."""
        row, _, trace, _ = ids
        self._again.clear()
        if self._stirred_row != row:
            self._stirred, self._stirred_row = [], row
        self._stirred.append((trace, values[0]))
        if (known := self.traces.get(trace)) is not None:
            self.traces[trace] = TraceParts(
                _scaled(known.lasting, values[1]), _scaled(known.passing, values[2]), known.began
            )

    def _ends(self, ids: list[int], _: list[float]) -> None:
        self.drives[ids[2]].ended.append(ids[0])


TAKES: dict[int, Callable[[Parts, list[int], list[float]], None]] = {
    GREW: Parts._grew,  # noqa: SLF001 - each kind of mark, and what takes it
    MERGED: Parts._merged,  # noqa: SLF001
    FELT: Parts._feels,  # noqa: SLF001
    HURT_AGAIN: Parts._feels_again,  # noqa: SLF001
    GLAD_AGAIN: Parts._feels_again,  # noqa: SLF001
    BLUNTED: Parts._blunted,  # noqa: SLF001
    STIRRED: Parts._stirs,  # noqa: SLF001
    TAKEN_UP: lambda parts, ids, _: parts.drives.append(DriveParts([ids[0]], [])),
    FED: lambda parts, ids, _: parts.drives[ids[2]].fed.append(ids[0]),
    DROPPED: lambda parts, ids, _: parts.drives.__delitem__(ids[2]),
    ENDED: Parts._ends,  # noqa: SLF001
}
_FEELINGS = frozenset({FELT, HURT_AGAIN, GLAD_AGAIN, BLUNTED})
_TAKES_NO_FEELINGS = {kind: take for kind, take in TAKES.items() if kind not in _FEELINGS}


def _scaled(parts: Mapping[int, float], total: float) -> Shares:
    """The same parts, so that they sum to `total`."""
    have = sum(parts.values())
    return {row: part * total / have for row, part in parts.items()} if have > 0.0 else {}


def _whole(parts: Mapping[int, float]) -> Shares:
    return _scaled(parts, 1.0)


def _sum(one: Mapping[int, float], other: Mapping[int, float]) -> Shares:
    found = dict(one)
    for row, part in other.items():
        found[row] = found.get(row, 0.0) + part
    return found
