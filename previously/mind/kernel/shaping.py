"""What of a life lasts, and only that: wounds and purposes, in lives that differ in whose doing is left out.

The same steps as `dynamics`, without what changes neither: feelings, mood, joys and safety. Part of the kernel; runs
plainly, or compiled by `fast`.
"""

import math
from collections.abc import MutableSequence, Sequence
from typing import NamedTuple

from previously.mind.kernel.aims import end
from previously.mind.kernel.company import alike
from previously.mind.kernel.dynamics import turn, wound
from previously.mind.kernel.experiences import ACHIEVED, HARM, REPROCESS
from previously.mind.kernel.feeling import move_drives
from previously.mind.kernel.healing import NO_MATCH, soften
from previously.mind.kernel.layout import (
    ATTACH,
    BECOME,
    DRIVE_FLOATS,
    DRIVE_INTS,
    DRIVES,
    FIRST_JOY,
    FOUNDED,
    HELD,
    HERE,
    LIKENESS,
    SCAR,
    START_OF_TIME,
    TARGET,
    TIME,
    TRACE_FLOATS,
    TRACE_INTS,
    WOUNDS,
    Out,
    Rows,
    Tables,
    Work,
)
from previously.mind.kernel.params import Params
from previously.mind.kernel.reading import size
from previously.mind.kernel.run import has_room
from previously.mind.kernel.traces import match, width

NO_ROOM = -1.0  # the size of a life that brings more than there is room for


class Lanes(NamedTuple):
    """Lives one behind the other, each lived once for every set of its players that may be left out.

    A set of players is a number: player i is out where bit i is 1. Letters: G lives, R shaping rows, D most drives.
    """

    row: Sequence[int]  # [R] of the rows of all lives
    by: Sequence[int]  # [R] the player whose doing it is, or -1
    at: Sequence[int]  # [R] the player a purpose is aimed at, or -1
    start: Sequence[int]  # [G + 1] of the shaping rows
    reactivity: Sequence[float]  # [G]
    day: Sequence[float]  # [G] of the look
    players: Sequence[int]  # [G]
    answers: Sequence[int]  # [G + 1] where each life's sizes start
    size: MutableSequence[float]  # [sum of 2 ** players] total strength of wounds and purposes
    aims: MutableSequence[int]  # [G] how many purposes there are with nobody out
    aim: MutableSequence[int]  # [G * D] their targets, names of Terms
    become: MutableSequence[float]  # [G * D] their strengths


def shapes(s: Work, x: Rows, c: Tables, p: Params, q: Lanes, out: Out) -> None:
    """Live all lives, in all their lanes."""
    for g in range(len(q.day)):
        lanes = 1 << q.players[g]
        for lane in range(lanes):
            out_of = lanes - 1 - lane  # the whole life last, so that its purposes are at hand
            q.size[q.answers[g] + out_of] = shaped(s, x, c, p, q, g, out_of, out)
        tell_aims(s, p, q, g)


def shaped(s: Work, x: Rows, c: Tables, p: Params, q: Lanes, g: int, gone: int, out: Out) -> float:
    """The size of one life without some players, or NO_ROOM."""
    begin(s)
    for i in range(q.start[g], q.start[g + 1]):
        if (q.by[i] < 0 or not gone >> q.by[i] & 1) and (q.at[i] < 0 or not gone >> q.at[i] & 1):
            if not has_room(s, x, p, q.row[i]):
                return NO_ROOM
            shape(s, x, c, p, q.reactivity[g], q.row[i], out)
    pass_on(s, c, p, q.day[g])
    return size(s)


def begin(s: Work) -> None:
    """Nothing has happened yet."""
    first = s.held[FIRST_JOY]
    for j in range(HELD):
        s.held[j] = 0
    s.held[FIRST_JOY] = first
    s.held[HERE] = -1
    s.whole[TIME] = START_OF_TIME
    s.whole[SCAR] = 0.0


def pass_on(s: Work, c: Tables, p: Params, t: float) -> None:
    """Move drives to day t; mood, which they move too, is not read."""
    since = t - s.whole[TIME]
    if since > 0.0:
        move_drives(s, c, p, since, 0.0)
        s.whole[TIME] = t


def shape(s: Work, x: Rows, c: Tables, p: Params, reactivity: float, row: int, out: Out) -> None:
    """What one experience does to what lasts."""
    pass_on(s, c, p, x.t[row])
    kind = x.kind[row]
    if kind == HARM:
        come_to(s, c, p, x.context[row])
        for _ in range(x.n[row]):
            wound(s, x, c, p, min(1.0, x.mag[row] * reactivity), row, out)
    elif kind == REPROCESS:
        come_to(s, c, p, x.context[row])
        work_through(s, x, c, p, row)
    elif kind == ACHIEVED:
        end(s, p, x.target[row], x.mag[row], row, out)
    else:
        turn(s, x, c, p, row, out)


def come_to(s: Work, c: Tables, p: Params, context: int) -> None:
    """Hold the likeness of every wound to a context."""
    if s.held[HERE] != context:
        low, high = c.start[context], c.start[context + 1]
        for w in range(s.held[WOUNDS]):
            founded = s.trace_ids[w * TRACE_INTS + FOUNDED]
            s.trace[w * TRACE_FLOATS + LIKENESS] = alike(s, c, p, founded, context, c.feature, low, high, high - low)
        s.held[HERE] = context


def work_through(s: Work, x: Rows, c: Tables, p: Params, row: int) -> None:
    """Soften what is met; the safety that is learned with it is not read."""
    length, n = width(s, p), float(x.n[row])
    for w in range(s.held[WOUNDS]):
        m = match(s, c, p, w, x.cue, x.cue_start[row], x.cue_start[row + 1], length)
        if m > NO_MATCH:
            soften(s, p, w, math.pow(1.0 - p.rho_E * (x.mag[row] * m), n), x.t[row])


def tell_aims(s: Work, p: Params, q: Lanes, g: int) -> None:
    """Write the purposes there are, live and lost."""
    found = 0
    for d in range(s.held[DRIVES]):
        if not s.drive_ids[d * DRIVE_INTS + ATTACH]:
            q.aim[g * p.drives + found] = s.drive_ids[d * DRIVE_INTS + TARGET]
            q.become[g * p.drives + found] = s.drive[d * DRIVE_FLOATS + BECOME]
            found += 1
    q.aims[g] = found
