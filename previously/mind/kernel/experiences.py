"""The table of one character's experiences: one row per event that reached her, in lived order.

Letters: N rows, C cues of all rows, F feelings of all rows.
"""

import math
import threading
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import accumulate
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from previously.core.errors import BadRequest
from previously.mind.kernel.emotions import INDEX

Cue = str | tuple[str, float]
Context = frozenset[str]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.int8]

# those up to "achieved" are lived in a context
KINDS = (
    "harm", "joy", "savour", "safe", "reprocess", "reminder", "achieved", "engage", "lost", "regained", "act", "feel",
)  # fmt: skip
HARM, JOY_FELT, SAVOUR, SAFE, REPROCESS, REMINDER, ACHIEVED, ENGAGE, LOST, REGAINED, ACT, FEEL = range(len(KINDS))
KIND = {name: i for i, name in enumerate(KINDS)}
OF_OLD = 2
"""How a bond is marked that has grown already when it is first told of: kin."""
MOST_AT_ONCE = 100_000  # repetitions one row may stand for


class Terms:
    """Numbers for the names of one story: cues, contexts, people. It only grows, and a number never changes.

    A cue is a word, or a (dimension, value) pair: pairs of one dimension resemble each other by distance.
    A context is a set of features (place, company).
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cues: dict[Cue, int] = {}
        self._dimensions: dict[str, int] = {}
        self._contexts: dict[Context, int] = {}
        self._features: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self.word: list[int] = []  # per name: the cue it is
        self.alone: list[int] = []  # per name: the feature of a context that it is
        self.beside: list[int] = []  # per name: the feature that says they are there
        self.cues: list[Cue] = []
        self.contexts: list[Context] = []
        self.names: list[str] = []
        self.dimension: list[int] = []  # per cue; -1 where it is a word
        self.value: list[float] = []  # per cue; place on its dimension
        self.start: list[int] = [0]  # per context, and one more: where its features start
        self.feature: list[int] = []  # sorted within each context
        self.kept: Any = None  # the same as arrays, as long as nothing is added

    def cue(self, cue: Cue) -> int:
        """The number of a cue, given on first sight."""
        if (known := self._cues.get(cue)) is not None:
            return known
        with self._lock:
            found = self._cues.get(cue)
            if found is None:
                found = self._cues[cue] = len(self.cues)
                self.cues.append(cue)
                pair = isinstance(cue, tuple)
                self.dimension.append(self._dimensions.setdefault(cue[0], len(self._dimensions)) if pair else -1)
                self.value.append(float(cue[1]) if pair else 0.0)
            return found

    def numbers(self, cues: Collection[Cue]) -> list[int]:
        """The numbers of some cues."""
        known = self._cues
        try:
            return [known[cue] for cue in cues]
        except KeyError:
            return [self.cue(cue) for cue in cues]

    def context(self, context: Context) -> int:
        """The number of a context, given on first sight."""
        if (known := self._contexts.get(context)) is not None:
            return known
        with self._lock:
            found = self._contexts.get(context)
            if found is None:
                found = self._contexts[context] = len(self.contexts)
                self.contexts.append(context)
                self.feature.extend(sorted(self._features.setdefault(x, len(self._features)) for x in context))
                self.start.append(len(self.feature))
            return found

    def name(self, name: str | None) -> int:
        """The number of a person or thing, given on first sight; -1 for none."""
        if name is None:
            return -1
        if (known := self._names.get(name)) is not None:
            return known
        word = self.cue(name)
        with self._lock:
            found = self._names.get(name)
            if found is None:
                found = len(self.names)
                self.word.append(word)
                self.alone.append(self._features.setdefault(name, len(self._features)))
                self.beside.append(self._features.setdefault(f"with:{name}", len(self._features)))
                self.names.append(name)
                self._names[name] = found
            return found

    def label(self, label: str | None) -> int:
        """The number of a trace's or drive's name; -1 for none.

        An unnamed wound is called `w` and how many there were before it, an unnamed joy `j`; such names have numbers
        of their own below -1.
        """
        if not label:
            return -1
        if label[0] in "wj" and label[1:].isdecimal() and str(int(label[1:9])) == label[1:]:
            return -2 - 2 * int(label[1:]) - (label[0] == "j")
        return self.name(label)

    def named(self, number: int) -> str | None:
        """What `name` or `label` was given, or None for -1."""
        if number >= 0:
            return self.names[number]
        return None if number == -1 else f"{'wj'[-number % 2]}{(-2 - number) // 2}"

    def known_cues(self, cues: Iterable[Cue]) -> list[int]:
        """Numbers of those cues that can resemble any known one; a word never seen gets none."""
        known = []
        for cue in cues:
            if isinstance(cue, tuple) and cue[0] in self._dimensions:
                known.append(self.cue(cue))
            elif cue in self._cues:
                known.append(self._cues[cue])
        return known

    def known_features(self, context: Context) -> list[int]:
        """Sorted numbers of the known features of a context."""
        return sorted(self._features[x] for x in context if x in self._features)


@dataclass(frozen=True, slots=True, eq=False)
class Experiences:
    """One character's rows, ascending in `t`; rows of one moment stand in the order they were given."""

    t: Floats  # [N] story days
    kind: Bytes  # [N] place in KINDS
    mag: Floats  # [N] severity, quality or importance, 0..1; of an act, -1..1
    n: Ints  # [N] repetitions in one go, >= 1
    context: Ints  # [N] of Terms
    cause: Ints  # [N] whose doing, of Terms, or -1
    target: Ints  # [N] what a drive is aimed at, of Terms, or -1
    label: Ints  # [N] name of the wound or drive meant, of Terms, or -1
    attach: Bytes  # [N] 1 where an engaged drive is a bond, OF_OLD where that has grown already, else 0
    deceit: Bytes  # [N] 1 where an act is a lie, else 0
    event: Ints  # [N] place in the log of the event it came from, or -1
    cue_start: Ints  # [N + 1] row i has cue[cue_start[i] : cue_start[i + 1]]
    cue: Ints  # [C] of Terms
    feel_start: Ints  # [N + 1] row i has feel[feel_start[i] : feel_start[i + 1]]
    feel: Bytes  # [F] place in EMOTIONS
    feel_value: Floats  # [F] intensity, 0..1

    def __len__(self) -> int:
        return len(self.t)

    @property
    def nbytes(self) -> int:
        """Size of all columns in bytes."""
        return sum(getattr(self, column.name).nbytes for column in fields(self))

    @classmethod
    def of(cls, *columns: npt.NDArray[Any]) -> Self:
        """A table of these columns, in the order above; they cannot be written to from then on."""
        for column in columns:
            column.flags.writeable = False
        return cls(*columns)

    def rows_until(self, t: float) -> int:
        """How many rows are lived at or before day `t`."""
        return int(np.searchsorted(self.t, t, side="right"))

    def window(self, first: int, last: int) -> Self:
        """Rows first..last-1 as a table of its own."""
        return self.of(
            *(getattr(self, name)[first:last] for name in _PLAIN),
            *_cut(self.cue_start, (self.cue,), first, last),
            *_cut(self.feel_start, (self.feel, self.feel_value), first, last),
        )

    def keep(self, kept: npt.NDArray[np.bool_]) -> Self:
        """The rows where `kept` [N] is true."""
        return self.taken(np.flatnonzero(kept))

    def taken(self, order: npt.NDArray[np.integer[Any]]) -> Self:
        """The rows of these numbers, in this order."""
        cues, feels = _places(self.cue_start, order), _places(self.feel_start, order)
        return self.of(
            *(getattr(self, name)[order] for name in _PLAIN),
            _starts(np.diff(self.cue_start)[order]),
            self.cue[cues],
            _starts(np.diff(self.feel_start)[order]),
            self.feel[feels],
            self.feel_value[feels],
        )

    def come_from(self, event: Ints) -> Self:
        """The same rows, as if row i came from the event at `event[i]` [N] of the log."""
        return self.of(*(event if one.name == "event" else getattr(self, one.name) for one in fields(self)))

    @classmethod
    def joined(cls, tables: Sequence[Self]) -> Self:
        """The rows of several tables, one behind the other; at least one."""
        if len(tables) == 1:
            return tables[0]
        columns = []
        for column in fields(cls):
            parts = [getattr(table, column.name) for table in tables]
            if column.name.endswith("_start"):
                ends = list(accumulate((int(part[-1]) for part in parts), initial=0))
                parts = [*(part[:-1] + base for part, base in zip(parts, ends[:-1], strict=True)), [ends[-1]]]
            columns.append(np.concatenate(parts, dtype=getattr(tables[0], column.name).dtype))
        return cls.of(*columns)

    def same_rows(self, other: Self) -> int:
        """How many first rows are lived the same in both; which event of the log a row came from does not matter."""
        size = min(len(self), len(other))
        same = size
        for name in _LIVED:
            same = _common(getattr(self, name), getattr(other, name), same)
        same = max(0, _common(self.cue_start, other.cue_start, same + 1) - 1)
        same = max(0, _common(self.feel_start, other.feel_start, same + 1) - 1)
        for start, name in (("cue_start", "cue"), ("feel_start", "feel"), ("feel_start", "feel_value")):
            bounds = getattr(self, start)[: same + 1]
            end = _common(getattr(self, name), getattr(other, name), int(bounds[-1]))
            same = int(np.searchsorted(bounds, end, side="right")) - 1
        return same


