"""How emotions come and go, and how mood follows them. Part of the kernel."""

import math

from previously.mind.kernel.growing import either
from previously.mind.kernel.layout import (
    ATTACH,
    BECOME,
    BLUNTED,
    DRIVE_FLOATS,
    DRIVE_INTS,
    DRIVES,
    IMPORTANCE,
    LIVE,
    TIME,
    Out,
    Tables,
    Work,
)
from previously.mind.kernel.marks import note
from previously.mind.kernel.params import Params

JOY, DISTRESS, FEAR = 0, 1, 7  # places in EMOTIONS
FAINT = 1e-15  # an emotion fainter than this is none


def response(tau: float, p: Params, since: float, calm: float) -> float:
    """What a unit of something that fades with `tau` has moved mood after `since` days; `calm`: mood's own fading."""
    if abs(tau - p.tau_M) < 1e-9:
        return since * calm
    return (math.exp(-since / tau) - calm) / (1.0 / p.tau_M - 1.0 / tau)


def advance(s: Work, c: Tables, p: Params, t: float) -> None:
    """Move emotions, mood and drives to day t, exactly; traces and slots keep their own clocks."""
    since = t - s.whole[TIME]
    if since > 0.0:
        calm = math.exp(-since / p.tau_M)
        for j in range(3):
            s.mood[j] *= calm
        fade_emotions(s, c, p, since, calm)
        move_drives(s, c, p, since, calm)
        s.whole[TIME] = t


def fade_emotions(s: Work, c: Tables, p: Params, since: float, calm: float) -> None:
    """Emotions fade, and pull mood while they do. Each distinct time constant is worked out once."""
    for g in range(len(c.span)):
        s.fade[g] = -1.0
    for i in range(22):
        x = s.emotion[i]
        if x > 0.0:
            g = c.span_of[i]
            if s.fade[g] < 0.0:
                s.fade[g] = math.exp(-since / c.span[g])
                s.pull[g] = p.g_M * response(c.span[g], p, since, calm)
            push = x * s.pull[g]
            for j in range(3):
                s.mood[j] += push * c.pad[3 * i + j]
            x *= s.fade[g]
            s.emotion[i] = x if x > FAINT else 0.0


def move_drives(s: Work, c: Tables, p: Params, since: float, calm: float) -> None:
    """Live drives become who she is; the void of lost ones fades, and pulls mood while it does."""
    grown = bound = -1.0
    for d in range(s.held[DRIVES]):
        become, attach = s.drive[d * DRIVE_FLOATS + BECOME], s.drive_ids[d * DRIVE_INTS + ATTACH]
        if s.drive_ids[d * DRIVE_INTS + LIVE]:
            if attach and bound < 0.0:
                bound = math.exp(-since / p.tau_A)
            if not attach and grown < 0.0:
                grown = math.exp(-since / p.tau_B)
            full = s.drive[d * DRIVE_FLOATS + IMPORTANCE]
            s.drive[d * DRIVE_FLOATS + BECOME] = full - (full - become) * (bound if attach else grown)
        elif become > 0.0:
            tau = p.tau_G if attach else p.tau_V
            pull = p.g_V * become * response(tau, p, since, calm)
            for j in range(3):
                s.mood[j] += pull * c.void_pad[j]
            s.drive[d * DRIVE_FLOATS + BECOME] = become * math.exp(-since / tau)


def feel(s: Work, i: int, x: float, row: int, why: int, out: Out) -> None:
    """Emotion i is felt with intensity x; `why` is the mark it leaves."""
    before = s.emotion[i]
    s.emotion[i] = either(before, x)
    if s.emotion[i] > before:
        note(out, row, why, i, -1, s.emotion[i] - before, 0.0, 0.0, 0.0)


def blunt(s: Work, c: Tables, left: float, row: int, out: Out) -> None:
    """A blow takes all but a share of what was just felt as good."""
    note(out, row, BLUNTED, -1, -1, left, 0.0, 0.0, 0.0)
    for i in range(22):
        if c.sign[i] > 0:
            s.emotion[i] *= left
