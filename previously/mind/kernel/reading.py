"""What can be read of a mind here and now: hurt, lift and all their parts. Part of the kernel.

Everything is read at the clock of the mind (see `advance` and `dwell`), in the context at hand (see `arrive`), for
cue[low:high] (see `measure`).
"""

import math
from collections.abc import MutableSequence, Sequence

from previously.mind.kernel.company import missing, reminded, security, shield, soothing
from previously.mind.kernel.layout import (
    ATTACH,
    BECOME,
    COLOUR,
    DRIVE_FLOATS,
    DRIVE_INTS,
    DRIVES,
    FIRST_JOY,
    IMPORTANCE,
    JOYS,
    LASTING,
    LIVE,
    THERE,
    TRACE_FLOATS,
    WOUNDS,
    Tables,
    Work,
)
from previously.mind.kernel.params import Params
from previously.mind.kernel.traces import bright, dark, full_match, match, shown, summed, whole, width

FAINT = 1e-12  # a part of hurt or lift fainter than this is none


def measure(s: Work, c: Tables, p: Params, cue: Sequence[int], low: int, high: int) -> None:
    """Hold the expressed level of every wound and joy; whatever is read of them afterwards is read of these."""
    length, left = width(s, p), open_share(s, p)
    for w in range(s.held[WOUNDS]):
        s.level[w] = shown(s, p, w, match(s, c, p, w, cue, low, high, length)) * left
    for j in range(s.held[FIRST_JOY], s.held[FIRST_JOY] + s.held[JOYS]):
        s.level[j] = s.stands[j] * match(s, c, p, j, cue, low, high, length)


def open_share(s: Work, p: Params) -> float:
    """What the strongest purpose and the best company leave of every wound."""
    return (1.0 - shield(s, p)) * (1.0 - soothing(s, p))


def weight(c: Tables, p: Params, i: int) -> float:
    """How much emotion i counts in hurt and lift: by its pleasure in ALMA; less, where it is about others."""
    full = min(1.0, abs(c.pad[3 * i]) / p.full)
    return full * p.others if c.about_others[i] else full


def void_level(s: Work, p: Params, d: int, met: bool, soothed: float) -> float:
    """What lost drive d adds to hurt."""
    return missing(s, p, d, met) * soothed * (1.0 if met else p.w_void)


def lift_level(s: Work, p: Params, d: int) -> float:
    """What live drive d adds to lift."""
    if s.drive_ids[d * DRIVE_INTS + ATTACH]:
        return security(s, d) * (p.w_near if s.drive_ids[d * DRIVE_INTS + THERE] else p.w_far)
    return s.drive[d * DRIVE_FLOATS + BECOME] * p.w_far


def counted(level: float, p: Params) -> float:
    """What a part adds to hurt or lift."""
    return summed(level, p) if level > FAINT else 0.0


def wounds_sum(s: Work, p: Params) -> float:
    """All wounds as they are measured, summed."""
    total = 0.0
    for w in range(s.held[WOUNDS]):
        total += counted(s.level[w], p)
    return total


def voids_sum(
    s: Work, c: Tables, p: Params, cue: Sequence[int], low: int, high: int, soothed: float, total: float
) -> float:
    """All that is missed, as it hurts, added to a sum."""
    for d in range(s.held[DRIVES]):
        if not s.drive_ids[d * DRIVE_INTS + LIVE]:
            total += counted(void_level(s, p, d, reminded(s, c, d, cue, low, high), soothed), p)
    return total


def felt_sum(s: Work, c: Tables, p: Params, sign: int, left: float, total: float) -> float:
    """All fresh feelings of a sign, by their weight, added to a sum."""
    for i in range(22):
        if c.sign[i] == sign:
            total += counted(s.emotion[i] * weight(c, p, i) * left, p)
    return total


def joys_sum(s: Work, p: Params) -> float:
    """All joys as they are measured, summed."""
    total = 0.0
    for j in range(s.held[FIRST_JOY], s.held[FIRST_JOY] + s.held[JOYS]):
        total += counted(s.level[j], p)
    return total


def drives_sum(s: Work, p: Params, purposes: int, bonds: int, total: float) -> float:
    """Live purposes (if 1), and bonds (if 1), as they lift, added to a sum."""
    for d in range(s.held[DRIVES]):
        if s.drive_ids[d * DRIVE_INTS + LIVE]:
            counts = bonds if s.drive_ids[d * DRIVE_INTS + ATTACH] else purposes
            total += counted(lift_level(s, p, d), p) if counts else 0.0
    return total


def distress(s: Work, p: Params) -> float:
    """All wounds as they are measured, together, the faintest too."""
    total = 0.0
    for w in range(s.held[WOUNDS]):
        total += summed(s.level[w], p)
    return whole(total, p)


def hurt(s: Work, c: Tables, p: Params, cue: Sequence[int], low: int, high: int) -> float:
    """What weighs: wounds found here, what is missed, and what is felt now, together."""
    soothed = 1.0 - soothing(s, p)
    total = voids_sum(s, c, p, cue, low, high, soothed, wounds_sum(s, p))
    return whole(felt_sum(s, c, p, -1, soothed, total), p)  # one sum in this order, as of a list of all parts


