"""States packed and laid out again: the same state is the same bits, however it came about. Part of the kernel."""

from collections.abc import Sequence

from previously.mind.kernel.growing import know
from previously.mind.kernel.layout import (
    BORN_JOYS,
    BORN_WOUNDS,
    CLOCK,
    COLOUR,
    CUES,
    DRIVE_FLOATS,
    DRIVE_INTS,
    DRIVES,
    FIRST_JOY,
    HEAD,
    HEAD_FLOATS,
    HEAD_INTS,
    HERE,
    JOYS,
    KEPT_DRIVE_INTS,
    KEPT_SLOT_FLOATS,
    KEPT_TRACE_INTS,
    KNOWS,
    OTHER_FLOATS,
    OTHERS,
    SCAR,
    SLOT_FLOATS,
    SLOTS,
    TAIL,
    THERE,
    TIME,
    TRACE_FLOATS,
    TRACE_INTS,
    WOUNDS,
    Out,
    Work,
)
from previously.mind.kernel.params import Params


def most_floats(s: Work) -> int:
    """How many floats the greatest state that s can take packs into."""
    return HEAD_FLOATS + len(s.trace) + len(s.slot) + len(s.salience) + len(s.drive) + len(s.other)


def most_ints(s: Work) -> int:
    """Likewise, of ints."""
    others = len(s.other_ids)
    return HEAD_INTS + len(s.trace_ids) + len(s.slot_context) + len(s.cue) + len(s.drive_ids) + others


def pack(s: Work, p: Params, out: Out, packed: int, done: int) -> None:
    """Write the state after `done` rows behind the last."""
    f = out.stops[3 * packed - 2] if packed > 0 else 0
    i = out.stops[3 * packed - 1] if packed > 0 else 0
    out.floats[f] = s.whole[TIME]
    out.floats[f + 1] = s.whole[SCAR]
    for j in range(3):
        out.floats[f + 2 + j] = s.mood[j]
    for j in range(22):
        out.floats[f + 5 + j] = s.emotion[j]
    f += HEAD_FLOATS
    out.ints[i] = s.held[WOUNDS]
    out.ints[i + 1] = s.held[JOYS]
    out.ints[i + 2] = s.held[DRIVES]
    out.ints[i + 3] = s.held[OTHERS]
    out.ints[i + 4] = s.held[BORN_WOUNDS]
    out.ints[i + 5] = s.held[BORN_JOYS]
    i += HEAD_INTS
    f, i = pack_aims(s, out, f, i)
    for w in range(s.held[WOUNDS]):
        f, i = pack_trace(s, p, out, w, f, i)
    for w in range(s.held[FIRST_JOY], s.held[FIRST_JOY] + s.held[JOYS]):
        f, i = pack_trace(s, p, out, w, f, i)
    out.stops[3 * packed] = done
    out.stops[3 * packed + 1] = f
    out.stops[3 * packed + 2] = i


def pack_aims(s: Work, out: Out, f: int, i: int) -> tuple[int, int]:
    """Write drives and others at f and i; returns where they end."""
    for j in range(s.held[DRIVES] * DRIVE_FLOATS):
        out.floats[f + j] = s.drive[j]
    f += s.held[DRIVES] * DRIVE_FLOATS
    for d in range(s.held[DRIVES]):
        for j in range(KEPT_DRIVE_INTS):
            out.ints[i + j] = s.drive_ids[d * DRIVE_INTS + j]
        i += KEPT_DRIVE_INTS
    for j in range(s.held[OTHERS] * OTHER_FLOATS):
        out.floats[f + j] = s.other[j]
    for j in range(s.held[OTHERS]):
        out.ints[i + j] = s.other_ids[j]
    return f + s.held[OTHERS] * OTHER_FLOATS, i + s.held[OTHERS]


