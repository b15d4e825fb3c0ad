"""The mind once more: slow, obvious, one scalar at a time. What the kernel is held to.

Every quantity between two events has a closed form; state moves only at events.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from previously.mind.kernel.emotions import EMOTIONS, OCC, VOID_PAD
from tests.mind.twin_mind import FADING, Context, Cue, Drive, Mind, Slot, Trace, Trust, clamp, distance, noisy_or


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
    deceit: bool = False


class Twin(Mind):
    """What happens to one mind."""

    def run(self, events: Iterable[Event]) -> "Twin":
        for event in sorted(events, key=lambda e: e.t):
            self.live(event)
        return self

    def live(self, ev: Event) -> None:
        self.wait(ev.t)
        deeds: dict[str, Callable[[Event], None]] = {
            "harm": self.harms,
            "joy": self.gladden_often,
            "savour": self.savour,
            "safe": self.heal,
            "reprocess": self.heal,
            "reminder": self.remind,
            "engage": self.engage,
            "lost": self.end,
            "achieved": self.end,
            "regained": self.regain,
            "act": self.act,
        }
        if ev.kind in deeds:
            deeds[ev.kind](ev)
        for name, x in ev.feelings:
            self.feel(name, x * (self.delight if OCC[name].valence > 0 else self.reactivity))

    def wait(self, t: float) -> "Twin":
        since = t - self.t
        self.move_mood(since)
        self.emotions = {name: x * math.exp(-since / FADING[name]) for name, x in self.emotions.items()}
        for d in self.drives:
            if d.live:
                tau = self.p.tau_A if d.attach else self.p.tau_B
                d.become = d.importance - (d.importance - d.become) * math.exp(-since / tau)
            else:
                d.become *= math.exp(-since / (self.p.tau_G if d.attach else self.p.tau_V))
        self.t = t
        return self

    def move_mood(self, since: float) -> None:
        p = self.p

        def response(tau: float) -> float:
            if abs(tau - p.tau_M) < 1e-9:
                return since * math.exp(-since / p.tau_M)
            return (math.exp(-since / tau) - math.exp(-since / p.tau_M)) / (1 / p.tau_M - 1 / tau)

        lost = [(d, self.p.tau_G if d.attach else self.p.tau_V) for d in self.drives if not d.live]
        void = sum(d.become * response(tau) for d, tau in lost)
        for j in range(3):
            pull = sum(x * OCC[name].pad[j] * response(FADING[name]) for name, x in self.emotions.items())
            self.q[j] *= math.exp(-since / p.tau_M)
            self.q[j] += p.g_M * pull + p.g_V * void * VOID_PAD[j]

    def feel(self, name: str, x: float) -> None:
        self.emotions[name] = 1 - (1 - self.emotions[name]) * (1 - clamp(x))

    def harms(self, ev: Event) -> None:
        for _ in range(ev.n):
            self.harm(ev)

    def trace_for(self, traces: list[Trace], ev: Event, cues: tuple[Cue, ...]) -> Trace | None:
        best, found = self.p.theta_new, None
        for w in traces:
            if ev.label:
                found = w if w.label == ev.label else found
                continue
            known = sum(any(distance(cue, x) < math.inf for x in w.cues) for cue in cues)
            m = self.match(w, cues, ev.context) * known / max(1, len(cues))
            if m > best:
                best, found = m, w
        return found

    def harm(self, ev: Event) -> None:
        p, w = self.p, self.trace_for(self.wounds, ev, ev.cues)
        u = min(1.0, ev.mag * self.reactivity)
        severity = u + p.sigma * self.damage(but=w) * u * (1 - u)
        if ev.cues or ev.label:
            w = w or self.found("w", ev, ev.cues)
            y = clamp((severity - p.w0) / (p.w1 - p.w0))
            self.strengthen(w, ev.cues, p.alpha, severity, p.k0 + (1 - p.k0) * y * y * (3 - 2 * y))
            w.peak = max(w.peak, w.lasting)
            w.raw = 1 - (1 - w.raw) * (1 - severity)
            self.stain(w, ev)
        for name in EMOTIONS:
            if OCC[name].valence > 0:
                self.emotions[name] *= 1 - p.blunt * severity
        for x in self.wounds:
            for s in x.slots:
                lost = p.rho_R * math.sqrt(severity) * self.likeness(s.context, ev.context)
                s.ready, s.t = s.ready_at(ev.t) * (1 - lost), ev.t
        self.feel("fear", severity)
        self.feel("distress", severity)

    def gladden_often(self, ev: Event) -> None:
        for _ in range(ev.n):
            self.gladden(ev, min(1.0, ev.mag * self.delight), self.p.k_J, tuple(dict.fromkeys(ev.cues)))

    def gladden(self, ev: Event, v: float, keep: float, cues: tuple[Cue, ...]) -> None:
        if cues or ev.label:
            j = self.trace_for(self.joys, ev, cues) or self.found("j", ev, cues)
            self.strengthen(j, cues, self.p.alpha_J, v, keep)
            j.peak = max(j.peak, j.lasting + j.passing)
            self.stain(j, ev)
        self.feel("joy", v)

    def found(self, kind: str, ev: Event, cues: tuple[Cue, ...]) -> Trace:
        traces, most = (self.wounds, self.p.wounds) if kind == "w" else (self.joys, self.p.joys)
        if len(traces) >= most:
            self.merge(traces)
        label = ev.label or f"{kind}{self.founded[kind]}"
        self.founded[kind] += 1
        salience, fading = 1.0 if len(cues) <= 1 else self.p.salience, self.p.tau_s if kind == "w" else self.p.tau_J
        traces.append(Trace(label, dict.fromkeys(cues, salience), ev.context, ev.cause, ev.t, fading))
        return traces[-1]

    def touch(self, w: Trace) -> None:
        w.raw, w.passing, w.t = self.rawness(w), w.passing_at(self.t), self.t

    def strengthen(self, w: Trace, cues: tuple[Cue, ...], alpha: float, towards: float, keep: float) -> None:
        for cue in cues:
            w.cues.setdefault(cue, self.p.salience)
        self.touch(w)
        loose = w.passing + alpha * max(0.0, towards - w.lasting - w.passing)
        w.lasting, w.passing = w.lasting + keep * loose, (1 - keep) * loose

    def stain(self, w: Trace, ev: Event) -> None:
        for name, x in ev.feelings:
            w.colour[name] = 1 - (1 - w.colour[name]) * (1 - clamp(x))

    def merge(self, traces: list[Trace]) -> None:
        a, b = sorted(traces, key=lambda w: (w.peak, w.strength(self.t)))[:2]
        self.touch(a)
        self.touch(b)
        most = max(a.lasting + a.passing, b.lasting + b.passing)
        if traces is self.wounds:
            self.scar = noisy_or((self.scar, a.peak**2))
        for cue, salience in a.cues.items():
            b.cues[cue] = max(salience, b.cues.get(cue, 0.0))
        b.peak, b.lasting, b.raw = max(a.peak, b.peak), max(a.lasting, b.lasting), max(a.raw, b.raw)
        b.passing = max(0.0, most - b.lasting)
        b.colour = {name: max(x, b.colour[name]) for name, x in a.colour.items()}
        hers = {s.context: s for s in a.slots}
        b.slots = [self.lesser(s, hers[s.context]) for s in b.slots if s.context in hers]
        traces.remove(a)

    def lesser(self, one: Slot, other: Slot) -> Slot:
        now = min(one.ready_at(self.t), other.ready_at(self.t))
        return Slot(one.context, min(one.stored, other.stored), now, min(one.stability, other.stability), self.t)

    def savour(self, ev: Event) -> None:
        for j in self.joys:
            m = self.match(j, ev.cues, ev.context)
            for _ in range(ev.n if m > 1e-9 else 0):
                self.strengthen(j, (), self.p.alpha_J * self.p.zeta_J, ev.mag * m * j.peak, self.p.k_J * self.p.zeta_J)
        glad = self.together(self.warm(j, ev.cues, ev.context) for j in self.joys)
        self.feel("joy", self.p.zeta_J * ev.mag * glad)

    def slot_for(self, w: Trace, context: Context) -> Slot:
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
            before = s.ready_at(ev.t)
            s.ready = 1 - (1 - before) * (1 - p.nu * ev.mag * m) ** ev.n
            s.stored = 1 - (1 - s.stored) * (1 - p.eta * ev.mag * m) ** ev.n
            s.stability = min(p.tau_I_max, s.stability * math.exp(p.spacing * (s.ready - before)))
            s.t = ev.t
            if ev.kind == "reprocess":
                self.touch(w)
                left, floor = (1 - p.rho_E * ev.mag * m) ** ev.n, p.phi * w.peak
                w.lasting = floor + (w.lasting - floor) * left
                w.passing, w.raw = w.passing * left, w.raw * left

    def remind(self, ev: Event) -> None:
        hurt = self.together(self.express(w, ev.cues, ev.context) for w in self.wounds)
        glad = self.together(self.warm(j, ev.cues, ev.context) for j in self.joys)
        for w in self.wounds:
            m = self.match(w, ev.cues, ev.context)
            self.touch(w)
            w.raw += self.p.zeta * m * ev.mag * (1 - w.raw)
        self.feel("fear", hurt)
        self.feel("distress", 0.5 * hurt)
        self.feel("joy", 0.5 * glad)

    def engage(self, ev: Event) -> None:
        same = next((d for d in self.drives if d.target == ev.target and d.attach == ev.attach), None)
        for d in self.drives:
            if not d.live and d is not same and d.attach == ev.attach:
                d.become *= 1 - self.p.refill * ev.mag
        if same:
            same.importance, same.live = max(same.importance, ev.mag), True
            return
        if len(self.drives) >= self.p.drives:
            self.drives.remove(min(self.drives, key=lambda d: (d.live, d.become)))
        self.drives.append(Drive(ev.label or ev.target, ev.target, ev.mag, ev.attach))

    def end(self, ev: Event) -> None:
        done, reached = 0.0, ev.mag if ev.kind == "achieved" else 0.0
        for d in self.drives:
            if d.live and d.target == ev.target:
                d.live = False
                if not d.attach:
                    done = max(done, reached * d.importance)
                    d.become *= 1 - self.p.fulfil * reached
                d.loss = d.become
        if done:
            cues = tuple(dict.fromkeys((*ev.cues, ev.target or "")))
            self.gladden(ev, min(1.0, done * self.delight), self.p.k_A, cues)

    def regain(self, ev: Event) -> None:
        for d in self.drives:
            d.live |= d.target == ev.target

    def act(self, ev: Event) -> None:
        trust = self.trust.setdefault(ev.cause, Trust())
        if ev.mag >= 0:
            trust.level += self.p.a_plus * ev.mag * max(0.0, 1 - self.p.phi_T * trust.betrayal - trust.level)
        else:
            trust.betrayal = max(trust.betrayal, -ev.mag) if ev.deceit else trust.betrayal
            trust.level *= 1 - self.p.a_minus * -ev.mag
