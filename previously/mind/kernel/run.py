"""The loop over experiences, with states packed on the way. Runs plainly, or compiled by `fast`."""

from collections.abc import Sequence

from previously.mind.kernel.dynamics import live
from previously.mind.kernel.experiences import ACHIEVED, ACT, ENGAGE, HARM, JOY_FELT
from previously.mind.kernel.layout import (
    CUES,
    DRIVE_INTS,
    DRIVES,
    FIRST_JOY,
    JOYS,
    OTHERS,
    TRACE_INTS,
    WOUNDS,
    Out,
    Rows,
    Tables,
    Work,
)
from previously.mind.kernel.packing import most_floats, most_ints, pack, unpack
from previously.mind.kernel.params import Params


def run(
    s: Work,
    start: tuple[Sequence[float], Sequence[int]],
    x: Rows,
    c: Tables,
    p: Params,
    born: tuple[float, float],
    done: int,
    base: int,
    every: int,
    out: Out,
) -> tuple[int, int]:
    """Live the rows of x from `done` on; returns rows done and states packed. `born`: reactivity and delight.

    It begins with the packed state `start`, laid out in s, which must have room for it.
    A state is packed wherever `base` + rows done is a multiple of `every`, and at the end. Stops early where s has no
    room for what the next row may bring, or `out` none for another state.
    """
    unpack(s, p, start[0], start[1], 0, 0)
    packed, full = 0, 0
    while done < len(x.t) and not full and has_room(s, x, p, done):
        live(s, x, c, p, born[0], born[1], done, out)
        done += 1
        if (base + done) % every == 0 and done < len(x.t):
            pack(s, p, out, packed, done)
            packed += 1
            full = not has_room_for_two(s, out, packed)
    if not full:
        pack(s, p, out, packed, done)
        packed += 1
    return done, packed


def has_room(s: Work, x: Rows, p: Params, row: int) -> bool:
    """Whether the traces, cues, drives and people a row may bring find room."""
    kind, n = x.kind[row], x.n[row]
    cues = x.cue_start[row + 1] - x.cue_start[row]
    if kind == HARM:
        return s.held[CUES] + (n + 1) * cues <= len(s.cue) and fits(s.held[WOUNDS], n, p.wounds, s.held[FIRST_JOY])
    if kind in (JOY_FELT, ACHIEVED):
        room = len(s.trace_ids) // TRACE_INTS - s.held[FIRST_JOY]
        return s.held[CUES] + (n + 1) * cues <= len(s.cue) and fits(s.held[JOYS], n, p.joys, room)
    if kind == ENGAGE:
        return fits(s.held[DRIVES], 1, p.drives, len(s.drive_ids) // DRIVE_INTS)
    return kind != ACT or s.held[OTHERS] < len(s.other_ids)


def fits(held: int, more: int, most: int, room: int) -> bool:
    """Whether there is room for some more, of which there are never more than `most`."""
    return min(held + more, most) <= room


def has_room_for_two(s: Work, out: Out, packed: int) -> bool:
    """Whether two more states of the greatest size s can take fit in what is left."""
    at = 3 * (packed - 1)
    return (
        out.stops[at + 1] + 2 * most_floats(s) <= len(out.floats)
        and out.stops[at + 2] + 2 * most_ints(s) <= len(out.ints)
        and at + 9 <= len(out.stops)
    )
