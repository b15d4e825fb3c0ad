"""What lasts in lives that differ in whose doing is left out: many lives, each in many lanes, in one pass."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from previously.mind.answers import MOST_BLOWS
from previously.mind.kernel import fast, shaping
from previously.mind.kernel.experiences import (
    ACHIEVED,
    ENGAGE,
    HARM,
    KINDS,
    LOST,
    REGAINED,
    REPROCESS,
    Experiences,
    Ints,
)
from previously.mind.kernel.replay import Life, arrays_of, quiet, rows_of
from previously.mind.kernel.shaping import NO_ROOM
from previously.mind.kernel.state import room, tables
from previously.mind.readout import Moment

SHAPING = np.isin(np.arange(len(KINDS)), (HARM, REPROCESS, ENGAGE, LOST, ACHIEVED, REGAINED))
"""By kind of experience: does it change the strength of wounds and purposes? Others change feelings and safety."""
STEP = 0.5
"""Rows of a whole walk that one step of a lane takes as long as."""


class Apart(NamedTuple):
    """A life's first `rows` experiences, looked at on a day, without any of the groups of people in `teams`."""

    life: Life
    rows: int
    day: float
    teams: Sequence[Iterable[str]] = ()


class Shape(NamedTuple):
    """What there is: the total strength of wounds and purposes, and the purposes, each with its target and strength.

    `sizes` are by set of teams that are left out, team i where bit i is 1; of purposes, nobody's is left out.
    """

    sizes: npt.NDArray[np.float64]  # [2 ** teams]
    purposes: list[tuple[str, float]]


def shapes(lives: Sequence[Apart], *, compiled: bool | None = None) -> list[Shape]:
    """What lasts in each of these lives, all of one story; the same, to the bit, as in a life replayed apart.

    `compiled`: None takes the compiled steps where that pays. The answers are the same.
    """
    found: dict[int, Shape] = {}
    for params in dict.fromkeys(one.life.person.params for one in lives):
        these = [i for i, one in enumerate(lives) if one.life.person.params == params]
        found.update(zip(these, _shapes([lives[i] for i in these], compiled=compiled), strict=True))
    return [found[i] for i in range(len(lives))]


def _shapes(lives: Sequence[Apart], *, compiled: bool | None) -> list[Shape]:
    """The same of lives with the same constants."""
    terms, p = lives[0].life.terms, lives[0].life.person.params
    rows = [SHAPING[one.life.table.kind[: one.rows]].nonzero()[0] for one in lives]
    steps = sum(len(these) << len(one.teams) for one, these in zip(lives, rows, strict=True))
    fastest = fast.pays(fast.SHAPES, int(STEP * steps)) if compiled is None else compiled and fast.available()
    q = _lanes(lives, rows, p.drives)
    s = _work(lives, rows)
    x = rows_of(Experiences.joined([one.life.table for one in lives]), arrays=fastest)
    if fastest:
        columns: list[Any] = [np.array(column, dtype) for column, dtype in zip(q, _TYPES, strict=True)]
        s, q = arrays_of(s), shaping.Lanes(*columns)
    run = fast.compiled_as(fast.SHAPES) if fastest else shaping.shapes
    run(s, x, tables(terms, arrays=fastest), p, q, quiet(arrays=fastest))
    sizes = np.asarray(q.size, np.float64)
    return [_told(one, q, g, sizes[q.answers[g] : q.answers[g + 1]]) for g, one in enumerate(lives)]


def _told(one: Apart, q: shaping.Lanes, g: int, sizes: npt.NDArray[np.float64]) -> Shape:
    """What was found of one life; what there was no room for is replayed apart."""
    terms, p = one.life.terms, one.life.person.params
    aims = range(g * p.drives, g * p.drives + int(q.aims[g]))
    purposes = [(terms.named(int(q.aim[i])) or "", float(q.become[i])) for i in aims]
    if sizes[0] == NO_ROOM:
        drives = _replayed(one, 0).drives
        purposes = [(drive.target or "", drive.strength) for drive in drives if not drive.attach]
    for gone in (sizes == NO_ROOM).nonzero()[0].tolist():
        sizes[gone] = _replayed(one, gone).size
    return Shape(sizes, purposes)


def _lanes(lives: Sequence[Apart], rows: Sequence[npt.NDArray[np.intp]], drives: int) -> shaping.Lanes:
    by, at, row, base = [], [], [], 0
    player = np.full(len(lives[0].life.terms.names) + 1, -1, np.int8)  # the last is that of nobody, whose number is -1
    for one, these in zip(lives, rows, strict=True):
        table, names = one.life.table, [one.life.terms.name(who) for team in one.teams for who in team]
        if len(player) <= len(one.life.terms.names):
            player = np.full(len(one.life.terms.names) + 1, -1, np.int8)
        for i, team in enumerate(one.teams):
            player[[one.life.terms.name(who) for who in team]] = i
        by.append(player[table.cause[these]])
        at.append(player[table.target[these]])
        player[names] = -1
        row.append(these + base)
        base += len(table)
    sizes = [1 << len(one.teams) for one in lives]
    return shaping.Lanes(
        row=_joined(row),
        by=_joined(by),
        at=_joined(at),
        start=list(accumulate(map(len, rows), initial=0)),
        reactivity=[one.life.person.reactivity for one in lives],
        day=[one.day for one in lives],
        players=[len(one.teams) for one in lives],
        answers=list(accumulate(sizes, initial=0)),
        size=[0.0] * sum(sizes),
        aims=[0] * len(lives),
        aim=[0] * (len(lives) * drives),
        become=[0.0] * (len(lives) * drives),
    )


def _joined(columns: Sequence[npt.NDArray[Any]]) -> list[int]:
    joined: list[int] = np.concatenate(columns).tolist()
    return joined


_TYPES = (np.int64, np.int64, np.int64, np.int64, *(np.float64,) * 2, *(np.int64,) * 2, np.float64, *(np.int64,) * 2,
          np.float64)  # fmt: skip


def _work(lives: Sequence[Apart], rows: Sequence[npt.NDArray[np.intp]]) -> Any:
    """Room for the greatest of these lives, but for rows that stand for very many blows."""
    most = 8
    for one, these in zip(lives, rows, strict=True):
        cues: Ints = np.diff(one.life.table.cue_start)[these]
        blows = int(((np.minimum(one.life.table.n[these], MOST_BLOWS) + 1) * cues).sum())
        most = max(most, len(these), blows // 4 + 1)
    return room(lives[0].life.person.params, most, 1, most, 0, 4 * most)


def _replayed(one: Apart, gone: int) -> Moment:
    """The mind at the end of a life without some teams, replayed by itself."""
    table, terms = one.life.table, one.life.terms
    names = [terms.name(who) for i, team in enumerate(one.teams) if gone >> i & 1 for who in team]
    kept = SHAPING[table.kind] & ~(np.isin(table.cause, names) | np.isin(table.target, names))
    kept[one.rows :] = False
    bare = one.life.without(kept)
    state = bare.checkpoints[-1]
    return Moment(bare.terms, bare.person, state, max(one.day, state.clock))
