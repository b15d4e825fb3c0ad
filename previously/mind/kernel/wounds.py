"""What can be read of wounds here and now: damage, match, inhibition, expression. Part of the kernel.

Plain scalar functions over flat sequences: lists, or arrays when compiled. Only `math`, never `**` or numpy, and one
order of summing, so that both ways give the same bits.
"""

import math
from collections.abc import Sequence

from previously.mind.kernel.layout import (
    ATTACH,
    BECOME,
    CLOCK,
    DRIVE_FLOATS,
    DRIVE_INTS,
    DRIVES,
    FOUNDED,
    HEAD,
    LIKENESS,
    LIVE,
    NEAR,
    PEAK,
    RAWNESS,
    READY,
    SINCE,
    SLOT_FLOATS,
    SLOTS,
    STABILITY,
    STORED,
    STRENGTH,
    WOUND_FLOATS,
    WOUND_INTS,
    WOUNDS,
    Tables,
    Work,
)
from previously.mind.kernel.params import Params


def damage(s: Work, but: int) -> float:
    """Prior damage D in 0..1, of all wounds but one (-1: of all). From peaks, so that no healing lowers it."""
    whole = 1.0
    for w in range(s.held[WOUNDS]):
        if w != but:
            peak = s.wound[w * WOUND_FLOATS + PEAK]
            whole *= 1.0 - peak * peak
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


def match(s: Work, c: Tables, p: Params, w: int, cue: Sequence[int], low: int, high: int, length: float) -> float:
    """How far cue[low:high] is what wound w knows, 0..1, in the context at hand; monotone in the set of cues."""
    missed = 1.0
    j = s.wound_ids[w * WOUND_INTS + HEAD]
    while j >= 0:
        far = nearest(c, s.cue[j], cue, low, high)
        if far == 0.0:
            missed *= 1.0 - s.salience[j]
        elif far < math.inf:
            missed *= 1.0 - s.salience[j] * math.exp(-far / length)
        j = s.cue_next[j]
    return (1.0 - missed) * (1.0 - p.chi + p.chi * s.wound[w * WOUND_FLOATS + LIKENESS])


def familiar(s: Work, c: Tables, w: int, cue: Sequence[int], low: int, high: int) -> float:
    """Share of cue[low:high] of which wound w knows at least the dimension."""
    if low == high:
        return 0.0
    known = 0
    for i in range(low, high):
        j = s.wound_ids[w * WOUND_INTS + HEAD]
        while j >= 0:
            if nearest(c, s.cue[j], cue, i, i + 1) < math.inf:
                known += 1
                break
            j = s.cue_next[j]
    return known / (high - low)


def rawness(s: Work, p: Params, w: int, t: float) -> float:
    """Rawness of wound w at day t; it fades."""
    at = w * WOUND_FLOATS
    since = t - s.wound[at + CLOCK]
    return s.wound[at + RAWNESS] * math.exp(-since / p.tau_h) if since > 0.0 else s.wound[at + RAWNESS]


def ready(s: Work, slot: int, t: float) -> float:
    """Retrievable share of the safety in one slot at day t; it fades."""
    at = slot * SLOT_FLOATS
    since = t - s.slot[at + SINCE]
    return s.slot[at + READY] * math.exp(-since / s.slot[at + STABILITY]) if since > 0.0 else s.slot[at + READY]


def inhibition(s: Work, p: Params, w: int, t: float) -> float:
    """Safety available against wound w in the context at hand, 0..1."""
    open_ = 1.0
    first = w * p.slots
    for j in range(first, first + s.wound_ids[w * WOUND_INTS + SLOTS]):
        open_ *= 1.0 - s.slot[j * SLOT_FLOATS + STORED] * ready(s, j, t) * s.slot[j * SLOT_FLOATS + NEAR]
    return 1.0 - open_


def shield(s: Work, p: Params) -> float:
    """Share of every wound that the strongest live purpose masks, at the clock of the drives."""
    most = 0.0
    for d in range(s.held[DRIVES]):
        if s.drive_ids[d * DRIVE_INTS + LIVE] and not s.drive_ids[d * DRIVE_INTS + ATTACH]:
            most = max(most, s.drive[d * DRIVE_FLOATS + BECOME])
    return p.psi * most


def express(s: Work, p: Params, w: int, m: float, t: float) -> float:
    """Expressed level of wound w at match m in the context at hand, unshielded: cued part and rawness, less safety."""
    level = m + (1.0 - m) * p.a * rawness(s, p, w, t)
    return s.wound[w * WOUND_FLOATS + STRENGTH] * level * (1.0 - p.kappa * inhibition(s, p, w, t))


def jaccard(ours: Sequence[int], low: int, high: int, theirs: Sequence[int], begin: int, end: int, size: int) -> float:
    """Shared features over all features; both sorted. `size` counts theirs, with those that nobody else has."""
    shared, i, j = 0, low, begin
    while i < high and j < end:
        if ours[i] == theirs[j]:
            shared += 1
            i += 1
            j += 1
        elif ours[i] < theirs[j]:
            i += 1
        else:
            j += 1
    union = (high - low) + size - shared
    return shared / union if union > 0 else 1.0


def likeness(c: Tables, p: Params, context: int, feature: Sequence[int], low: int, high: int, size: int) -> float:
    """Similarity G in g0..1 of a known context to feature[low:high]."""
    alike = jaccard(c.feature, c.start[context], c.start[context + 1], feature, low, high, size)
    return p.g0 + (1.0 - p.g0) * alike


def arrive(s: Work, c: Tables, p: Params, feature: Sequence[int], low: int, high: int, size: int) -> None:
    """Hold every wound's and slot's likeness to the context feature[low:high]."""
    for w in range(s.held[WOUNDS]):
        founded = s.wound_ids[w * WOUND_INTS + FOUNDED]
        s.wound[w * WOUND_FLOATS + LIKENESS] = likeness(c, p, founded, feature, low, high, size)
        first = w * p.slots
        for j in range(first, first + s.wound_ids[w * WOUND_INTS + SLOTS]):
            s.slot[j * SLOT_FLOATS + NEAR] = likeness(c, p, s.slot_context[j], feature, low, high, size)
