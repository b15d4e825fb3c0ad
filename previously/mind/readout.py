"""The read-outs of a mind at one moment, using the kernel's own functions.

Cues are words or (dimension, value) pairs; a context is a set of features, or NEVER_BEEN for a place new to her.
"""

import math
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from previously.core.errors import BadRequest
from previously.mind.held import Drive, Joy, Kind, Part, Wound
from previously.mind.kernel import company, reading, striking, traces
from previously.mind.kernel.emotions import EMOTIONS, VALENCE
from previously.mind.kernel.experiences import Context, Cue, Terms
from previously.mind.kernel.feeling import advance
from previously.mind.kernel.layout import (
    ATTACH,
    BECOME,
    CAUSE,
    COLOUR,
    DRIVE_FLOATS,
    DRIVE_INTS,
    DRIVES,
    FIRST_JOY,
    FOUNDED,
    HEAD,
    IMPORTANCE,
    JOYS,
    LABEL,
    LASTING,
    LIVE,
    LOSS,
    NAME,
    PEAK,
    TARGET,
    TRACE_FLOATS,
    TRACE_INTS,
    WOUNDS,
    Work,
)
from previously.mind.kernel.marks import identity
from previously.mind.kernel.replay import Life, Person
from previously.mind.kernel.state import State, tables

Known = TypeVar("Known", bound=Cue)
NEVER_BEEN = None
ALMOST = 0.999  # how far a temperament may lie from the middle


