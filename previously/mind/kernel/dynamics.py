"""What one experience does to a mind. Part of the kernel, under the same rules as `traces`."""

from previously.mind.kernel.aims import act, end, engage, regain
from previously.mind.kernel.company import arrive, shield, soothing
from previously.mind.kernel.experiences import (
    ACHIEVED,
    ACT,
    ENGAGE,
    HARM,
    JOY_FELT,
    LOST,
    REGAINED,
    REMINDER,
    SAVOUR,
)
from previously.mind.kernel.feeling import DISTRESS, FEAR, JOY, advance, blunt, feel
from previously.mind.kernel.growing import found_joy, found_wound, learn, stain, strengthen, which
from previously.mind.kernel.healing import NO_MATCH, doubt, heal
from previously.mind.kernel.layout import (
    FELT,
    FIRST_JOY,
    GLAD_AGAIN,
    HERE,
    HURT_AGAIN,
    JOYS,
    LASTING,
    PEAK,
    RAWNESS,
    STIRRED,
    TRACE_FLOATS,
    WOUNDS,
    Out,
    Rows,
    Tables,
    Work,
)
from previously.mind.kernel.marks import identity, note
from previously.mind.kernel.params import Params
from previously.mind.kernel.traces import damage, express, match, passing, strength, summed, touch, whole, width


def enter(s: Work, c: Tables, p: Params, context: int) -> None:
    """Make `context` the one at hand."""
    if s.held[HERE] != context:
        low, high = c.start[context], c.start[context + 1]
        arrive(s, c, p, context, c.feature, low, high, high - low)
        s.held[HERE] = context


def live(s: Work, x: Rows, c: Tables, p: Params, reactivity: float, delight: float, row: int, out: Out) -> None:
    """One experience."""
    advance(s, c, p, x.t[row])
    if x.kind[row] <= ACHIEVED:
        enter(s, c, p, x.context[row])
        meet(s, x, c, p, reactivity, delight, row, out)
    else:
        turn(s, x, c, p, row, out)
    for j in range(x.feel_start[row], x.feel_start[row + 1]):
        i = x.feel[j]
        feel(s, i, x.feel_value[j] * (delight if c.sign[i] > 0 else reactivity), row, FELT, out)


def meet(s: Work, x: Rows, c: Tables, p: Params, reactivity: float, delight: float, row: int, out: Out) -> None:
    """What is lived in a context."""
    kind = x.kind[row]
    if kind == HARM:
        for _ in range(x.n[row]):
            harm(s, x, c, p, min(1.0, x.mag[row] * reactivity), row, out)
    elif kind == JOY_FELT:
        for _ in range(x.n[row]):
            gladden(s, x, c, p, min(1.0, x.mag[row] * delight), p.k_J, row, out)
    elif kind == SAVOUR:
        savour(s, x, c, p, row, out)
    elif kind == REMINDER:
        remind(s, x, c, p, row, out)
    elif kind == ACHIEVED:
        done = end(s, p, x.target[row], x.mag[row], row, out)
        if done > 0.0:
            gladden(s, x, c, p, min(1.0, done * delight), p.k_A, row, out)
    else:
        heal(s, x, c, p, row)


def turn(s: Work, x: Rows, c: Tables, p: Params, row: int, out: Out) -> None:
    """What becomes of purposes, bonds and trust."""
    kind = x.kind[row]
    if kind == ENGAGE:
        engage(s, x, c, p, row, out)
    elif kind == LOST:
        end(s, p, x.target[row], 0.0, row, out)
    elif kind == REGAINED:
        regain(s, x.target[row])
    elif kind == ACT:
        act(s, p, x.cause[row], x.mag[row], x.deceit[row])


def settling(severity: float, p: Params) -> float:
    """Share of a blow that stays: a slight passes, a wound stays, and there is no step between."""
    if severity >= p.w1:
        return 1.0
    y = (severity - p.w0) / (p.w1 - p.w0) if severity > p.w0 else 0.0
    return p.k0 + (1.0 - p.k0) * (y * y * (3.0 - 2.0 * y))


def harm(s: Work, x: Rows, c: Tables, p: Params, u: float, row: int, out: Out) -> None:
    """One blow of severity u: it wounds, dulls what was felt as good, makes safety doubted, and is felt."""
    severity = wound(s, x, c, p, u, row, out)
    blunt(s, c, 1.0 - p.blunt * severity, row, out)
    doubt(s, p, severity, x.t[row])
    feel(s, FEAR, severity, row, FELT, out)
    feel(s, DISTRESS, severity, row, FELT, out)