def pack_trace(s: Work, p: Params, out: Out, w: int, f: int, i: int) -> tuple[int, int]:
    """Write trace w at f and i; returns where it ends."""
    at, ids, first = w * TRACE_FLOATS, w * TRACE_INTS, w * p.slots
    for j in range(CLOCK + 1):
        out.floats[f + j] = s.trace[at + j]
    f += CLOCK + 1
    coloured = 0
    for j in range(22):
        if s.trace[at + COLOUR + j] > 0.0:
            out.floats[f] = s.trace[at + COLOUR + j]
            f += 1
            coloured |= 1 << j
    for j in range(SLOTS + 1):
        out.ints[i + j] = s.trace_ids[ids + j]
    size = i + SLOTS + 1
    out.ints[size + 1] = coloured
    i += KEPT_TRACE_INTS
    for j in range(first, first + s.trace_ids[ids + SLOTS]):
        for k in range(KEPT_SLOT_FLOATS):
            out.floats[f + k] = s.slot[j * SLOT_FLOATS + k]
        f += KEPT_SLOT_FLOATS
        out.ints[i] = s.slot_context[j]
        i += 1
    cues, j = 0, s.trace_ids[ids + HEAD]
    while j >= 0:
        out.floats[f + cues] = s.salience[j]
        out.ints[i + cues] = s.cue[j]
        cues += 1
        j = s.cue_next[j]
    out.ints[size] = cues
    return f + cues, i + cues


def unpack(s: Work, p: Params, floats: Sequence[float], ints: Sequence[int], f: int, i: int) -> None:
    """Lay the state packed at f and i out in s, which must have room for it."""
    wounds, joys = ints[i], ints[i + 1]
    f, i = unpack_aims(s, floats, ints, f, i)
    s.held[WOUNDS], s.held[JOYS] = wounds, joys
    for w in range(wounds):
        f, i = unpack_trace(s, p, floats, ints, w, f, i)
    for w in range(s.held[FIRST_JOY], s.held[FIRST_JOY] + joys):
        f, i = unpack_trace(s, p, floats, ints, w, f, i)


def unpack_aims(s: Work, floats: Sequence[float], ints: Sequence[int], f: int, i: int) -> tuple[int, int]:
    """Read all but traces: feelings, mood, drives and others; returns where they end."""
    s.whole[TIME] = floats[f]
    s.whole[SCAR] = floats[f + 1]
    for j in range(3):
        s.mood[j] = floats[f + 2 + j]
    for j in range(22):
        s.emotion[j] = floats[f + 5 + j]
    drives, others = ints[i + 2], ints[i + 3]
    s.held[WOUNDS], s.held[JOYS], s.held[DRIVES], s.held[OTHERS] = 0, 0, drives, others
    s.held[BORN_WOUNDS], s.held[BORN_JOYS], s.held[CUES], s.held[HERE] = ints[i + 4], ints[i + 5], 0, -1
    f, i = f + HEAD_FLOATS, i + HEAD_INTS
    for j in range(drives * DRIVE_FLOATS):
        s.drive[j] = floats[f + j]
    f += drives * DRIVE_FLOATS
    for d in range(drives):
        for j in range(KEPT_DRIVE_INTS):
            s.drive_ids[d * DRIVE_INTS + j] = ints[i + j]
        s.drive_ids[d * DRIVE_INTS + THERE] = 0
        i += KEPT_DRIVE_INTS
    for j in range(others * OTHER_FLOATS):
        s.other[j] = floats[f + j]
    for j in range(others):
        s.other_ids[j] = ints[i + j]
    return f + others * OTHER_FLOATS, i + others


def unpack_trace(
    s: Work, p: Params, floats: Sequence[float], ints: Sequence[int], w: int, f: int, i: int
) -> tuple[int, int]:
    """Read trace w from f and i; returns where it ends."""
    trace, own, slot = s.trace, s.trace_ids, s.slot
    at, ids, first = w * TRACE_FLOATS, w * TRACE_INTS, w * p.slots
    for j in range(CLOCK + 1):
        trace[at + j] = floats[f + j]
    f += CLOCK + 1
    at += COLOUR
    coloured = ints[i + SLOTS + 2]
    for j in range(22):
        trace[at + j] = 0.0
    j = 0
    while coloured:
        if coloured & 1:
            trace[at + j] = floats[f]
            f += 1
        coloured >>= 1
        j += 1
    for j in range(SLOTS + 1):
        own[ids + j] = ints[i + j]
    own[ids + HEAD] = own[ids + TAIL] = -1
    own[ids + KNOWS] = 0
    slots, cues = ints[i + SLOTS], ints[i + SLOTS + 1]
    i += KEPT_TRACE_INTS
    at = first * SLOT_FLOATS
    for j in range(slots):
        for k in range(KEPT_SLOT_FLOATS):
            slot[at + k] = floats[f + k]
        f, at = f + KEPT_SLOT_FLOATS, at + SLOT_FLOATS
        s.slot_context[first + j] = ints[i + j]
    i += slots
    for j in range(cues):
        know(s, w, ints[i + j], floats[f + j])
    return f + cues, i + cues
