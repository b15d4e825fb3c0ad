"""The loop over experiences, with states packed on the way. Runs plainly, or compiled by `compiled`."""

from collections.abc import Sequence

from previously.mind.kernel.dynamics import know, live
from previously.mind.kernel.experiences import ENGAGE, HARM
from previously.mind.kernel.layout import (
    CLOCK,
    COLOUR,
    CUES,
    DRIVE_FLOATS,
    DRIVE_INTS,
    DRIVES,
    HEAD,
    HEAD_FLOATS,
    HERE,
    KEPT_SLOT_FLOATS,
    KEPT_WOUND_INTS,
    SLOT_FLOATS,
    SLOTS,
    TAIL,
    WOUND_FLOATS,
    WOUND_INTS,
    WOUNDS,
    Out,
    Rows,
    Tables,
    Work,
)
from previously.mind.kernel.params import Params


def run(
    s: Work, x: Rows, c: Tables, p: Params, reactivity: float, done: int, base: int, every: int, out: Out
) -> tuple[int, int]:
    """Live the rows of x from `done` on; returns rows done and states packed.

    A state is packed wherever `base` + rows done is a multiple of `every`, and at the end. Stops early where s has no
    room for what the next row may bring, or `out` none for another state.
    """
    packed, full = 0, 0
    while done < len(x.t) and not full and has_room(s, x, done):
        live(s, x, c, p, reactivity, done, out)
        done += 1
        if (base + done) % every == 0 and done < len(x.t):
            pack(s, p, out, packed, done)
            packed += 1
            full = not has_room_for_two(s, out, packed)
    if not full:
        pack(s, p, out, packed, done)
        packed += 1
    return done, packed


def has_room(s: Work, x: Rows, row: int) -> bool:
    """Whether the wounds, cues and drives a row may found find room."""
    if x.kind[row] == HARM:
        n = x.n[row]
        cues = x.cue_start[row + 1] - x.cue_start[row]
        return s.held[WOUNDS] + n <= len(s.wound_ids) // WOUND_INTS and s.held[CUES] + (n + 1) * cues <= len(s.cue)
    return x.kind[row] != ENGAGE or s.held[DRIVES] < len(s.drive_ids) // DRIVE_INTS


def has_room_for_two(s: Work, out: Out, packed: int) -> bool:
    """Whether two more states of the greatest size s can take fit in what is left."""
    floats = HEAD_FLOATS + len(s.wound) + len(s.slot) + len(s.salience) + len(s.drive)
    ints = 2 + len(s.wound_ids) + len(s.slot_context) + len(s.cue) + len(s.drive_ids)
    at = 3 * (packed - 1)
    return (
        out.stops[at + 1] + 2 * floats <= len(out.floats)
        and out.stops[at + 2] + 2 * ints <= len(out.ints)
        and at + 9 <= len(out.stops)
    )


def pack(s: Work, p: Params, out: Out, packed: int, done: int) -> None:
    """Write the state after `done` rows behind the last; the same state is the same bits, however it came about."""
    f = out.stops[3 * packed - 2] if packed > 0 else 0
    i = out.stops[3 * packed - 1] if packed > 0 else 0
    out.floats[f] = s.clock[0]
    for j in range(3):
        out.floats[f + 1 + j] = s.mood[j]
    for j in range(22):
        out.floats[f + 4 + j] = s.emotion[j]
    f += HEAD_FLOATS
    out.ints[i] = s.held[WOUNDS]
    out.ints[i + 1] = s.held[DRIVES]
    i += 2
    for j in range(s.held[DRIVES] * DRIVE_FLOATS):
        out.floats[f + j] = s.drive[j]
    f += s.held[DRIVES] * DRIVE_FLOATS
    for j in range(s.held[DRIVES] * DRIVE_INTS):
        out.ints[i + j] = s.drive_ids[j]
    i += s.held[DRIVES] * DRIVE_INTS
    for w in range(s.held[WOUNDS]):
        f, i = pack_wound(s, p, out, w, f, i)
    out.stops[3 * packed] = done
    out.stops[3 * packed + 1] = f
    out.stops[3 * packed + 2] = i


