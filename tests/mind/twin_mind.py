"""What the slow twin of a mind holds, and what can be read of it: one scalar at a time."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from previously.mind.kernel.emotions import ABOUT_OTHERS, EMOTIONS, JOY_PAD, OCC, VOID_PAD
from previously.mind.kernel.params import DEFAULT, Params

Cue = str | tuple[str, float]
Context = frozenset[str]
NEVER = frozenset({"a place nobody has ever been"})
FADING = {name: emotion.hours / 24 / math.log(10) for name, emotion in OCC.items()}


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
class Trace:
    """What a harm or a joy leaves: `lasting` stays, `passing` passes."""

    label: str
    cues: dict[Cue, float]
    context: Context
    cause: str | None
    t: float
    fading: float
    peak: float = 0.0
    lasting: float = 0.0
    passing: float = 0.0
    raw: float = 0.0
    slots: list[Slot] = field(default_factory=list)
    colour: dict[str, float] = field(default_factory=lambda: dict.fromkeys(EMOTIONS, 0.0))

    def passing_at(self, t: float) -> float:
        return self.passing * math.exp(-(t - self.t) / self.fading)

    def strength(self, t: float) -> float:
        return self.lasting + self.passing_at(t)


@dataclass
class Drive:
    """A purpose or a bond."""

    name: str | None
    target: str | None
    importance: float
    attach: bool
    become: float = 0.0
    live: bool = True
    loss: float = 0.0


@dataclass
class Trust:
    """In one other person."""

    level: float = 0.5
    betrayal: float = 0.0


class Mind:
    """One mind, at the present moment."""

    def __init__(
        self,
        params: Params = DEFAULT,
        temperament: tuple[float, float, float] = (0.0, 0.0, 0.0),
        reactivity: float = 1.0,
        delight: float = 1.0,
        trust: tuple[tuple[str, float], ...] = (),
    ) -> None:
        self.p, self.temperament, self.reactivity, self.delight = params, temperament, reactivity, delight
        self.t = -1e9
        self.wounds: list[Trace] = []
        self.joys: list[Trace] = []
        self.drives: list[Drive] = []
        self.trust: dict[str | None, Trust] = {who: Trust(level) for who, level in trust}
        self.scar = 0.0
        self.founded = {"w": 0, "j": 0}
        self.emotions = dict.fromkeys(EMOTIONS, 0.0)
        self.q = [0.0, 0.0, 0.0]

    def damage(self, but: Trace | None = None) -> float:
        return noisy_or([self.scar, *(w.peak**2 for w in self.wounds if w is not but)])

    def dark(self) -> float:
        return noisy_or([self.scar, *(max(w.peak, w.strength(self.t)) ** 2 for w in self.wounds)])

    def bright(self) -> float:
        return noisy_or(x for j in self.joys for x in (j.passing_at(self.t), j.lasting**2))

    def likeness(self, one: Context, other: Context) -> float:
        every = one | other
        return self.p.g0 + (1 - self.p.g0) * (len(one & other) / len(every) if every else 1.0)

    def match(self, w: Trace, cues: Iterable[Cue], context: Context) -> float:
        length = self.p.delta * (1 + self.p.gamma_D * self.damage())
        met = tuple(cues)
        found = noisy_or(
            salience * math.exp(-min((distance(known, cue) for cue in met), default=math.inf) / length)
            for known, salience in w.cues.items()
        )
        return found * (1 - self.p.chi + self.p.chi * self.likeness(w.context, context))

    def rawness(self, w: Trace) -> float:
        return w.raw * math.exp(-(self.t - w.t) / self.p.tau_h)

    def inhibition(self, w: Trace, context: Context) -> float:
        return noisy_or(s.stored * s.ready_at(self.t) * self.reach(s, context) for s in w.slots)

    def reach(self, s: Slot, context: Context) -> float:
        near = self.likeness(s.context, context)
        return near + self.p.omega_G * (1 - near) * (1 - self.p.tau_I / s.stability)

    def shield(self) -> float:
        return self.p.psi * max((d.become for d in self.drives if d.live and not d.attach), default=0.0)

    def security(self, d: Drive) -> float:
        return d.become * self.trust.get(d.target, Trust()).level

    def there(self, d: Drive, context: Context) -> bool:
        return d.target in context or f"with:{d.target}" in context

    def soothing(self, context: Context) -> float:
        held = (self.security(d) for d in self.drives if d.live and d.attach and self.there(d, context))
        return self.p.beta * max(held, default=0.0)

    def express(
        self, w: Trace, cues: Iterable[Cue], context: Context, *, shielded: bool = True, m: float | None = None
    ) -> float:
        met = self.match(w, cues, context) if m is None else m
        level = met + (1 - met) * self.p.a * self.rawness(w)
        level *= w.strength(self.t) * (1 - self.p.kappa * self.inhibition(w, context))
        return level * (1 - self.shield()) * (1 - self.soothing(context)) if shielded else level

    def warm(self, j: Trace, cues: Iterable[Cue], context: Context) -> float:
        return j.strength(self.t) * self.match(j, cues, context)

    def together(self, levels: Iterable[float]) -> float:
        return float(min(1.0, sum(x**self.p.norm for x in levels) ** (1 / self.p.norm)))

    def distress(self, cues: Iterable[Cue], context: Context) -> float:
        met = tuple(cues)
        return self.together(self.express(w, met, context) for w in self.wounds)

    def vulnerability(self) -> float:
        return self.together(self.express(w, w.cues, NEVER, shielded=False) for w in self.wounds)

    def void(self) -> float:
        return noisy_or(d.become for d in self.drives if not d.live and not d.attach)

    def missing(self, d: Drive, cues: tuple[Cue, ...]) -> float:
        back = self.p.omega_V * max(0.0, d.loss - d.become) if d.attach and d.target in cues else 0.0
        return d.become + back

    def grief(self, cues: Iterable[Cue]) -> float:
        met = tuple(cues)
        return noisy_or(self.missing(d, met) for d in self.drives if not d.live and d.attach)

    def weight(self, name: str) -> float:
        return min(1.0, abs(OCC[name].pad[0]) / self.p.full) * (self.p.others if name in ABOUT_OTHERS else 1.0)

    def hurt(self, cues: Iterable[Cue], context: Context) -> float:
        met, left = tuple(cues), 1 - self.soothing(context)
        missed = [
            self.missing(d, met) * left * (1.0 if d.target in met else self.p.w_void) for d in self.drives if not d.live
        ]
        felt = [x * self.weight(name) * left for name, x in self.emotions.items() if OCC[name].valence < 0]
        return self.together([*(self.express(w, met, context) for w in self.wounds), *missed, *felt])

    def bonds(self, context: Context) -> list[float]:
        held = [d for d in self.drives if d.live and d.attach]
        return [self.security(d) * (self.p.w_near if self.there(d, context) else self.p.w_far) for d in held]

    def lift(self, cues: Iterable[Cue], context: Context) -> float:
        met = tuple(cues)
        aims = [d.become * self.p.w_far for d in self.drives if d.live and not d.attach]
        felt = [x * self.weight(name) for name, x in self.emotions.items() if OCC[name].valence > 0]
        return self.together([*(self.warm(j, met, context) for j in self.joys), *self.bonds(context), *aims, *felt])

    def felt(self, cues: Iterable[Cue], context: Context) -> dict[str, float]:
        met, felt = tuple(cues), dict(self.emotions)
        levels = [(w, self.express(w, met, context)) for w in self.wounds]
        for trace, level in (*levels, *((j, self.warm(j, met, context)) for j in self.joys)):
            felt = {name: noisy_or((x, trace.colour[name] * level)) for name, x in felt.items()}
        return felt

    def feelings(self, cues: Iterable[Cue], context: Context) -> tuple[float, float]:
        met = tuple(cues)
        felt = self.felt(met, context)
        good = self.together([*(self.warm(j, met, context) for j in self.joys), *self.bonds(context)])
        bad = (self.void(), self.grief(met), self.distress(met, context))
        positive = [x for name, x in felt.items() if OCC[name].valence > 0]
        negative = [x for name, x in felt.items() if OCC[name].valence < 0]
        return noisy_or([*positive, good]), noisy_or([*negative, *bad])

    def tone(self) -> list[float]:
        return [
            math.tanh(
                math.atanh(min(max(born, -0.999), 0.999))
                + self.p.g_D * self.dark() * dark
                + self.p.g_J * self.bright() * bright
            )
            for born, dark, bright in zip(self.temperament, VOID_PAD, JOY_PAD, strict=True)
        ]

    def mood(self) -> list[float]:
        powers = {name: x**self.p.norm for name, x in self.emotions.items()}
        whole = sum(powers.values())
        found = []
        for j, tone in enumerate(self.tone()):
            pads = sum(power * OCC[name].pad[j] for name, power in powers.items())
            now = pads * whole ** (1 / self.p.norm - 1) if whole else 0.0
            found.append(math.tanh(math.atanh(tone) + self.q[j] + self.p.g_E * now))
        return found

    def size(self) -> float:
        return sum(w.lasting for w in self.wounds) + sum(d.become for d in self.drives if not d.attach)
