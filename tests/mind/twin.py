"""The mind once more: slow, obvious, one scalar at a time. What the kernel is held to.

Every quantity between two events has a closed form; state moves only at events.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from previously.mind.kernel.emotions import EMOTIONS, OCC, VOID_PAD
from previously.mind.kernel.params import DEFAULT, Params

Cue = str | tuple[str, float]
Context = frozenset[str]
NEVER = frozenset({"a place nobody has ever been"})
FADING = {name: emotion.hours / 24 / math.log(10) for name, emotion in OCC.items()}


@dataclass(frozen=True)
class Event:
    """What happens to somebody."""

    t: float
    kind: str
    cues: tuple[Cue, ...] = ()
    context: Context = frozenset({"home"})
    mag: float = 1.0
    n: int = 1
    cause: str | None = None
    target: str | None = None
    label: str | None = None
    feelings: tuple[tuple[str, float], ...] = ()
    attach: bool = False


def noisy_or(xs: Iterable[float]) -> float:
    return 1 - math.prod(1 - x for x in xs)


def clamp(x: float) -> float:
    return min(max(x, 0.0), 1.0)


def distance(x: Cue, y: Cue) -> float:
    if x == y:
        return 0.0
    if isinstance(x, tuple) and isinstance(y, tuple) and x[0] == y[0]:
        return abs(x[1] - y[1])
    return math.inf


@dataclass
class Slot:
    """Safety learned in one context."""

    context: Context
    stored: float
    ready: float
    stability: float
    t: float

    def ready_at(self, t: float) -> float:
        return self.ready * math.exp(-(t - self.t) / self.stability)


@dataclass
class Wound:
    """What a harm leaves."""

    label: str
    cues: dict[Cue, float]
    context: Context
    cause: str | None
    t: float
    peak: float = 0.0
    strength: float = 0.0
    raw: float = 0.0
    slots: list[Slot] = field(default_factory=list)
    colour: dict[str, float] = field(default_factory=lambda: dict.fromkeys(EMOTIONS, 0.0))


@dataclass
class Drive:
    """A purpose or an attachment."""

    name: str | None
    target: str | None
    importance: float
    attach: bool
    become: float = 0.0
    live: bool = True


class Twin:
    """One mind."""

    def __init__(
        self,
        params: Params = DEFAULT,
        temperament: tuple[float, float, float] = (0.0, 0.0, 0.0),
        reactivity: float = 1.0,
    ) -> None:
        self.p, self.temperament, self.reactivity = params, temperament, reactivity
        self.t = -1e9
        self.wounds: list[Wound] = []
        self.drives: list[Drive] = []
        self.emotions = dict.fromkeys(EMOTIONS, 0.0)
        self.q = [0.0, 0.0, 0.0]

    # what can be read, at the present moment

    def damage(self, but: Wound | None = None) -> float:
        return noisy_or(w.peak**2 for w in self.wounds if w is not but)

    def likeness(self, one: Context, other: Context) -> float:
        every = one | other
        return self.p.g0 + (1 - self.p.g0) * (len(one & other) / len(every) if every else 1.0)

    def match(self, w: Wound, cues: Iterable[Cue], context: Context) -> float:
        length = self.p.delta * (1 + self.p.gamma_D * self.damage())
        met = tuple(cues)
        found = noisy_or(
            salience * math.exp(-min((distance(known, cue) for cue in met), default=math.inf) / length)
            for known, salience in w.cues.items()
        )
        return found * (1 - self.p.chi + self.p.chi * self.likeness(w.context, context))

    def rawness(self, w: Wound) -> float:
        return w.raw * math.exp(-(self.t - w.t) / self.p.tau_h)

    def inhibition(self, w: Wound, context: Context) -> float:
        return noisy_or(s.stored * s.ready_at(self.t) * self.likeness(s.context, context) for s in w.slots)

    def shield(self) -> float:
        return self.p.psi * max((d.become for d in self.drives if d.live and not d.attach), default=0.0)

    def express(
        self, w: Wound, cues: Iterable[Cue], context: Context, *, shielded: bool = True, m: float | None = None
    ) -> float:
        met = self.match(w, cues, context) if m is None else m
        level = met + (1 - met) * self.p.a * self.rawness(w)
        level *= w.strength * (1 - self.p.kappa * self.inhibition(w, context))
        return level * (1 - self.shield()) if shielded else level

    def together(self, levels: Iterable[float]) -> float:
        return float(min(1.0, sum(x**self.p.norm for x in levels) ** (1 / self.p.norm)))

    def distress(self, cues: Iterable[Cue], context: Context) -> float:
        met = tuple(cues)
        return self.together(self.express(w, met, context) for w in self.wounds)

    def vulnerability(self) -> float:
        return self.together(self.express(w, w.cues, NEVER, shielded=False) for w in self.wounds)

    def void(self) -> float:
        return noisy_or(d.become for d in self.drives if not d.live)

    def felt(self, cues: Iterable[Cue], context: Context) -> dict[str, float]:
        met, felt = tuple(cues), dict(self.emotions)
        for w in self.wounds:
            level = self.express(w, met, context)
            felt = {name: noisy_or((x, w.colour[name] * level)) for name, x in felt.items()}
        return felt

    def feelings(self, cues: Iterable[Cue], context: Context) -> tuple[float, float]:
        met = tuple(cues)
        felt = self.felt(met, context)
        negative = [x for name, x in felt.items() if OCC[name].valence < 0]
        positive = noisy_or(x for name, x in felt.items() if OCC[name].valence > 0)
        return positive, noisy_or([*negative, self.void(), self.distress(met, context)])

    def mood(self) -> list[float]:
        return [
            math.tanh(math.atanh(min(max(born, -0.999), 0.999)) + self.p.g_D * self.damage() * dark + q)
            for born, dark, q in zip(self.temperament, VOID_PAD, self.q, strict=True)
        ]

    def size(self) -> float:
        return sum(w.strength for w in self.wounds) + sum(d.become for d in self.drives if not d.attach)

    # what happens

    def run(self, events: Iterable[Event]) -> "Twin":
        for event in sorted(events, key=lambda e: e.t):
            self.live(event)
        return self

    def live(self, ev: Event) -> None:
        self.wait(ev.t)
        deeds: dict[str, Callable[[Event], None]] = {
            "harm": self.harms,
            "safe": self.heal,
            "reprocess": self.heal,
            "reminder": self.remind,
            "engage": self.engage,
            "lost": self.turn,
            "regained": self.turn,
        }
        if ev.kind in deeds:
            deeds[ev.kind](ev)
        for name, x in ev.feelings:
            self.feel(name, x)

    def wait(self, t: float) -> "Twin":
        since = t - self.t
        self.move_mood(since)
        self.emotions = {name: x * math.exp(-since / FADING[name]) for name, x in self.emotions.items()}
        for d in self.drives:
            if d.live:
                d.become = d.importance - (d.importance - d.become) * math.exp(-since / self.p.tau_B)
            else:
                d.become *= math.exp(-since / self.p.tau_V)
        self.t = t
        return self

    def move_mood(self, since: float) -> None:
        p = self.p

        def response(tau: float) -> float:
            if abs(tau - p.tau_M) < 1e-9:
                return since * math.exp(-since / p.tau_M)
            return (math.exp(-since / tau) - math.exp(-since / p.tau_M)) / (1 / p.tau_M - 1 / tau)

        void = sum(d.become for d in self.drives if not d.live)
        for j in range(3):
            pull = sum(x * OCC[name].pad[j] * response(FADING[name]) for name, x in self.emotions.items())
            self.q[j] *= math.exp(-since / p.tau_M)
            self.q[j] += p.g_M * pull + p.g_V * void * VOID_PAD[j] * response(p.tau_V)

    def feel(self, name: str, x: float) -> None:
        self.emotions[name] = 1 - (1 - self.emotions[name]) * (1 - clamp(x))

    def harms(self, ev: Event) -> None:
        for _ in range(ev.n):
            self.harm(ev)

    def wound_for(self, ev: Event) -> Wound | None:
        best, found = self.p.theta_new, None
        for w in self.wounds:
            if ev.label:
                found = w if w.label == ev.label else found
                continue
            known = sum(any(distance(cue, x) < math.inf for x in w.cues) for cue in ev.cues)
            m = self.match(w, ev.cues, ev.context) * known / max(1, len(ev.cues))
            if m > best:
                best, found = m, w
        return found

    def harm(self, ev: Event) -> None:
        p, w = self.p, self.wound_for(ev)
        u = min(1.0, ev.mag * self.reactivity)
        asymptote = u + p.sigma * self.damage(but=w) * u * (1 - u)
        if ev.cues or ev.label:
            self.deepen(w or self.found(ev), ev, asymptote)
        for x in self.wounds:
            for s in x.slots:
                lost = p.rho_R * math.sqrt(asymptote) * self.likeness(s.context, ev.context)
                s.ready, s.t = s.ready_at(ev.t) * (1 - lost), ev.t
        self.feel("fear", asymptote)
        self.feel("distress", asymptote)

    def found(self, ev: Event) -> Wound:
        salience = 1.0 if len(ev.cues) <= 1 else self.p.salience
        label = ev.label or f"w{len(self.wounds)}"
        self.wounds.append(Wound(label, dict.fromkeys(ev.cues, salience), ev.context, ev.cause, ev.t))
        return self.wounds[-1]

    def deepen(self, w: Wound, ev: Event, asymptote: float) -> None:
        for cue in ev.cues:
            w.cues.setdefault(cue, self.p.salience)
        w.raw = 1 - (1 - self.rawness(w)) * (1 - asymptote)
        w.t = ev.t
        w.strength += self.p.alpha * max(0.0, asymptote - w.strength)
        w.peak = max(w.peak, w.strength)
        for name, x in ev.feelings:
            w.colour[name] = 1 - (1 - w.colour[name]) * (1 - clamp(x))

    def slot_for(self, w: Wound, context: Context) -> Slot:
        for s in w.slots:
            if s.context == context:
                return s
        if len(w.slots) >= self.p.slots:
            w.slots.remove(min(w.slots, key=lambda s: s.stored * s.ready_at(self.t)))
        w.slots.append(Slot(context, 0.0, 1.0, self.p.tau_I, self.t))
        return w.slots[-1]

    def heal(self, ev: Event) -> None:
        p = self.p
        for w in self.wounds:
            m = self.match(w, ev.cues, ev.context)
            if m <= 1e-9:
                continue
            s = self.slot_for(w, ev.context)
            lapse = math.exp(-(ev.t - s.t) / s.stability)
            s.ready = 1 - (1 - s.ready_at(ev.t)) * (1 - p.nu * ev.mag * m) ** ev.n
            s.stored = 1 - (1 - s.stored) * (1 - p.eta * ev.mag * m) ** ev.n
            s.stability = min(p.tau_I_max, s.stability * (1 + p.spacing * (1 - lapse)))
            s.t = ev.t
            if ev.kind == "reprocess":
                left, floor = (1 - p.rho_E * ev.mag * m) ** ev.n, p.phi * w.peak
                w.strength = floor + (w.strength - floor) * left
                w.raw, w.t = self.rawness(w) * left, ev.t

    def remind(self, ev: Event) -> None:
        for w in self.wounds:
            m, level, raw = self.match(w, ev.cues, ev.context), self.express(w, ev.cues, ev.context), self.rawness(w)
            w.raw, w.t = raw + self.p.zeta * m * ev.mag * (1 - raw), ev.t
            self.feel("fear", level)
            self.feel("distress", 0.5 * level)

    def engage(self, ev: Event) -> None:
        for d in self.drives:
            if not d.live:
                d.become *= 1 - self.p.refill * ev.mag
        for d in self.drives:
            if d.live and d.target == ev.target and d.attach == ev.attach:
                d.importance = max(d.importance, ev.mag)
                return
        self.drives.append(Drive(ev.label or ev.target, ev.target, ev.mag, ev.attach))

    def turn(self, ev: Event) -> None:
        for d in self.drives:
            if d.target == ev.target:
                d.live = ev.kind == "regained"