def pack_wound(s: Work, p: Params, out: Out, w: int, f: int, i: int) -> tuple[int, int]:
    """Write wound w at f and i; returns where it ends."""
    at, ids, first = w * WOUND_FLOATS, w * WOUND_INTS, w * p.slots
    for j in range(CLOCK + 1):
        out.floats[f + j] = s.wound[at + j]
    f += CLOCK + 1
    coloured = 0
    for j in range(22):
        if s.wound[at + COLOUR + j] > 0.0:
            out.floats[f] = s.wound[at + COLOUR + j]
            f += 1
            coloured |= 1 << j
    for j in range(SLOTS + 1):
        out.ints[i + j] = s.wound_ids[ids + j]
    size = i + SLOTS + 1
    out.ints[size + 1] = coloured
    i += KEPT_WOUND_INTS
    for j in range(first, first + s.wound_ids[ids + SLOTS]):
        for k in range(KEPT_SLOT_FLOATS):
            out.floats[f + k] = s.slot[j * SLOT_FLOATS + k]
        f += KEPT_SLOT_FLOATS
        out.ints[i] = s.slot_context[j]
        i += 1
    cues, j = 0, s.wound_ids[ids + HEAD]
    while j >= 0:
        out.floats[f + cues] = s.salience[j]
        out.ints[i + cues] = s.cue[j]
        cues += 1
        j = s.cue_next[j]
    out.ints[size] = cues
    return f + cues, i + cues


def unpack(s: Work, p: Params, floats: Sequence[float], ints: Sequence[int]) -> None:
    """Lay a packed state out in s, which must have room for it."""
    s.clock[0] = floats[0]
    for j in range(3):
        s.mood[j] = floats[1 + j]
    for j in range(22):
        s.emotion[j] = floats[4 + j]
    s.held[WOUNDS], s.held[DRIVES], s.held[CUES], s.held[HERE] = ints[0], ints[1], 0, -1
    f, i = HEAD_FLOATS, 2
    for j in range(ints[1] * DRIVE_FLOATS):
        s.drive[j] = floats[f + j]
    f += ints[1] * DRIVE_FLOATS
    for j in range(ints[1] * DRIVE_INTS):
        s.drive_ids[j] = ints[i + j]
    i += ints[1] * DRIVE_INTS
    for w in range(ints[0]):
        f, i = unpack_wound(s, p, floats, ints, w, f, i)


def unpack_wound(
    s: Work, p: Params, floats: Sequence[float], ints: Sequence[int], w: int, f: int, i: int
) -> tuple[int, int]:
    """Read wound w from f and i; returns where it ends."""
    at, ids, first = w * WOUND_FLOATS, w * WOUND_INTS, w * p.slots
    for j in range(CLOCK + 1):
        s.wound[at + j] = floats[f + j]
    f += CLOCK + 1
    for j in range(22):
        felt = ints[i + SLOTS + 2] >> j & 1
        s.wound[at + COLOUR + j] = floats[f] if felt else 0.0
        f += felt
    for j in range(SLOTS + 1):
        s.wound_ids[ids + j] = ints[i + j]
    s.wound_ids[ids + HEAD] = s.wound_ids[ids + TAIL] = -1
    cues = ints[i + SLOTS + 1]
    i += KEPT_WOUND_INTS
    for j in range(first, first + s.wound_ids[ids + SLOTS]):
        for k in range(KEPT_SLOT_FLOATS):
            s.slot[j * SLOT_FLOATS + k] = floats[f + k]
        f += KEPT_SLOT_FLOATS
        s.slot_context[j] = ints[i]
        i += 1
    for j in range(cues):
        know(s, w, ints[i + j], floats[f + j])
    return f + cues, i + cues
