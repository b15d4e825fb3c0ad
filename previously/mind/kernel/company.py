"""What purposes and bonds do here and now: mask, soothe, lift, and be missed. Part of the kernel."""

from collections.abc import Sequence

from previously.mind.kernel.layout import (
    ATTACH,
    BECOME,
    DRIVE_FLOATS,
    DRIVE_INTS,
    DRIVES,
    FIRST_JOY,
    FOUNDED,
    JOYS,
    LIKENESS,
    LIVE,
    LOSS,
    NEAR,
    OTHER_FLOATS,
    OTHERS,
    PAIRS,
    SLOT_FLOATS,
    SLOTS,
    TARGET,
    THERE,
    TRACE_FLOATS,
    TRACE_INTS,
    TRUST,
    WOUNDS,
    Tables,
    Work,
)
from previously.mind.kernel.params import Params

A_STRANGERS = 0.5  # trust in somebody nothing is known of


def shield(s: Work, p: Params) -> float:
    """Share of every wound that the strongest live purpose masks, at the clock of the drives."""
    most = 0.0
    for d in range(s.held[DRIVES]):
        if s.drive_ids[d * DRIVE_INTS + LIVE] and not s.drive_ids[d * DRIVE_INTS + ATTACH]:
            most = max(most, s.drive[d * DRIVE_FLOATS + BECOME])
    return p.psi * most


def trust_in(s: Work, who: int) -> float:
    """Trust in one other person."""
    for o in range(s.held[OTHERS]):
        if s.other_ids[o] == who:
            return s.other[o * OTHER_FLOATS + TRUST]
    return A_STRANGERS


def security(s: Work, d: int) -> float:
    """How much a live bond gives: how much it has become her, times trust."""
    return s.drive[d * DRIVE_FLOATS + BECOME] * trust_in(s, s.drive_ids[d * DRIVE_INTS + TARGET])


def soothing(s: Work, p: Params) -> float:
    """Share of what hurts that is taken by the most trusted bond who is there."""
    most = 0.0
    for d in range(s.held[DRIVES]):
        at = d * DRIVE_INTS
        if s.drive_ids[at + LIVE] and s.drive_ids[at + ATTACH] and s.drive_ids[at + THERE]:
            most = max(most, security(s, d))
    return p.beta * most


def reminded(s: Work, c: Tables, d: int, cue: Sequence[int], low: int, high: int) -> bool:
    """Is the target of drive d among cue[low:high]?"""
    target = s.drive_ids[d * DRIVE_INTS + TARGET]
    if target >= 0:
        for j in range(low, high):
            if cue[j] == c.word[target]:
                return True
    return False


def missing(s: Work, p: Params, d: int, met: bool) -> float:
    """What lost drive d leaves; what the cues of a lost one bring back does not fade to nothing."""
    void = s.drive[d * DRIVE_FLOATS + BECOME]
    if met and s.drive_ids[d * DRIVE_INTS + ATTACH]:
        return void + p.omega_V * max(0.0, s.drive[d * DRIVE_FLOATS + LOSS] - void)
    return void


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


def alike(
    s: Work, c: Tables, p: Params, context: int, here: int, feature: Sequence[int], low: int, high: int, size: int
) -> float:
    """The same likeness, worked out once for all that was learned in that context, as long as it is at hand."""
    at = (context * 31 + here) & (PAIRS - 1)
    if s.pair[2 * at] != context or s.pair[2 * at + 1] != here:
        s.pair[2 * at] = context
        s.pair[2 * at + 1] = here
        s.alike[at] = likeness(c, p, context, feature, low, high, size)
    return s.alike[at]


def arrive(s: Work, c: Tables, p: Params, here: int, feature: Sequence[int], low: int, high: int, size: int) -> None:
    """Hold the likeness of every trace and slot to the context feature[low:high], and who is there.

    `here` is the number of that context, or one below -1 that no other has.
    """
    for w in range(s.held[WOUNDS]):
        founded = s.trace_ids[w * TRACE_INTS + FOUNDED]
        s.trace[w * TRACE_FLOATS + LIKENESS] = alike(s, c, p, founded, here, feature, low, high, size)
        first = w * p.slots
        for j in range(first, first + s.trace_ids[w * TRACE_INTS + SLOTS]):
            s.slot[j * SLOT_FLOATS + NEAR] = alike(s, c, p, s.slot_context[j], here, feature, low, high, size)
    for w in range(s.held[FIRST_JOY], s.held[FIRST_JOY] + s.held[JOYS]):
        founded = s.trace_ids[w * TRACE_INTS + FOUNDED]
        s.trace[w * TRACE_FLOATS + LIKENESS] = alike(s, c, p, founded, here, feature, low, high, size)
    for d in range(s.held[DRIVES]):
        s.drive_ids[d * DRIVE_INTS + THERE] = is_there(c, s.drive_ids[d * DRIVE_INTS + TARGET], feature, low, high)


def is_there(c: Tables, who: int, feature: Sequence[int], low: int, high: int) -> int:
    """1 where somebody is in the context feature[low:high], else 0."""
    if who >= 0:
        for i in range(low, high):
            if feature[i] == c.alone[who] or feature[i] == c.beside[who]:
                return 1
    return 0
