"""How wounds and joys begin, grow and become one: the same steps for both. Part of the kernel."""

import math

from previously.mind.kernel.layout import (
    BORN,
    BORN_JOYS,
    BORN_WOUNDS,
    CAUSE,
    CLOCK,
    COLOUR,
    CUES,
    FIRST_JOY,
    FOUNDED,
    GREW,
    HEAD,
    JOYS,
    KNOWS,
    LABEL,
    LASTING,
    LIKENESS,
    MERGED,
    PASSING,
    PEAK,
    RAWNESS,
    READY,
    SCAR,
    SINCE,
    SLOT_FLOATS,
    SLOTS,
    STABILITY,
    STORED,
    TAIL,
    TRACE_FLOATS,
    TRACE_INTS,
    WOUNDS,
    Out,
    Rows,
    Tables,
    Work,
)
from previously.mind.kernel.marks import identity, note
from previously.mind.kernel.params import Params
from previously.mind.kernel.traces import BITS, familiar, match, ready, strength, touch, width


def either(x: float, y: float) -> float:
    """Noisy or of a level and an intensity; the intensity is first brought into 0..1."""
    return 1.0 - (1.0 - x) * (1.0 - min(max(y, 0.0), 1.0))


def which(s: Work, x: Rows, c: Tables, p: Params, row: int, first: int, size: int) -> int:
    """The trace a row goes to: the one named, or the one that knows most of what is met; -1 for a new one."""
    found, best, label = -1, p.theta_new, x.label[row]
    low, high = x.cue_start[row], x.cue_start[row + 1]
    length = width(s, p)
    for w in range(first, first + size):
        if label != -1:
            if s.trace_ids[w * TRACE_INTS + LABEL] == label:
                found = w
        else:
            m = match(s, c, p, w, x.cue, low, high, length)
            if m > best:  # of what is met less, no share can be more
                m *= familiar(s, c, w, x.cue, low, high)
                if m > best:
                    found, best = w, m
    return found


def found_wound(s: Work, x: Rows, p: Params, row: int, out: Out) -> int:
    """Found a new wound with the cues of a row; where there is no room, the two least become one first."""
    if s.held[WOUNDS] >= p.wounds:
        merge(s, p, 0, s.held[WOUNDS], row, x.t[row], out)
        s.held[WOUNDS] -= 1
    w, born = s.held[WOUNDS], s.held[BORN_WOUNDS]
    s.held[WOUNDS] = w + 1
    s.held[BORN_WOUNDS] = born + 1
    found(s, x, p, row, w, born, -2 - 2 * born)
    return w


def found_joy(s: Work, x: Rows, p: Params, row: int, out: Out) -> int:
    """Found a new joy, likewise."""
    first = s.held[FIRST_JOY]
    if s.held[JOYS] >= p.joys:
        merge(s, p, first, s.held[JOYS], row, x.t[row], out)
        s.held[JOYS] -= 1
    w, born = first + s.held[JOYS], s.held[BORN_JOYS]
    s.held[JOYS] += 1
    s.held[BORN_JOYS] = born + 1
    found(s, x, p, row, w, born, -3 - 2 * born)
    return w


def found(s: Work, x: Rows, p: Params, row: int, w: int, born: int, unnamed: int) -> None:
    """Put a new trace at w, in the context at hand."""
    for j in range(TRACE_FLOATS):
        s.trace[w * TRACE_FLOATS + j] = 0.0
    s.trace[w * TRACE_FLOATS + CLOCK] = x.t[row]
    s.trace[w * TRACE_FLOATS + LIKENESS] = p.g0 + (1.0 - p.g0)
    at = w * TRACE_INTS
    s.trace_ids[at + LABEL] = x.label[row] if x.label[row] != -1 else unnamed
    s.trace_ids[at + BORN] = born
    s.trace_ids[at + CAUSE] = x.cause[row]
    s.trace_ids[at + FOUNDED] = x.context[row]
    s.trace_ids[at + SLOTS] = 0
    s.trace_ids[at + HEAD] = -1
    s.trace_ids[at + TAIL] = -1
    s.trace_ids[at + KNOWS] = 0
    learn(s, x, w, row, 1.0 if x.cue_start[row + 1] - x.cue_start[row] <= 1 else p.salience)


def learn(s: Work, x: Rows, w: int, row: int, salience: float) -> None:
    """Trace w learns those cues of a row that it does not know."""
    for i in range(x.cue_start[row], x.cue_start[row + 1]):
        if known(s, w, x.cue[i]) < 0:
            know(s, w, x.cue[i], salience)


def known(s: Work, w: int, cue: int) -> int:
    """Where trace w keeps a cue, or -1."""
    j = s.trace_ids[w * TRACE_INTS + HEAD]
    while j >= 0 and s.cue[j] != cue:
        j = s.cue_next[j]
    return j


def know(s: Work, w: int, cue: int, salience: float) -> None:
    """Put a cue at the end of trace w's chain."""
    new = s.held[CUES]
    s.held[CUES] = new + 1
    s.cue[new] = cue
    s.salience[new] = salience
    chain(s, w, new)


def chain(s: Work, w: int, new: int) -> None:
    """Hang the cue kept at `new` to the end of trace w's chain."""
    s.cue_next[new] = -1
    at = w * TRACE_INTS
    if s.trace_ids[at + HEAD] < 0:
        s.trace_ids[at + HEAD] = new
    else:
        s.cue_next[s.trace_ids[at + TAIL]] = new
    s.trace_ids[at + TAIL] = new
    s.trace_ids[at + KNOWS] |= 1 << (s.cue[new] % BITS)