_PLAIN = ("t", "kind", "mag", "n", "context", "cause", "target", "label", "attach", "deceit", "event")
_LIVED = _PLAIN[:-1]


def _common(ours: npt.NDArray[Any], theirs: npt.NDArray[Any], size: int) -> int:
    differs = np.flatnonzero(ours[:size] != theirs[:size])
    return int(differs[0]) if len(differs) else size


def _starts(sizes: npt.NDArray[Any]) -> Ints:
    return np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)


def _places(start: Ints, order: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.integer[Any]]:
    """The places of what the rows of these numbers have, of a column that starts for each row at `start`."""
    sizes = np.diff(start)[order]
    gone = np.cumsum(sizes) - sizes
    return np.repeat(start[:-1][order] - gone, sizes) + np.arange(sizes.sum())


def _cut(start: Ints, columns: tuple[npt.NDArray[Any], ...], first: int, last: int) -> list[npt.NDArray[Any]]:
    low, high = start[first], start[last]
    return [start[first : last + 1] - low, *(column[low:high] for column in columns)]


def _check(t: float, kind: str, mag: float, n: int) -> None:
    if not math.isfinite(t):
        raise BadRequest(f"an experience is lived on day {t!r}; the day must be a finite number")
    most = math.inf if kind in ("harm", "joy", "feel") or kind not in KIND else 1.0  # these are capped where they land
    least = -1.0 if kind == "act" else 0.0
    if not least <= mag <= most or math.isinf(mag):
        raise BadRequest(f"a {kind} experience has mag {mag!r}; it must be a number from {least:g} to 1")
    if not 1 <= n <= MOST_AT_ONCE:
        raise BadRequest(f"an experience stands for {n!r} repetitions; it must be 1 to {MOST_AT_ONCE}")