class Moment:
    """A mind at day `t`, at or after its last experience. Wounds and joys are referred to by index."""

    def __init__(self, terms: Terms, person: Person, state: State, t: float) -> None:
        if not t >= state.clock:
            raise BadRequest(f"a mind cannot be read on day {t!r}, before its last experience on day {state.clock!r}")
        self.t = t
        self.terms = terms
        self.person = person
        self._p = person.params
        self._state = state
        self._c = tables(terms)
        self._here: Context | str | None = "nowhere yet"
        self._arrivals = -1
        self._measured: tuple[list[int], Context | None] | None = None
        self._vulnerable: dict[tuple[int, ...], float] = {}

    @cached_property
    def _s(self) -> Work:
        """All of the mind, laid out on first use."""
        laid = self._state.work(self._p)
        advance(laid, self._c, self._p, self.t)
        traces.dwell(laid, self._p, self.t)
        return laid

    @cached_property
    def _aims(self) -> Work:
        """All of it but wounds and joys, which are many."""
        laid = self._state.aims(self._p)
        advance(laid, self._c, self._p, self.t)
        return laid

    @cached_property
    def damage(self) -> float:
        """Prior damage, 0..1, from peaks."""
        return traces.damage(self._s, -1)

    @cached_property
    def shield(self) -> float:
        """The share of each wound that is masked by live purposes."""
        return company.shield(self._s, self._p)

    def wound_cues(self) -> list[Cue]:
        """The cues that her wounds know, in the order of wounds and of learning."""
        return [self.terms.cues[cue] for cue in self._state.wound_cues()]

    def __len__(self) -> int:
        """The number of wounds."""
        return self._s.held[WOUNDS]

    def match(self, wound: int, cues: Iterable[Cue], context: Context | None = NEVER_BEEN) -> float:
        """How well these cues match the wound's, 0..1; adding a cue never lowers it."""
        self._enter(context)
        known = self.terms.known_cues(cues)
        length = traces.width(self._s, self._p)
        return traces.match(self._s, self._c, self._p, wound, known, 0, len(known), length)

    def full_match(self, wound: int, context: Context | None = NEVER_BEEN) -> float:
        """The match if all its cues are met."""
        self._enter(context)
        return traces.full_match(self._s, self._p, wound)

    def inhibition(self, wound: int, context: Context | None = NEVER_BEEN) -> float:
        """How much learned safety inhibits the wound here, 0..1."""
        self._enter(context)
        return traces.inhibition(self._s, self._p, wound, self.t)

    def soothing(self, context: Context | None = NEVER_BEEN) -> float:
        """The share of what hurts that the best company takes."""
        self._enter(context)
        return company.soothing(self._s, self._p)

    def express(
        self,
        wound: int,
        cues: Iterable[Cue] = (),
        context: Context | None = NEVER_BEEN,
        *,
        m: float | None = None,
        shielded: bool = True,
    ) -> float:
        """A wound's expressed level, 0..1; `m` overrides the cue match, `shielded` counts purpose and company."""
        met = self.match(wound, cues, context) if m is None else m
        self._enter(context)
        level = traces.shown(self._s, self._p, wound, met)
        return level * reading.open_share(self._s, self._p) if shielded else level

    def warm(self, joy: int, cues: Iterable[Cue] = (), context: Context | None = NEVER_BEEN) -> float:
        """A joy's expressed level, 0..1."""
        self._measure(cues, context)
        return self._s.level[self._s.held[FIRST_JOY] + joy]

    def distress(
        self,
        cues: Iterable[Cue] = (),
        context: Context | None = NEVER_BEEN,
        *,
        m: float | None = None,
        only: Iterable[int] | None = None,
    ) -> float:
        """All wounds (or `only` some) as expressed here and now, combined, 0..1."""
        if m is None:
            self._measure(cues, context)
            return self.together(self._s.level[w] for w in self._which(only))
        met = tuple(cues)
        return self.together(self.express(w, met, context, m=m) for w in self._which(only))

    def distress_with(self, more: Iterable[Known], cues: Iterable[Cue], context: Context | None) -> dict[Known, float]:
        """The distress that each of `more` cues would bring beside these, 0..1."""
        met, known = self._measure(cues, context), {cue: self.terms.known_cues([cue]) for cue in more}
        levels = striking.distress_with(
            self._s, self._c, self._p, met, [one for found in known.values() for one in found]
        )
        return {cue: levels[found[0]] if found else self.distress(cues, context) for cue, found in known.items()}

    def vulnerability(self, *, only: Iterable[int] | None = None) -> float:
        """Distress if every cue were met somewhere she has never been, with nothing and nobody to hold on to, 0..1."""
        wounds = tuple(self._which(only))
        if wounds not in self._vulnerable:
            levels = (self.express(w, m=self.full_match(w), shielded=False) for w in wounds)
            self._vulnerable[wounds] = self.together(levels)
        return self._vulnerable[wounds]

    def together(self, levels: Iterable[float]) -> float:
        """The p-norm of levels, capped at 1."""
        return traces.whole(sum(traces.summed(x, self._p) for x in levels), self._p)

    def hurt(self, cues: Iterable[Cue] = (), context: Context | None = NEVER_BEEN) -> float:
        """What weighs here and now: wounds, what is missed, what is felt, 0..1."""
        known = self._measure(cues, context)
        return reading.hurt(self._s, self._c, self._p, known, 0, len(known))

    def lift(self, cues: Iterable[Cue] = (), context: Context | None = NEVER_BEEN) -> float:
        """What carries her here and now: joys, who and what she has, what is felt, 0..1."""
        self._measure(cues, context)
        return reading.lift(self._s, self._c, self._p)

    def hurts(self, cues: Iterable[Cue] = (), context: Context | None = NEVER_BEEN) -> list[Part]:
        """The parts of hurt."""
        known = self._measure(cues, context)
        s, c, p = self._s, self._c, self._p
        parts = [Part("wound", w, s.level[w]) for w in range(len(self))]
        soothed = 1.0 - company.soothing(s, p)
        for d in range(s.held[DRIVES]):
            if not s.drive_ids[d * DRIVE_INTS + LIVE]:
                here = company.reminded(s, c, d, known, 0, len(known))
                kind: Kind = "grief" if s.drive_ids[d * DRIVE_INTS + ATTACH] else "void"
                parts.append(Part(kind, d, reading.void_level(s, p, d, here, soothed)))
        parts += self._felt_parts(-1, soothed)
        return [part for part in parts if part.level > reading.FAINT]

    def lifts(self, cues: Iterable[Cue] = (), context: Context | None = NEVER_BEEN) -> list[Part]:
        """The parts of lift."""
        self._measure(cues, context)
        first = self._s.held[FIRST_JOY]
        parts = [Part("joy", j, self._s.level[first + j]) for j in range(self._s.held[JOYS])]
        for d in range(self._s.held[DRIVES]):
            if self._s.drive_ids[d * DRIVE_INTS + LIVE]:
                kind: Kind = "bond" if self._s.drive_ids[d * DRIVE_INTS + ATTACH] else "purpose"
                parts.append(Part(kind, d, reading.lift_level(self._s, self._p, d)))
        parts += self._felt_parts(1, 1.0)
        return [part for part in parts if part.level > reading.FAINT]

    def missed(self, cues: Iterable[Cue] = ()) -> list[tuple[int, float]]:
        """What each lost drive leaves, by its place among the drives; the cues of a lost one bring some of it back."""
        s, c, p, known = self._s, self._c, self._p, self.terms.known_cues(cues)
        return [
            (d, company.missing(s, p, d, company.reminded(s, c, d, known, 0, len(known))))
            for d in range(s.held[DRIVES])
            if not s.drive_ids[d * DRIVE_INTS + LIVE]
        ]

    def _felt_parts(self, sign: int, left: float) -> list[Part]:
        return [
            Part("feeling", i, self._s.emotion[i] * reading.weight(self._c, self._p, i) * left)
            for i in range(22)
            if VALENCE[i] == sign
        ]

    @cached_property
    def void(self) -> float:
        """What lost purposes left behind, 0..1."""
        return reading.void(self._s)

    def grief(self, cues: Iterable[Cue] = ()) -> float:
        """What lost bonds left behind, 0..1; the cues of the lost bring some of it back."""
        known = self.terms.known_cues(cues)
        return reading.grief(self._s, self._c, self._p, known, 0, len(known))

    @cached_property
    def emotions(self) -> dict[str, float]:
        """The current 22 emotions, 0..1."""
        return dict(zip(EMOTIONS, self._s.emotion, strict=True))

    def felt(self, cues: Iterable[Cue] = (), context: Context | None = NEVER_BEEN) -> dict[str, float]:
        """Emotions, including those that wounds and joys bring back as expressed here and now."""
        self._measure(cues, context)
        return dict(zip(EMOTIONS, self._felt(), strict=True))

    def _felt(self) -> list[float]:
        felt = [0.0] * len(EMOTIONS)
        reading.feel_again(self._s, felt, 0)
        return felt

    def feelings(self, cues: Iterable[Cue] = (), context: Context | None = NEVER_BEEN) -> tuple[float, float]:
        """Positive and negative totals, each 0..1: joys and bonds are positive, void, grief and distress negative."""
        known = self._measure(cues, context)
        s, c, p, felt = self._s, self._c, self._p, self._felt()
        grief = reading.grief(s, c, p, known, 0, len(known))
        bad = reading.negative(c, felt, 0, self.void, grief, reading.distress(s, p))
        return reading.positive(s, c, p, felt, 0), bad

    def ambivalence(self, cues: Iterable[Cue] = (), context: Context | None = NEVER_BEEN) -> float:
        """Griffin's index (P + N)/2 - |P - N|, -0.5..1 (Thompson, Zanna & Griffin 1995)."""
        positive, negative = self.feelings(cues, context)
        return (positive + negative) / 2 - abs(positive - negative)

    @cached_property
    def tone(self) -> tuple[float, float, float]:
        """Where her mood rests, in -1..1: temperament, darkened by damage and lightened by what good stands."""
        return self._mood(0.0)

    @cached_property
    def mood(self) -> tuple[float, float, float]:
        """Pleasure, arousal and dominance in -1..1: the tone, moved by what is felt and was felt lately."""
        return self._mood(1.0)

    def _mood(self, moved: float) -> tuple[float, float, float]:
        tone, more = [0.0] * 3, [0.0] * 3
        reading.tone(self._s, self._c, self._p, tone, 0)
        reading.moved(self._s, self._c, self._p, more, 0)
        pleasure, arousal, dominance = (
            math.tanh(math.atanh(min(max(born, -ALMOST), ALMOST)) + tone[j] + moved * more[j])
            for j, born in enumerate(self.person.temperament)
        )
        return pleasure, arousal, dominance

    @cached_property
    def wounds(self) -> list[Wound]:
        """All wounds, oldest first."""
        return [self._wound(w) for w in range(len(self))]

    @cached_property
    def joys(self) -> list[Joy]:
        """All joys, oldest first."""
        return [self._joy(j) for j in range(self._s.held[FIRST_JOY], self._s.held[FIRST_JOY] + self._s.held[JOYS])]

    @cached_property
    def drives(self) -> list[Drive]:
        """All drives, live and lost, oldest first."""
        return [self._drive(d) for d in range(self._aims.held[DRIVES])]

    @property
    def size(self) -> float:
        """The total strength of her wounds and purposes; moods don't count."""
        return reading.size(self._s)

    def trust(self, who: str) -> float:
        """Trust in a person, as it weighs what they give her."""
        return company.trust_in(self._s, self.terms.name(who))

    def wound_identity(self, wound: int) -> int:
        """The number a wound has in the marks of her life."""
        return identity(self._s, wound)

    def wound_known_as(self, known: int) -> Wound | None:
        """The wound that has a number in the marks of her life, where she has it."""
        here = (w for w in range(len(self)) if self.wound_identity(w) == known)
        return next((self.wounds[w] for w in here), None)

    def joy_identity(self, joy: int) -> int:
        """The number a joy has in the marks of her life."""
        return identity(self._s, self._s.held[FIRST_JOY] + joy)

    def wounds_of(self, who: str) -> list[int]:
        """The wounds a person caused or forced, or is a cue for."""
        return [w for w, wound in enumerate(self.wounds) if wound.cause == who or who in wound.cues]

    def joys_of(self, who: str) -> list[int]:
        """The joys a person caused, or is a cue for."""
        return [j for j, joy in enumerate(self.joys) if joy.cause == who or who in joy.cues]

    def _which(self, only: Iterable[int] | None) -> Iterable[int]:
        return range(len(self)) if only is None else only

    def _measure(self, cues: Iterable[Cue], context: Context | None) -> list[int]:
        """Hold what wounds and joys express for these cues, here; returns the cues' numbers."""
        self._enter(context)
        known = self.terms.known_cues(cues)
        if self._measured != (known, context):
            reading.measure(self._s, self._c, self._p, known, 0, len(known))
            self._measured = (known, context)
        return known

    def _enter(self, context: Context | None) -> None:
        if context != self._here:
            feature: Sequence[int] = [] if context is None else self.terms.known_features(context)
            size = 1 if context is None else len(context)  # a place with one feature no other place has
            self._arrivals -= 1
            company.arrive(self._s, self._c, self._p, self._arrivals, feature, 0, len(feature), size)
            self._here = context

    def _signature(self, trace: int) -> dict[Cue, float]:
        found, j = {}, self._s.trace_ids[trace * TRACE_INTS + HEAD]
        while j >= 0:
            found[self.terms.cues[self._s.cue[j]]] = self._s.salience[j]
            j = self._s.cue_next[j]
        return found

    def _colour(self, trace: int) -> dict[str, float]:
        at = trace * TRACE_FLOATS + COLOUR
        return {EMOTIONS[i]: x for i, x in enumerate(self._s.trace[at : at + 22]) if x > 0.0}

    def _wound(self, w: int) -> Wound:
        return Wound(**self._trace(w), rawness=traces.rawness(self._s, self._p, w, self.t))

    def _joy(self, j: int) -> Joy:
        return Joy(**self._trace(j))

    def _trace(self, w: int) -> dict[str, Any]:
        """What is told of a wound and of a joy alike, by the names of their fields."""
        at, ids = w * TRACE_FLOATS, w * TRACE_INTS
        return {
            "label": self.terms.named(self._s.trace_ids[ids + LABEL]) or "",
            "cause": self.terms.named(self._s.trace_ids[ids + CAUSE]),
            "context": self.terms.contexts[self._s.trace_ids[ids + FOUNDED]],
            "cues": self._signature(w),
            "peak": self._s.trace[at + PEAK],
            "strength": self._s.trace[at + LASTING],
            "passing": traces.passing(self._s, self._p, w, self.t),
            "colour": self._colour(w),
        }

    def _drive(self, d: int) -> Drive:
        at, ids = d * DRIVE_FLOATS, d * DRIVE_INTS
        return Drive(
            name=self.terms.named(self._aims.drive_ids[ids + NAME]),
            target=self.terms.named(self._aims.drive_ids[ids + TARGET]),
            attach=bool(self._aims.drive_ids[ids + ATTACH]),
            live=bool(self._aims.drive_ids[ids + LIVE]),
            importance=self._aims.drive[at + IMPORTANCE],
            strength=self._aims.drive[at + BECOME],
            loss=self._aims.drive[at + LOSS],
        )


def moment(life: Life, t: float, rows: int | None = None) -> Moment:
    """A life's mind at day `t`: after everything lived by then, or after the first `rows` experiences."""
    state = life.state_at(t) if rows is None else life.state_after(rows)
    return Moment(life.terms, life.person, state, t)