def lift(s: Work, c: Tables, p: Params) -> float:
    """What carries: joys found here, who and what she has, and what is felt now, together."""
    return whole(felt_sum(s, c, p, 1, 1.0, drives_sum(s, p, 1, 1, joys_sum(s, p))), p)


def vulnerability(s: Work, p: Params) -> float:
    """Distress if every cue were met in the context at hand, with nothing and nobody to hold on to."""
    total = 0.0
    for w in range(s.held[WOUNDS]):
        total += summed(shown(s, p, w, full_match(s, p, w)), p)
    return whole(total, p)


def void(s: Work) -> float:
    """What lost purposes left."""
    left = 1.0
    for d in range(s.held[DRIVES]):
        if not s.drive_ids[d * DRIVE_INTS + LIVE] and not s.drive_ids[d * DRIVE_INTS + ATTACH]:
            left *= 1.0 - s.drive[d * DRIVE_FLOATS + BECOME]
    return 1.0 - left


def purpose(s: Work) -> float:
    """The importance of the strongest live purpose; 0 where there is none."""
    most = 0.0
    for d in range(s.held[DRIVES]):
        if s.drive_ids[d * DRIVE_INTS + LIVE] and not s.drive_ids[d * DRIVE_INTS + ATTACH]:
            most = max(most, s.drive[d * DRIVE_FLOATS + IMPORTANCE])
    return most


def grief(s: Work, c: Tables, p: Params, cue: Sequence[int], low: int, high: int) -> float:
    """What lost bonds left, as it is here and now."""
    left = 1.0
    for d in range(s.held[DRIVES]):
        if not s.drive_ids[d * DRIVE_INTS + LIVE] and s.drive_ids[d * DRIVE_INTS + ATTACH]:
            left *= 1.0 - missing(s, p, d, reminded(s, c, d, cue, low, high))
    return 1.0 - left


def feel_again(s: Work, felt: MutableSequence[float], at: int) -> None:
    """Write the 22 emotions at felt[at]: as they stand, and what wounds and joys, as measured, bring back of each."""
    for i in range(22):
        felt[at + i] = 1.0 - s.emotion[i]
    for w in range(s.held[WOUNDS]):
        spare(s, w, felt, at)
    for j in range(s.held[FIRST_JOY], s.held[FIRST_JOY] + s.held[JOYS]):
        spare(s, j, felt, at)
    for i in range(22):
        felt[at + i] = 1.0 - felt[at + i]


def spare(s: Work, w: int, spared: MutableSequence[float], at: int) -> None:
    """Take from what is spared of each emotion what trace w brings back of it."""
    if s.level[w] > 0.0:
        for i in range(22):
            spared[at + i] *= 1.0 - s.trace[w * TRACE_FLOATS + COLOUR + i] * s.level[w]


def positive(s: Work, c: Tables, p: Params, felt: Sequence[float], at: int) -> float:
    """All that is good in her here and now: emotions as at felt[at], joys and bonds."""
    left = 1.0 - whole(joys_sum(s, p) + drives_sum(s, p, 0, 1, 0.0), p)
    for i in range(22):
        if c.sign[i] > 0:
            left *= 1.0 - felt[at + i]
    return 1.0 - left


def negative(c: Tables, felt: Sequence[float], at: int, void: float, grief: float, distress: float) -> float:
    """All that is bad in her here and now: emotions as at felt[at], void, grief and distress."""
    left = (1.0 - void) * (1.0 - grief) * (1.0 - distress)
    for i in range(22):
        if c.sign[i] < 0:
            left *= 1.0 - felt[at + i]
    return 1.0 - left


def tone(s: Work, c: Tables, p: Params, into: MutableSequence[float], at: int) -> None:
    """Write at into[at] by how much damage and standing joys move where her mood rests, before it is in -1..1."""
    black, white = dark(s), bright(s)
    for j in range(3):
        into[at + j] = p.g_D * black * c.void_pad[j] + p.g_J * white * c.joy_pad[j]


def moved(s: Work, c: Tables, p: Params, into: MutableSequence[float], at: int) -> None:
    """Likewise by how much what was felt lately, and what is felt now, move her mood."""
    powers = 0.0
    for j in range(3):
        into[at + j] = 0.0
    for i in range(22):
        power = summed(s.emotion[i], p)
        powers += power
        for j in range(3):
            into[at + j] += power * c.pad[3 * i + j]
    colour = math.pow(powers, 1.0 / p.norm - 1.0) if powers > 0.0 else 0.0
    for j in range(3):
        into[at + j] = s.mood[j] + p.g_E * (into[at + j] * colour)


def size(s: Work) -> float:
    """The total strength of wounds and purposes: what lasts, not today's mood."""
    total = 0.0
    for w in range(s.held[WOUNDS]):
        total += s.trace[w * TRACE_FLOATS + LASTING]
    for d in range(s.held[DRIVES]):
        if not s.drive_ids[d * DRIVE_INTS + ATTACH]:
            total += s.drive[d * DRIVE_FLOATS + BECOME]
    return total
