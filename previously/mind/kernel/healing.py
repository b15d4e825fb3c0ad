"""How safety is learned, doubted and forgotten, and how wounds are softened. Part of the kernel."""

import math

from previously.mind.kernel.experiences import REPROCESS
from previously.mind.kernel.growing import copy_slot
from previously.mind.kernel.layout import (
    LASTING,
    NEAR,
    PASSING,
    PEAK,
    RAWNESS,
    READY,
    SINCE,
    SLOT_FLOATS,
    SLOTS,
    STABILITY,
    STORED,
    TRACE_FLOATS,
    TRACE_INTS,
    WOUNDS,
    Rows,
    Tables,
    Work,
)
from previously.mind.kernel.params import Params
from previously.mind.kernel.traces import match, ready, touch, width

NO_MATCH = 1e-9  # a trace matched less is not met at all


def doubt(s: Work, p: Params, severity: float, t: float) -> None:
    """Danger here: safety learned in places like this is less at hand, for every wound."""
    lost = p.rho_R * math.sqrt(severity)
    for w in range(s.held[WOUNDS]):
        first = w * p.slots
        for j in range(first, first + s.trace_ids[w * TRACE_INTS + SLOTS]):
            at = j * SLOT_FLOATS
            s.slot[at + READY] = ready(s, j, t) * (1.0 - lost * s.slot[at + NEAR])
            s.slot[at + SINCE] = t


def slot_for(s: Work, p: Params, w: int, context: int, t: float) -> int:
    """Wound w's slot for a context; where none is free, the least available safety is forgotten."""
    first = w * p.slots
    size = s.trace_ids[w * TRACE_INTS + SLOTS]
    for j in range(first, first + size):
        if s.slot_context[j] == context:
            return j
    if size >= p.slots:
        forget(s, p, w, t)
        size -= 1
    new = first + size
    s.trace_ids[w * TRACE_INTS + SLOTS] = size + 1
    s.slot_context[new] = context
    at = new * SLOT_FLOATS
    s.slot[at + STORED] = 0.0
    s.slot[at + READY] = 1.0
    s.slot[at + STABILITY] = p.tau_I
    s.slot[at + SINCE] = t
    s.slot[at + NEAR] = p.g0 + (1.0 - p.g0)
    return new


def forget(s: Work, p: Params, w: int, t: float) -> None:
    """Drop wound w's least available slot and close the gap."""
    first, last = w * p.slots, w * p.slots + s.trace_ids[w * TRACE_INTS + SLOTS] - 1
    worst, least = first, math.inf
    for j in range(first, last + 1):
        available = s.slot[j * SLOT_FLOATS + STORED] * ready(s, j, t)
        if available < least:
            worst, least = j, available
    for j in range(worst, last):
        copy_slot(s, j + 1, j)


def heal(s: Work, x: Rows, c: Tables, p: Params, row: int) -> None:
    """The cue met and nothing bad follows, n times in one go: safety is learned here. Reprocessing also softens."""
    t, n = x.t[row], float(x.n[row])
    length = width(s, p)
    for w in range(s.held[WOUNDS]):
        m = match(s, c, p, w, x.cue, x.cue_start[row], x.cue_start[row + 1], length)
        if m > NO_MATCH:
            dose = x.mag[row] * m
            j = slot_for(s, p, w, x.context[row], t)
            store(s, p, j, dose, n, t)
            if x.kind[row] == REPROCESS:
                soften(s, p, w, math.pow(1.0 - p.rho_E * dose, n), t)


def store(s: Work, p: Params, j: int, dose: float, n: float, t: float) -> None:
    """N massed safe exposures into slot j, in closed form; the further it was out of reach, the stabler it becomes."""
    at = j * SLOT_FLOATS
    before = ready(s, j, t)
    now = 1.0 - (1.0 - before) * math.pow(1.0 - p.nu * dose, n)
    s.slot[at + STORED] = 1.0 - (1.0 - s.slot[at + STORED]) * math.pow(1.0 - p.eta * dose, n)
    s.slot[at + READY] = now
    s.slot[at + STABILITY] = min(p.tau_I_max, s.slot[at + STABILITY] * math.exp(p.spacing * (now - before)))
    s.slot[at + SINCE] = t


def soften(s: Work, p: Params, w: int, left: float, t: float) -> None:
    """Worked through: of what lasts above the floor, of what passes and of rawness, a share `left` remains."""
    touch(s, p, w, t)
    at = w * TRACE_FLOATS
    floor = p.phi * s.trace[at + PEAK]
    s.trace[at + LASTING] = floor + (s.trace[at + LASTING] - floor) * left
    s.trace[at + PASSING] *= left
    s.trace[at + RAWNESS] *= left
