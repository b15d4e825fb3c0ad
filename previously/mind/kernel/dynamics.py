"""What events and time do to a mind: the other half of the kernel, under the same rules as `wounds`."""

import math

from previously.mind.kernel.experiences import ENGAGE, HARM, LOST, REGAINED, REMINDER, REPROCESS, SAFE
from previously.mind.kernel.layout import (
    ATTACH,
    BECOME,
    CAUSE,
    CLOCK,
    COLOUR,
    CUES,
    DRIVE_FLOATS,
    DRIVE_INTS,
    DRIVES,
    FOUNDED,
    HEAD,
    HERE,
    IMPORTANCE,
    LABEL,
    LIKENESS,
    LIVE,
    NAME,
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
    TAIL,
    TARGET,
    WOUND_FLOATS,
    WOUND_INTS,
    WOUNDS,
    Out,
    Rows,
    Tables,
    Work,
)
from previously.mind.kernel.params import Params
from previously.mind.kernel.wounds import arrive, damage, express, familiar, match, rawness, ready, shield, width

DISTRESS, FEAR = 1, 7  # places in EMOTIONS
FAINT = 1e-15  # an emotion fainter than this is none
NO_MATCH = 1e-9  # a wound matched less is not met at all


def together(x: float, y: float) -> float:
    """Noisy or of a level and an intensity; the intensity is first brought into 0..1."""
    return 1.0 - (1.0 - x) * (1.0 - min(max(y, 0.0), 1.0))


def response(tau: float, p: Params, since: float, calm: float) -> float:
    """What a unit of something that fades with `tau` has moved mood after `since` days; `calm`: mood's own fading."""
    if abs(tau - p.tau_M) < 1e-9:
        return since * calm
    return (math.exp(-since / tau) - calm) / (1.0 / p.tau_M - 1.0 / tau)


def advance(s: Work, c: Tables, p: Params, t: float) -> None:
    """Move emotions, mood and drives to day t, exactly; wounds and slots keep their own clocks."""
    since = t - s.clock[0]
    if since > 0.0:
        calm = math.exp(-since / p.tau_M)
        for j in range(3):
            s.mood[j] *= calm
        fade_emotions(s, c, p, since, calm)
        move_drives(s, c, p, since, calm)
        s.clock[0] = t


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
    grown = faded = pull = -1.0
    for d in range(s.held[DRIVES]):
        become = s.drive[d * DRIVE_FLOATS + BECOME]
        if s.drive_ids[d * DRIVE_INTS + LIVE]:
            if grown < 0.0:
                grown = math.exp(-since / p.tau_B)
            whole = s.drive[d * DRIVE_FLOATS + IMPORTANCE]
            s.drive[d * DRIVE_FLOATS + BECOME] = whole - (whole - become) * grown
        else:
            if faded < 0.0:
                faded = math.exp(-since / p.tau_V)
                pull = p.g_V * response(p.tau_V, p, since, calm)
            for j in range(3):
                s.mood[j] += pull * become * c.void_pad[j]
            s.drive[d * DRIVE_FLOATS + BECOME] = become * faded


def feel(s: Work, i: int, x: float) -> None:
    """Emotion i is felt with intensity x."""
    s.emotion[i] = together(s.emotion[i], x)


def enter(s: Work, c: Tables, p: Params, context: int) -> None:
    """Make `context` the one at hand."""
    if s.held[HERE] != context:
        low, high = c.start[context], c.start[context + 1]
        arrive(s, c, p, c.feature, low, high, high - low)
        s.held[HERE] = context


def live(s: Work, x: Rows, c: Tables, p: Params, reactivity: float, row: int, out: Out) -> None:
    """One experience."""
    kind, t = x.kind[row], x.t[row]
    advance(s, c, p, t)
    if kind <= REMINDER:
        enter(s, c, p, x.context[row])
    if kind == HARM:
        for _ in range(x.n[row]):
            harm(s, x, c, p, min(1.0, x.mag[row] * reactivity), row, out)
    elif kind in (SAFE, REPROCESS):
        heal(s, x, c, p, row)
    elif kind == REMINDER:
        remind(s, x, c, p, row)
    elif kind == ENGAGE:
        engage(s, x, p, row)
    elif kind == LOST:
        turn(s, x.target[row], 0)
    elif kind == REGAINED:
        turn(s, x.target[row], 1)
    for j in range(x.feel_start[row], x.feel_start[row + 1]):
        feel(s, x.feel[j], x.feel_value[j])


