"""Lives: the fold of experiences into states, with checkpoints, so that any moment is near one."""

from collections.abc import Iterable, MutableSequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from previously.core.errors import BadRequest
from previously.mind.kernel import fast
from previously.mind.kernel import run as kernel
from previously.mind.kernel.experiences import Experiences, Floats, Ints, Terms
from previously.mind.kernel.layout import EVERY_MARK, GREW, MARK_FLOATS, MARK_INTS, NO_MARK, Out, Rows, Work
from previously.mind.kernel.packing import most_floats, most_ints
from previously.mind.kernel.params import DEFAULT, Params
from previously.mind.kernel.state import State, tables

EVERY = 192  # rows between checkpoints
MOST_SPARE = (
    1024  # rows for which there is room from the start, where there are so many that room costs next to nothing
)
MOST_FLOATS = 1 << 21  # 16 MB: most that packed states take before they are carried over
_OUT_TYPES = (np.float64, np.int32, np.int64, np.int32, np.float64, np.int64)
THRESHOLD = 20_000  # rows to replay in one go from which loading the compiled kernel pays


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is before anything happens."""

    reactivity: float = 1.0  # > 0, how hard harm lands
    delight: float = 1.0  # > 0, how much what is good does to her
    temperament: tuple[float, float, float] = (0.0, 0.0, 0.0)  # pleasure, arousal, dominance, each in -1..1
    trust: tuple[tuple[str, float], ...] = ()  # in others, 0..1, as it is before anything happens; a stranger's is .5
    params: Params = DEFAULT

    def newborn(self, terms: Terms) -> State:
        """Her state before anything happens."""
        return State.newborn((terms.name(who), level) for who, level in self.trust)


class Marks(NamedTuple):
    """What rows did, in order: see `layout` and `marks`."""

    ids: Ints  # [M, MARK_INTS]
    values: Floats  # [M, MARK_FLOATS]

    @classmethod
    def none(cls) -> "Marks":
        """None yet."""
        return cls(np.zeros((0, MARK_INTS), np.int32), np.zeros((0, MARK_FLOATS)))

    def until(self, row: int) -> "Marks":
        """Those of the rows before one."""
        end = int(np.searchsorted(self.ids[:, 0], row))
        return Marks(self.ids[:end], self.values[:end])

    def of(self, *kinds: int) -> "Marks":
        """Those of some kinds."""
        kept = np.isin(self.ids[:, 1], kinds)
        return Marks(self.ids[kept], self.values[kept])

    def then(self, others: "Marks") -> "Marks":
        """These, and others behind them."""
        return Marks(np.concatenate((self.ids, others.ids)), np.concatenate((self.values, others.values)))


@dataclass(frozen=True, slots=True, eq=False)
class Life:
    """One character's experiences and what they made of her. Made by `live` or `live_all`."""

    terms: Terms
    person: Person
    table: Experiences
    checkpoints: tuple[State, ...] = field(repr=False)  # after 0, EVERY, 2 * EVERY … rows, and after all
    grown: Marks = field(repr=False)  # how rows made wounds and joys grow
    compiled: bool = False  # how it was replayed, and so how its marks are told
    _marks: list[Marks] = field(default_factory=list, repr=False)  # all that rows did, once somebody has asked

    def __len__(self) -> int:
        return len(self.table)

    @property
    def marks(self) -> Marks:
        """What each row did: told when first asked for, since it is more than all the rest, and few minds are asked."""
        if not self._marks:
            start, how = self.checkpoints[0], self.compiled
            told = _fold(self.terms, self.person, self.table, 0, start, EVERY_MARK, compiled=how)
            self._marks.append(told.marks)
        return self._marks[0]

    @property
    def is_marked(self) -> bool:
        """Has anybody asked what each row did?"""
        return bool(self._marks)

    def state_after(self, rows: int) -> State:
        """The state after the first `rows` experiences, bit for bit as a replay of the whole gives it."""
        if not 0 <= rows <= len(self):
            raise BadRequest(f"this life has no state after {rows!r} experiences; it has {len(self)}")
        if rows == len(self):
            return self.checkpoints[-1]
        return self.carried(self.checkpoints[rows // EVERY], rows - rows % EVERY, rows)

    def carried(self, state: State, base: int, rows: int) -> State:
        """The state after the first `rows` experiences, from that after the first `base`, `base` <= `rows`."""
        if base == rows:
            return state
        window = self.table.window(base, rows)
        return _fold(self.terms, self.person, window, base, state, NO_MARK, compiled=fast.loaded()).states[-1]

    def state_at(self, t: float) -> State:
        """The state after everything lived up to and on day `t`."""
        return self.state_after(self.table.rows_until(t))

    def without(self, kept: npt.NDArray[np.bool_], *, compiled: bool | None = None) -> "Life":
        """The life of the same person with only the rows where `kept` [N] is true."""
        return live(self.terms, self.table.keep(kept), self.person, older=self, compiled=compiled)


def live(
    terms: Terms,
    table: Experiences,
    person: Person | None = None,
    *,
    older: Life | None = None,
    compiled: bool | None = None,
) -> Life:
    """Replay one life. `older` is an earlier life of hers: what she lived alike in both is not replayed."""
    return live_all(terms, [(table, person or Person(), older)], compiled=compiled)[0]


def live_all(
    terms: Terms, lives: Iterable[tuple[Experiences, Person, Life | None]], *, compiled: bool | None = None
) -> list[Life]:
    """Replay many lives of one story: (table, person, older life or None) each.

    `compiled`: None compiles from THRESHOLD rows to replay in all, where numba is installed. The result is the same.
    """
    plans = [_Plan(table, person, *_known(terms, table, person, older)) for table, person, older in lives]
    if compiled is None:
        compiled = fast.loaded() or sum(map(_work, plans)) >= THRESHOLD
    return [_carry_out(terms, plan, compiled=compiled and fast.available()) for plan in plans]


class _Plan(NamedTuple):
    table: Experiences
    person: Person
    base: int  # rows that need no replay
    state: State  # after them
    older: Life | None  # where they are known from


def _work(plan: _Plan) -> int:
    """What a plan takes, in rows; every fourth cue to compare counts as one."""
    first = int(plan.table.cue_start[plan.base])
    return len(plan.table) - plan.base + (len(plan.table.cue) - first) // 4


class _Folded(NamedTuple):
    states: list[State]  # at each checkpoint after the first row, and at the end
    marks: Marks


def _known(terms: Terms, table: Experiences, person: Person, older: Life | None) -> tuple[int, State, Life | None]:
    if older is None or older.terms is not terms or not _alike(older.person, person):
        return 0, person.newborn(terms), None
    same = table.same_rows(older.table)
    if same == len(older):
        return same, older.checkpoints[-1], older
    return same - same % EVERY, older.checkpoints[same // EVERY], older


def _alike(one: Person, other: Person) -> bool:
    return replace(one, temperament=other.temperament) == other  # temperament only shows in what is read


def _carry_out(terms: Terms, plan: _Plan, *, compiled: bool) -> Life:
    base, older = plan.base, plan.older
    window = plan.table.window(base, len(plan.table))
    marked = older is not None and older.is_marked
    last = EVERY_MARK if marked else GREW
    folded = _fold(terms, plan.person, window, base, plan.state, last, compiled=compiled)
    known = older.checkpoints[: base // EVERY + 1] if older else (plan.state,)
    if len(window) == 0 and base % EVERY:
        known = (*known, plan.state)
    marks = folded.marks
    if older:
        marks = (older.marks if marked else older.grown).until(base).then(marks)
    grown = marks.of(GREW) if marked else marks
    return Life(terms, plan.person, plan.table, (*known, *folded.states), grown, compiled, [marks] if marked else [])


def _fold(
    terms: Terms, person: Person, table: Experiences, base: int, state: State, last: int, *, compiled: bool
) -> _Folded:
    """Replay a table whose first row is the life's row `base`, from `state`; tell marks up to the kind `last`."""
    x = rows_of(table, arrays=compiled)
    c = tables(terms, arrays=compiled)
    run = fast.compiled() if compiled else kernel.run
    states: list[State] = []
    marks = Marks.none()
    done, spare = 0, min(len(table), MOST_SPARE) if compiled and len(table) > EVERY else 8
    room = (8 if last == EVERY_MARK else 1 + last) * len(table) + 64
    while done < len(table):
        s = state.room(person.params, spare, arrays=compiled)
        out = _room(s, (len(table) - done) // EVERY + 3, room, last, arrays=compiled)
        born = person.reactivity, person.delight
        reached, packed = run(s, state.columns(arrays=compiled), x, c, person.params, born, done, base, EVERY, out)
        if out.marked[0] > room:  # the marks had no room: once more, with room for them
            room = int(out.marked[0])
            continue
        marks = marks.then(_marks(out, base))
        fresh = _states(out, packed)
        states += [fresh[row] for row in fresh if row == len(table) or (base + row) % EVERY == 0]
        done, state = reached, fresh[reached]
        if done < len(table) and not kernel.has_room(s, x, person.params, done):
            spare *= 2
    return _Folded(states, marks)


def _marks(out: Out, base: int) -> Marks:
    """What a run has marked, by rows of the life."""
    size = int(out.marked[0])
    ids = np.array(out.mark_ids[: size * MARK_INTS], np.int32).reshape(size, MARK_INTS)
    ids[:, 0] += base
    return Marks(ids, np.array(out.mark[: size * MARK_FLOATS], np.float64).reshape(size, MARK_FLOATS))


def rows_of(table: Experiences, *, arrays: bool) -> Rows:
    """A table as the kernel reads it."""
    columns = (getattr(table, name) for name in Rows._fields)
    return Rows(*columns) if arrays else Rows(*(column.tolist() for column in columns))


def arrays_of(s: Work) -> Work:
    """A mind at work as the compiled kernel takes it."""
    columns: list[Any] = [np.array(column, dtype) for column, dtype in zip(s, _WORK_TYPES, strict=True)]
    return Work(*columns)


_WORK_TYPES = [np.int64 if kind == MutableSequence[int] else np.float64 for kind in Work.__annotations__.values()]
"""Also of a column that is empty: for columns of other types, all of the kernel is compiled once more."""


def _room(s: Work, states: int, marks: int, last: int, *, arrays: bool) -> Out:
    """Room for so many marks, up to the kind `last`, and states of the greatest size s can take.

    For a large life, there is room for some states at a time.
    """
    floats, ints = most_floats(s), most_ints(s)
    states = max(3, min(states, (MOST_FLOATS if arrays else MOST_FLOATS // 32) // floats))
    sizes = (states * floats, states * ints, states * 3, marks * MARK_INTS, marks * MARK_FLOATS, 2)
    columns: list[Any]
    if arrays:
        columns = [np.zeros(size, dtype) for size, dtype in zip(sizes, _OUT_TYPES, strict=True)]
    else:
        columns = [[dtype(0)] * size for size, dtype in zip(sizes, (float, int, int, int, float, int), strict=True)]
    out = Out(*columns)
    out.marked[1] = last
    return out


def quiet(*, arrays: bool) -> Out:
    """Where nothing that is told is kept: neither states nor marks."""
    columns: list[Any] = [np.full(2 * (one == "marked"), NO_MARK, _OUT_TYPES[i]) for i, one in enumerate(Out._fields)]
    return Out(*columns) if arrays else Out(*(column.tolist() for column in columns))


def _states(out: Out, packed: int) -> dict[int, State]:
    """Rows done and the state then, in order."""
    fresh, f, i = {}, 0, 0
    for at in range(0, 3 * packed, 3):
        done, f_end, i_end = (int(x) for x in out.stops[at : at + 3])
        fresh[done] = State(
            np.asarray(out.floats[f:f_end], np.float64).tobytes(), np.asarray(out.ints[i:i_end], np.int32).tobytes()
        )
        f, i = f_end, i_end
    return fresh
