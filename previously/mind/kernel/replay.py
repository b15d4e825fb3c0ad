"""Lives: the fold of experiences into states, with checkpoints, so that any moment is near one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from previously.core.errors import BadRequest
from previously.mind.kernel import fast
from previously.mind.kernel import run as kernel
from previously.mind.kernel.experiences import Experiences, Floats, Ints, Terms
from previously.mind.kernel.layout import HEAD_FLOATS, Out, Rows, Work
from previously.mind.kernel.params import DEFAULT, Params
from previously.mind.kernel.state import State, tables

EVERY = 128  # rows between checkpoints
MOST_FLOATS = 1 << 21  # 16 MB: most that packed states take before they are carried over
THRESHOLD = 20_000  # rows to replay in one go from which loading the compiled kernel pays


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is before anything happens."""

    reactivity: float = 1.0  # > 0, how hard harm lands
    temperament: tuple[float, float, float] = (0.0, 0.0, 0.0)  # pleasure, arousal, dominance, each in -1..1
    params: Params = DEFAULT


@dataclass(frozen=True, slots=True, eq=False)
class Life:
    """One character's experiences and what they made of her. Made by `live` or `live_all`."""

    terms: Terms
    person: Person
    table: Experiences
    checkpoints: tuple[State, ...] = field(repr=False)  # after 0, EVERY, 2 * EVERY … rows, and after all
    harms: Ints = field(repr=False)  # [H] rows that harmed a wound, ascending
    touched: Ints = field(repr=False)  # [H] which wound
    gain: Floats = field(repr=False)  # [H] by how much it raised the wound's strength

    def __len__(self) -> int:
        return len(self.table)

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
        return _fold(self.terms, self.person, window, base, state, compiled=fast.loaded()).states[-1]

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
    touched: npt.NDArray[np.int64]  # [N]
    gain: Floats  # [N]


def _known(terms: Terms, table: Experiences, person: Person, older: Life | None) -> tuple[int, State, Life | None]:
    if older is None or older.terms is not terms or not _alike(older.person, person):
        return 0, State.newborn(), None
    same = table.same_rows(older.table)
    if same == len(older):
        return same, older.checkpoints[-1], older
    return same - same % EVERY, older.checkpoints[same // EVERY], older


def _alike(one: Person, other: Person) -> bool:
    return one.reactivity == other.reactivity and one.params == other.params


def _carry_out(terms: Terms, plan: _Plan, *, compiled: bool) -> Life:
    base, older = plan.base, plan.older
    window = plan.table.window(base, len(plan.table))
    folded = _fold(terms, plan.person, window, base, plan.state, compiled=compiled)
    known = older.checkpoints[: base // EVERY + 1] if older else (plan.state,)
    if len(window) == 0 and base % EVERY:
        known = (*known, plan.state)
    return Life(terms, plan.person, plan.table, (*known, *folded.states), *_marks(base, older, folded))


def _marks(base: int, older: Life | None, folded: _Folded) -> tuple[Ints, Ints, Floats]:
    """The rows that harmed, known ones first."""
    rows = np.flatnonzero(folded.touched >= 0)
    harms, touched, gain = (rows + base).astype(np.int32), folded.touched[rows].astype(np.int32), folded.gain[rows]
    if older is None:
        return harms, touched, gain
    before = int(np.searchsorted(older.harms, base))
    return (
        np.concatenate((older.harms[:before], harms)),
        np.concatenate((older.touched[:before], touched)),
        np.concatenate((older.gain[:before], gain)),
    )


def _fold(terms: Terms, person: Person, table: Experiences, base: int, state: State, *, compiled: bool) -> _Folded:
    """Replay a table whose first row is the life's row `base`, from `state`."""
    x = _rows(table, arrays=compiled)
    c = tables(terms, arrays=compiled)
    run = fast.compiled() if compiled else kernel.run
    states: list[State] = []
    done, spare = 0, 8
    touched, gain = np.full(len(table), -1, np.int64), np.zeros(len(table))
    marks = (touched, gain) if compiled else (touched.tolist(), gain.tolist())
    while done < len(table):
        s = state.work(person.params, spare)
        out = _room(s, (len(table) - done) // EVERY + 3, marks, arrays=compiled)
        if compiled:
            s = _arrays(s)
        done, packed = run(s, x, c, person.params, person.reactivity, done, base, EVERY, out)
        fresh = _states(out, packed)
        states += [fresh[row] for row in fresh if row == len(table) or (base + row) % EVERY == 0]
        state = fresh[done]
        if done < len(table) and not kernel.has_room(s, x, done):
            spare *= 2
    return _Folded(states, np.asarray(marks[0]), np.asarray(marks[1]))


def _rows(table: Experiences, *, arrays: bool) -> Rows:
    columns = (getattr(table, name) for name in Rows._fields)
    return Rows(*columns) if arrays else Rows(*(column.tolist() for column in columns))


def _arrays(s: Work) -> Work:
    columns: list[Any] = [np.array(column) for column in s]
    return Work(*columns)


def _room(s: Work, states: int, marks: tuple[Any, Any], *, arrays: bool) -> Out:
    """Room for so many states of the greatest size s can take; for a large life, for some of them at a time."""
    floats = HEAD_FLOATS + len(s.wound) + len(s.slot) + len(s.salience) + len(s.drive)
    ints = 2 + len(s.wound_ids) + len(s.slot_context) + len(s.cue) + len(s.drive_ids)
    states = max(3, min(states, (MOST_FLOATS if arrays else MOST_FLOATS // 32) // floats))
    columns: list[Any]
    if arrays:
        columns = [np.empty(states * floats), np.empty(states * ints, np.int32), np.empty(states * 3, np.int64)]
    else:
        columns = [[0.0] * (states * floats), [0] * (states * ints), [0] * (states * 3)]
    columns += marks
    return Out(*columns)


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