def whose(s: Work, x: Rows, c: Tables, p: Params, row: int) -> int:
    """The wound a harm goes to: the one named, or the one that knows most of what is met; -1 for a new one."""
    found, best, label = -1, p.theta_new, x.label[row]
    low, high = x.cue_start[row], x.cue_start[row + 1]
    length = width(s, p)
    for w in range(s.held[WOUNDS]):
        if label != -1:
            if s.wound_ids[w * WOUND_INTS + LABEL] == label:
                found = w
        else:
            m = match(s, c, p, w, x.cue, low, high, length) * familiar(s, c, w, x.cue, low, high)
            if m > best:
                found, best = w, m
    return found


def harm(s: Work, x: Rows, c: Tables, p: Params, u: float, row: int, out: Out) -> None:
    """One blow of severity u: the wound grows towards it, earlier damage makes it land harder, safety is doubted."""
    w = whose(s, x, c, p, row)
    asymptote = u + p.sigma * damage(s, w) * u * (1.0 - u)
    if x.cue_start[row] < x.cue_start[row + 1] or x.label[row] != -1:
        if w < 0:
            w = found(s, x, p, row)
        learn(s, x, w, row, p.salience)
        out.touched[row] = w
        out.gain[row] += deepen(s, p, w, asymptote, x.t[row])
        for j in range(x.feel_start[row], x.feel_start[row + 1]):
            at = w * WOUND_FLOATS + COLOUR + x.feel[j]
            s.wound[at] = together(s.wound[at], x.feel_value[j])
    doubt(s, p, asymptote, x.t[row])
    feel(s, FEAR, asymptote)
    feel(s, DISTRESS, asymptote)


def found(s: Work, x: Rows, p: Params, row: int) -> int:
    """Found a new wound with the cues of a row."""
    w = s.held[WOUNDS]
    s.held[WOUNDS] = w + 1
    for j in range(WOUND_FLOATS):
        s.wound[w * WOUND_FLOATS + j] = 0.0
    s.wound[w * WOUND_FLOATS + CLOCK] = x.t[row]
    s.wound[w * WOUND_FLOATS + LIKENESS] = p.g0 + (1.0 - p.g0)
    at = w * WOUND_INTS
    s.wound_ids[at + LABEL] = x.label[row] if x.label[row] != -1 else -2 - w
    s.wound_ids[at + CAUSE] = x.cause[row]
    s.wound_ids[at + FOUNDED] = x.context[row]
    s.wound_ids[at + SLOTS] = 0
    s.wound_ids[at + HEAD] = -1
    s.wound_ids[at + TAIL] = -1
    learn(s, x, w, row, 1.0 if x.cue_start[row + 1] - x.cue_start[row] <= 1 else p.salience)
    return w


def learn(s: Work, x: Rows, w: int, row: int, salience: float) -> None:
    """Wound w learns those cues of a row that it does not know."""
    for i in range(x.cue_start[row], x.cue_start[row + 1]):
        j = s.wound_ids[w * WOUND_INTS + HEAD]
        while j >= 0 and s.cue[j] != x.cue[i]:
            j = s.cue_next[j]
        if j < 0:
            know(s, w, x.cue[i], salience)


def know(s: Work, w: int, cue: int, salience: float) -> None:
    """Put a cue at the end of wound w's chain."""
    new = s.held[CUES]
    s.held[CUES] = new + 1
    s.cue[new] = cue
    s.salience[new] = salience
    s.cue_next[new] = -1
    at = w * WOUND_INTS
    if s.wound_ids[at + HEAD] < 0:
        s.wound_ids[at + HEAD] = new
    else:
        s.cue_next[s.wound_ids[at + TAIL]] = new
    s.wound_ids[at + TAIL] = new


def deepen(s: Work, p: Params, w: int, asymptote: float, t: float) -> float:
    """A Rescorla-Wagner step of wound w; its peak is a ratchet; it is raw again. Returns what its strength gained."""
    at = w * WOUND_FLOATS
    before = s.wound[at + STRENGTH]
    strength = before + p.alpha * max(0.0, asymptote - before)
    s.wound[at + RAWNESS] = 1.0 - (1.0 - rawness(s, p, w, t)) * (1.0 - asymptote)
    s.wound[at + CLOCK] = t
    s.wound[at + STRENGTH] = strength
    s.wound[at + PEAK] = max(s.wound[at + PEAK], strength)
    return strength - before


def doubt(s: Work, p: Params, asymptote: float, t: float) -> None:
    """Danger here: safety learned in places like this is less at hand, for every wound."""
    lost = p.rho_R * math.sqrt(asymptote)
    for w in range(s.held[WOUNDS]):
        first = w * p.slots
        for j in range(first, first + s.wound_ids[w * WOUND_INTS + SLOTS]):
            at = j * SLOT_FLOATS
            s.slot[at + READY] = ready(s, j, t) * (1.0 - lost * s.slot[at + NEAR])
            s.slot[at + SINCE] = t