class Builder:
    """Collects the experiences of one character, in any order; of one moment, in the order given."""

    __slots__ = ("_cue", "_cues", "_feel", "_feels", "_rows", "_value", "terms")

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self._rows: list[tuple[float, ...]] = []
        self._cues, self._feels = array("i", [0]), array("i", [0])  # where those of the next row start
        self._cue, self._feel, self._value = array("i"), array("b"), array("d")

    def add(
        self,
        t: float,
        kind: str,
        *,
        cues: Iterable[Cue] = (),
        context: Context = frozenset(),
        mag: float = 1.0,
        n: int = 1,
        cause: str | None = None,
        target: str | None = None,
        label: str | None = None,
        feelings: dict[str, float] | Iterable[tuple[str, float]] = (),
        attach: int = 0,
        deceit: bool = False,
        event: int = -1,
    ) -> None:
        """Add one experience; the arguments are the columns of `Experiences`. A kind not in KINDS is feelings only."""
        terms = self.terms
        if not (n == 1 and 0.0 <= mag <= 1.0 and math.isfinite(t)):
            _check(t, kind, mag, n)
        if kind in ("joy", "achieved"):  # the same cue twice is one; what is reached is a cue of the joy it leaves
            reached = (target,) if kind == "achieved" and target is not None else ()
            cues = dict.fromkeys((*cues, *reached))
        felt = [*(feelings.items() if isinstance(feelings, dict) else feelings)]
        self.put(
            t,
            KIND.get(kind, FEEL),
            mag,
            n,
            terms.context(context),
            terms.name(cause),
            [terms.cue(cue) for cue in cues],
            ([INDEX[name] for name, _ in felt], [x for _, x in felt]),
            terms.name(target),
            -1 if label is None else terms.label(label),
            attach=attach,
            deceit=deceit,
            event=event,
        )

    def put(
        self,
        t: float,
        kind: int,
        mag: float,
        n: int,
        context: int,
        cause: int,
        cues: Sequence[int] = (),
        felt: tuple[Sequence[int], Sequence[float]] = ((), ()),
        target: int = -1,
        label: int = -1,
        *,
        attach: int = 0,
        deceit: bool = False,
        event: int = -1,
    ) -> None:
        """Add one experience that is known to be one, by numbers; `felt`: places in EMOTIONS, and intensities."""
        self._cue.extend(cues)
        self._cues.append(len(self._cue))
        self._feel.extend(felt[0])
        self._value.extend(felt[1])
        self._feels.append(len(self._feel))
        self._rows.append((t, mag, kind, n, context, cause, target, label, attach, deceit, event))

    def table(self) -> Experiences:
        """All rows so far, sorted by `t`."""
        rows = np.array(self._rows, np.float64).reshape(len(self._rows), len(_PLAIN)).T
        t, mag, *whole = rows
        kind, n, context, cause, target, label, attach, deceit, event = (column.astype(np.int32) for column in whole)
        found = Experiences.of(
            *(t.copy(), kind.astype(np.int8), mag.copy(), n, context, cause, target, label),
            *(attach.astype(np.int8), deceit.astype(np.int8), event),
            *(np.array(column, np.int32) for column in (self._cues, self._cue, self._feels)),
            *(np.array(self._feel, np.int8), np.array(self._value, np.float64)),
        )
        return found if bool((t[1:] >= t[:-1]).all()) else found.taken(np.argsort(t, kind="stable"))