def strengthen(
    s: Work, p: Params, w: int, alpha: float, towards: float, keep: float, row: int, t: float, out: Out
) -> None:
    """One step of trace w towards a level; of all that has not settled, the share `keep` settles.

    A Rescorla-Wagner step where `keep` is 1.
    """
    touch(s, p, w, t)
    at = w * TRACE_FLOATS
    lasting, x = s.trace[at + LASTING], s.trace[at + PASSING]
    gain = alpha * max(0.0, towards - (lasting + x))
    note(out, row, GREW, identity(s, w), -1, lasting, x, keep, gain)
    s.trace[at + LASTING] = lasting + keep * (x + gain)
    s.trace[at + PASSING] = (1.0 - keep) * (x + gain)


def stain(s: Work, x: Rows, w: int, row: int) -> None:
    """What was felt then stays in the trace."""
    for j in range(x.feel_start[row], x.feel_start[row + 1]):
        at = w * TRACE_FLOATS + COLOUR + x.feel[j]
        s.trace[at] = either(s.trace[at], x.feel_value[j])


def merge(s: Work, p: Params, first: int, size: int, row: int, t: float, out: Out) -> None:
    """The two least traces become one that knows the cues of both, as strong as the stronger, as safe as the less safe.

    The lesser's place is closed; whoever asked for it counts one trace less.
    """
    least = smallest(s, p, first, size, t, -1)
    greater = smallest(s, p, first, size, t, least)
    touch(s, p, least, t)
    touch(s, p, greater, t)
    a, b = least * TRACE_FLOATS, greater * TRACE_FLOATS
    note(
        out, row, MERGED, identity(s, greater), identity(s, least),
        s.trace[a + LASTING], s.trace[a + PASSING], s.trace[b + LASTING], s.trace[b + PASSING],
    )  # fmt: skip
    whole = max(s.trace[a + LASTING] + s.trace[a + PASSING], s.trace[b + LASTING] + s.trace[b + PASSING])
    peak = s.trace[a + PEAK]
    if first < s.held[FIRST_JOY]:
        s.whole[SCAR] = 1.0 - (1.0 - s.whole[SCAR]) * (1.0 - peak * peak)
    for j in (PEAK, LASTING, RAWNESS):
        s.trace[b + j] = max(s.trace[a + j], s.trace[b + j])
    s.trace[b + PASSING] = max(0.0, whole - s.trace[b + LASTING])
    for j in range(22):
        s.trace[b + COLOUR + j] = max(s.trace[a + COLOUR + j], s.trace[b + COLOUR + j])
    take_cues(s, greater, least)
    if first < s.held[FIRST_JOY]:
        share_safety(s, p, greater, least, t)
    close(s, p, least, first + size - 1)


def smallest(s: Work, p: Params, first: int, size: int, t: float, but: int) -> int:
    """The trace of the least peak, of two alike the weaker, of two alike the older."""
    found = -1
    peak = now = math.inf
    for w in range(first, first + size):
        if w != but:
            this, here = s.trace[w * TRACE_FLOATS + PEAK], strength(s, p, w, t)
            if found < 0 or this < peak or (this == peak and here < now):
                found, peak, now = w, this, here
    return found


def take_cues(s: Work, w: int, other: int) -> None:
    """Trace w learns all cues of another, each at its greater salience."""
    j = s.trace_ids[other * TRACE_INTS + HEAD]
    while j >= 0:
        after = s.cue_next[j]
        i = known(s, w, s.cue[j])
        if i >= 0:
            s.salience[i] = max(s.salience[i], s.salience[j])
        else:
            chain(s, w, j)
        j = after


def share_safety(s: Work, p: Params, w: int, other: int, t: float) -> None:
    """Of the safety against wound w only that stays which the other has too, in the same context, and the lesser."""
    kept = w * p.slots
    for j in range(w * p.slots, w * p.slots + s.trace_ids[w * TRACE_INTS + SLOTS]):
        for i in range(other * p.slots, other * p.slots + s.trace_ids[other * TRACE_INTS + SLOTS]):
            if s.slot_context[i] == s.slot_context[j]:
                now = min(ready(s, i, t), ready(s, j, t))
                ours, theirs = j * SLOT_FLOATS, i * SLOT_FLOATS
                s.slot[ours + STORED] = min(s.slot[ours + STORED], s.slot[theirs + STORED])
                s.slot[ours + STABILITY] = min(s.slot[ours + STABILITY], s.slot[theirs + STABILITY])
                s.slot[ours + READY] = now
                s.slot[ours + SINCE] = t
                copy_slot(s, j, kept)
                kept += 1
                break
    s.trace_ids[w * TRACE_INTS + SLOTS] = kept - w * p.slots


def copy_slot(s: Work, source: int, place: int) -> None:
    """Write one slot of safety over another."""
    s.slot_context[place] = s.slot_context[source]
    for k in range(SLOT_FLOATS):
        s.slot[place * SLOT_FLOATS + k] = s.slot[source * SLOT_FLOATS + k]


def close(s: Work, p: Params, gone: int, last: int) -> None:
    """Move the traces behind one that is gone to its place."""
    for w in range(gone, last):
        for k in range(TRACE_FLOATS):
            s.trace[w * TRACE_FLOATS + k] = s.trace[(w + 1) * TRACE_FLOATS + k]
        for k in range(TRACE_INTS):
            s.trace_ids[w * TRACE_INTS + k] = s.trace_ids[(w + 1) * TRACE_INTS + k]
        if last < s.held[FIRST_JOY]:
            for k in range(s.trace_ids[w * TRACE_INTS + SLOTS]):
                copy_slot(s, (w + 1) * p.slots + k, w * p.slots + k)