def wound(s: Work, x: Rows, c: Tables, p: Params, u: float, row: int, out: Out) -> float:
    """The wound that a blow of severity u finds grows towards it; returns how hard it landed.

    Earlier damage makes it land harder.
    """
    w = which(s, x, c, p, row, 0, s.held[WOUNDS])
    severity = u + p.sigma * damage(s, w) * u * (1.0 - u)
    if x.cue_start[row] < x.cue_start[row + 1] or x.label[row] != -1:
        if w < 0:
            w = found_wound(s, x, p, row, out)
        learn(s, x, w, row, p.salience)
        strengthen(s, p, w, p.alpha, severity, settling(severity, p), row, x.t[row], out)
        at = w * TRACE_FLOATS
        s.trace[at + PEAK] = max(s.trace[at + PEAK], s.trace[at + LASTING])
        s.trace[at + RAWNESS] = 1.0 - (1.0 - s.trace[at + RAWNESS]) * (1.0 - severity)
        stain(s, x, w, row)
    return severity


def gladden(s: Work, x: Rows, c: Tables, p: Params, v: float, keep: float, row: int, out: Out) -> None:
    """The twin of a harm, without rawness: learned more slowly, and got used to but for a part."""
    if x.cue_start[row] < x.cue_start[row + 1] or x.label[row] != -1:
        j = which(s, x, c, p, row, s.held[FIRST_JOY], s.held[JOYS])
        if j < 0:
            j = found_joy(s, x, p, row, out)
        learn(s, x, j, row, p.salience)
        strengthen(s, p, j, p.alpha_J, v, keep, row, x.t[row], out)
        at = j * TRACE_FLOATS
        s.trace[at + PEAK] = max(s.trace[at + PEAK], strength(s, p, j, x.t[row]))
        stain(s, x, j, row)
    feel(s, JOY, v, row, FELT, out)


def savour(s: Work, x: Rows, c: Tables, p: Params, row: int, out: Out) -> None:
    """What was good is told, shared or dwelt on: lived again."""
    t, length, total = x.t[row], width(s, p), 0.0
    for j in range(s.held[FIRST_JOY], s.held[FIRST_JOY] + s.held[JOYS]):
        m = match(s, c, p, j, x.cue, x.cue_start[row], x.cue_start[row + 1], length)
        if m > NO_MATCH:
            towards = x.mag[row] * m * s.trace[j * TRACE_FLOATS + PEAK]
            for _ in range(x.n[row]):
                strengthen(s, p, j, p.alpha_J * p.zeta_J, towards, p.k_J * p.zeta_J, row, t, out)
        total += summed(strength(s, p, j, t) * m, p)
    feel(s, JOY, p.zeta_J * x.mag[row] * whole(total, p), row, FELT, out)


def remind(s: Work, x: Rows, c: Tables, p: Params, row: int, out: Out) -> None:
    """The cue met, unresolved: rawness stirs, and what wounds and joys express, taken together, is felt."""
    t, length, low, high = x.t[row], width(s, p), x.cue_start[row], x.cue_start[row + 1]
    open_, hurt, glad = (1.0 - shield(s, p)) * (1.0 - soothing(s, p)), 0.0, 0.0
    for w in range(s.held[WOUNDS]):
        m = match(s, c, p, w, x.cue, low, high, length)
        touch(s, p, w, t)  # before it is read, so that its fading is worked out once
        level = express(s, p, w, m, t) * open_
        hurt += summed(level, p)
        stir(s, p, out, row, w, level, t)
        at = w * TRACE_FLOATS + RAWNESS
        s.trace[at] += p.zeta * m * x.mag[row] * (1.0 - s.trace[at])
    for j in range(s.held[FIRST_JOY], s.held[FIRST_JOY] + s.held[JOYS]):
        level = strength(s, p, j, t) * match(s, c, p, j, x.cue, low, high, length)
        glad += summed(level, p)
        stir(s, p, out, row, j, level, t)
    feel(s, FEAR, whole(hurt, p), row, HURT_AGAIN, out)
    feel(s, DISTRESS, 0.5 * whole(hurt, p), row, HURT_AGAIN, out)
    feel(s, JOY, 0.5 * whole(glad, p), row, GLAD_AGAIN, out)


def stir(s: Work, p: Params, out: Out, row: int, w: int, level: float, t: float) -> None:
    """Tell at which level a reminder met trace w, and what of it lasts and passes then."""
    at = w * TRACE_FLOATS
    if level > 0.0:
        note(out, row, STIRRED, identity(s, w), -1, level, s.trace[at + LASTING], passing(s, p, w, t), 0.0)
