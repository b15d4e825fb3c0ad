"""What can be read of a trace here and now: damage, match, inhibition, expression. Part of the kernel.

Plain scalar functions over flat sequences: lists, or arrays when compiled. Only `math`, never `**` or numpy, and one
order of summing, so that both ways give the same bits.
"""

import math
from collections.abc import Sequence

from previously.mind.kernel.layout import (
    CLOCK,
    FIRST_JOY,
    HEAD,
    JOYS,
    KNOWS,
    LASTING,
    LIKENESS,
    NEAR,
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
    TRACE_FLOATS,
    TRACE_INTS,
    WOUNDS,
    Tables,
    Work,
)
from previously.mind.kernel.params import Params

USUAL_NORM = 4.0
BITS = 61  # kinds of cue that are told apart at a glance


def damage(s: Work, but: int) -> float:
    """Prior damage D in 0..1, of all wounds but one (-1: of all). From peaks, so that no healing lowers it."""
    whole = 1.0 - s.whole[SCAR]
    for w in range(s.held[WOUNDS]):
        if w != but:
            peak = s.trace[w * TRACE_FLOATS + PEAK]
            whole *= 1.0 - peak * peak
    return 1.0 - whole


def dark(s: Work) -> float:
    """Damage, and the slights that have not faded yet, where one dwells."""
    whole = 1.0 - s.whole[SCAR]
    for w in range(s.held[WOUNDS]):
        most = max(s.trace[w * TRACE_FLOATS + PEAK], s.stands[w])
        whole *= 1.0 - most * most
    return 1.0 - whole


def bright(s: Work) -> float:
    """The good that stands: of fresh joys how often counts, of what stays how great, where one dwells."""
    whole = 1.0
    for j in range(s.held[FIRST_JOY], s.held[FIRST_JOY] + s.held[JOYS]):
        lasting = s.trace[j * TRACE_FLOATS + LASTING]
        whole *= (1.0 - s.raw[j]) * (1.0 - lasting * lasting)
    return 1.0 - whole


def width(s: Work, p: Params) -> float:
    """Generalization length, widened by damage."""
    return p.delta * (1.0 + p.gamma_D * damage(s, -1))


def nearest(c: Tables, known: int, cue: Sequence[int], low: int, high: int) -> float:
    """Distance from a known cue to the nearest of cue[low:high]: 0 for the same, infinite for another kind."""
    best = math.inf
    for j in range(low, high):
        other = cue[j]
        if other == known:
            return 0.0
        if c.dimension[known] >= 0 and c.dimension[known] == c.dimension[other]:
            best = min(best, abs(c.value[known] - c.value[other]))
    return best


def bits(c: Tables, cue: Sequence[int], low: int, high: int) -> int:
    """The bits of cue[low:high]: whoever knows one of them, or one like it, has one of these bits in KNOWS."""
    found = 0
    for j in range(low, high):
        if c.dimension[cue[j]] >= 0:
            return -1  # cues of one dimension are like each other
        found |= 1 << (cue[j] % BITS)
    return found


def match(s: Work, c: Tables, p: Params, w: int, cue: Sequence[int], low: int, high: int, length: float) -> float:
    """How far cue[low:high] is what trace w knows, 0..1, in the context at hand; monotone in the set of cues."""
    if not s.trace_ids[w * TRACE_INTS + KNOWS] & bits(c, cue, low, high):
        return 0.0
    missed = 1.0
    j = s.trace_ids[w * TRACE_INTS + HEAD]
    while j >= 0:
        far = nearest(c, s.cue[j], cue, low, high)
        if far == 0.0:
            missed *= 1.0 - s.salience[j]
        elif far < math.inf:
            missed *= 1.0 - s.salience[j] * math.exp(-far / length)
        j = s.cue_next[j]
    return (1.0 - missed) * (1.0 - p.chi + p.chi * s.trace[w * TRACE_FLOATS + LIKENESS])


def full_match(s: Work, p: Params, w: int) -> float:
    """The match of trace w in the context at hand, if all its cues are met."""
    missed = 1.0
    j = s.trace_ids[w * TRACE_INTS + HEAD]
    while j >= 0:
        missed *= 1.0 - s.salience[j]
        j = s.cue_next[j]
    return (1.0 - missed) * (1.0 - p.chi + p.chi * s.trace[w * TRACE_FLOATS + LIKENESS])


def familiar(s: Work, c: Tables, w: int, cue: Sequence[int], low: int, high: int) -> float:
    """Share of cue[low:high] of which trace w knows at least the dimension."""
    if low == high:
        return 0.0
    known = 0
    for i in range(low, high):
        j = s.trace_ids[w * TRACE_INTS + HEAD]
        while j >= 0:
            if nearest(c, s.cue[j], cue, i, i + 1) < math.inf:
                known += 1
                break
            j = s.cue_next[j]
    return known / (high - low)