def slot_for(s: Work, p: Params, w: int, context: int, t: float) -> int:
    """Wound w's slot for a context; where none is free, the least available safety is forgotten."""
    first = w * p.slots
    size = s.wound_ids[w * WOUND_INTS + SLOTS]
    for j in range(first, first + size):
        if s.slot_context[j] == context:
            return j
    if size >= p.slots:
        forget(s, p, w, t)
        size -= 1
    new = first + size
    s.wound_ids[w * WOUND_INTS + SLOTS] = size + 1
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
    first, last = w * p.slots, w * p.slots + s.wound_ids[w * WOUND_INTS + SLOTS] - 1
    worst, least = first, math.inf
    for j in range(first, last + 1):
        available = s.slot[j * SLOT_FLOATS + STORED] * ready(s, j, t)
        if available < least:
            worst, least = j, available
    for j in range(worst, last):
        s.slot_context[j] = s.slot_context[j + 1]
        for i in range(SLOT_FLOATS):
            s.slot[j * SLOT_FLOATS + i] = s.slot[(j + 1) * SLOT_FLOATS + i]


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
    """N massed safe exposures into slot j, in closed form; the longer since the last, the stabler it becomes."""
    at = j * SLOT_FLOATS
    now = ready(s, j, t)
    lapse = math.exp(-(t - s.slot[at + SINCE]) / s.slot[at + STABILITY])
    s.slot[at + STABILITY] = min(p.tau_I_max, s.slot[at + STABILITY] * (1.0 + p.spacing * (1.0 - lapse)))
    s.slot[at + STORED] = 1.0 - (1.0 - s.slot[at + STORED]) * math.pow(1.0 - p.eta * dose, n)
    s.slot[at + READY] = 1.0 - (1.0 - now) * math.pow(1.0 - p.nu * dose, n)
    s.slot[at + SINCE] = t


def soften(s: Work, p: Params, w: int, left: float, t: float) -> None:
    """Worked through: of strength above the floor, and of rawness, a share `left` remains."""
    at = w * WOUND_FLOATS
    floor = p.phi * s.wound[at + PEAK]
    s.wound[at + STRENGTH] = floor + (s.wound[at + STRENGTH] - floor) * left
    s.wound[at + RAWNESS] = rawness(s, p, w, t) * left
    s.wound[at + CLOCK] = t


def remind(s: Work, x: Rows, c: Tables, p: Params, row: int) -> None:
    """The cue met, unresolved: rawness stirs, and what the wound expresses is felt."""
    t = x.t[row]
    length, open_ = width(s, p), 1.0 - shield(s, p)
    for w in range(s.held[WOUNDS]):
        m = match(s, c, p, w, x.cue, x.cue_start[row], x.cue_start[row + 1], length)
        level = express(s, p, w, m, t) * open_
        raw = rawness(s, p, w, t)
        s.wound[w * WOUND_FLOATS + RAWNESS] = raw + p.zeta * m * x.mag[row] * (1.0 - raw)
        s.wound[w * WOUND_FLOATS + CLOCK] = t
        feel(s, FEAR, level)
        feel(s, DISTRESS, 0.5 * level)


def engage(s: Work, x: Rows, p: Params, row: int) -> None:
    """A drive begins, or matters more; it fills part of every void."""
    same, mag = -1, x.mag[row]
    for d in range(s.held[DRIVES]):
        at = d * DRIVE_INTS
        if not s.drive_ids[at + LIVE]:
            s.drive[d * DRIVE_FLOATS + BECOME] *= 1.0 - p.refill * mag
        elif same < 0 and s.drive_ids[at + TARGET] == x.target[row] and s.drive_ids[at + ATTACH] == x.attach[row]:
            same = d
    if same >= 0:
        s.drive[same * DRIVE_FLOATS + IMPORTANCE] = max(s.drive[same * DRIVE_FLOATS + IMPORTANCE], mag)
        return
    d = s.held[DRIVES]
    s.held[DRIVES] = d + 1
    s.drive[d * DRIVE_FLOATS + IMPORTANCE] = mag
    s.drive[d * DRIVE_FLOATS + BECOME] = 0.0
    s.drive_ids[d * DRIVE_INTS + TARGET] = x.target[row]
    s.drive_ids[d * DRIVE_INTS + NAME] = x.label[row] if x.label[row] != -1 else x.target[row]
    s.drive_ids[d * DRIVE_INTS + LIVE] = 1
    s.drive_ids[d * DRIVE_INTS + ATTACH] = x.attach[row]


def turn(s: Work, target: int, live: int) -> None:
    """Every drive at a target is lost (0) or live again (1). No wound is touched."""
    for d in range(s.held[DRIVES]):
        if s.drive_ids[d * DRIVE_INTS + TARGET] == target:
            s.drive_ids[d * DRIVE_INTS + LIVE] = live