def passing(s: Work, p: Params, w: int, t: float) -> float:
    """What passes of trace w, as it is at day t."""
    at = w * TRACE_FLOATS
    x = s.trace[at + PASSING]
    since = t - s.trace[at + CLOCK]
    if x <= 0.0 or since <= 0.0:
        return x
    return x * math.exp(-since / (p.tau_s if w < s.held[FIRST_JOY] else p.tau_J))


def strength(s: Work, p: Params, w: int, t: float) -> float:
    """Strength E of trace w at day t: what lasts and what passes."""
    return s.trace[w * TRACE_FLOATS + LASTING] + passing(s, p, w, t)


def rawness(s: Work, p: Params, w: int, t: float) -> float:
    """Rawness of wound w at day t; it fades."""
    at = w * TRACE_FLOATS
    since = t - s.trace[at + CLOCK]
    return s.trace[at + RAWNESS] * math.exp(-since / p.tau_h) if since > 0.0 else s.trace[at + RAWNESS]


def touch(s: Work, p: Params, w: int, t: float) -> None:
    """Move what passes of trace w, and its rawness, to day t."""
    at = w * TRACE_FLOATS
    x, raw = passing(s, p, w, t), rawness(s, p, w, t)
    s.trace[at + PASSING] = x
    s.trace[at + RAWNESS] = raw
    s.trace[at + CLOCK] = t


def ready(s: Work, slot: int, t: float) -> float:
    """Retrievable share of the safety in one slot at day t; it fades."""
    at = slot * SLOT_FLOATS
    since = t - s.slot[at + SINCE]
    return s.slot[at + READY] * math.exp(-since / s.slot[at + STABILITY]) if since > 0.0 else s.slot[at + READY]


def reach(s: Work, p: Params, slot: int) -> float:
    """Likeness to the context at hand as a slot of safety has it: the stabler, the less it is bound to its own."""
    at = slot * SLOT_FLOATS
    near = s.slot[at + NEAR]
    return near + p.omega_G * (1.0 - near) * (1.0 - p.tau_I / s.slot[at + STABILITY])


def inhibition(s: Work, p: Params, w: int, t: float) -> float:
    """Safety available against wound w in the context at hand, 0..1."""
    open_ = 1.0
    first = w * p.slots
    for j in range(first, first + s.trace_ids[w * TRACE_INTS + SLOTS]):
        open_ *= 1.0 - s.slot[j * SLOT_FLOATS + STORED] * ready(s, j, t) * reach(s, p, j)
    return 1.0 - open_


def express(s: Work, p: Params, w: int, m: float, t: float) -> float:
    """Expressed level of wound w at match m in the context at hand, with nothing and nobody to hold on to."""
    level = m + (1.0 - m) * p.a * rawness(s, p, w, t)
    return strength(s, p, w, t) * level * (1.0 - p.kappa * inhibition(s, p, w, t))


def summed(level: float, p: Params) -> float:
    """What a level adds to a sum of levels that overlap; `whole` makes the read-out of the sum."""
    if level <= 0.0:
        return 0.0
    return level * level * (level * level) if p.norm == USUAL_NORM else math.pow(level, p.norm)


def whole(total: float, p: Params) -> float:
    """The read-out of levels that were `summed`: a p-norm, at most 1."""
    if total <= 0.0:
        return 0.0
    return min(1.0, math.sqrt(math.sqrt(total)) if p.norm == USUAL_NORM else math.pow(total, 1.0 / p.norm))


def dwell(s: Work, p: Params, t: float) -> None:
    """Hold what traces and safety are at day t, which many read-outs of one moment share."""
    for w in range(s.held[WOUNDS]):
        s.stands[w] = strength(s, p, w, t)
        s.raw[w] = rawness(s, p, w, t)
        first = w * p.slots
        for j in range(first, first + s.trace_ids[w * TRACE_INTS + SLOTS]):
            s.safety[j] = s.slot[j * SLOT_FLOATS + STORED] * ready(s, j, t)
    for w in range(s.held[FIRST_JOY], s.held[FIRST_JOY] + s.held[JOYS]):
        s.raw[w] = passing(s, p, w, t)
        s.stands[w] = s.trace[w * TRACE_FLOATS + LASTING] + s.raw[w]


def shown(s: Work, p: Params, w: int, m: float) -> float:
    """The same as `express`, where one dwells."""
    open_, first = 1.0, w * p.slots
    for j in range(first, first + s.trace_ids[w * TRACE_INTS + SLOTS]):
        open_ *= 1.0 - s.safety[j] * reach(s, p, j)
    level = m + (1.0 - m) * p.a * s.raw[w]
    return s.stands[w] * level * (1.0 - p.kappa * (1.0 - open_))
