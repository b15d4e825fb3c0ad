"""The read-outs of a mind at one moment, using the kernel's own functions where it has them.

Cues are words or (dimension, value) pairs; a context is a set of features, or NEVER_BEEN for a place new to her.
"""

import math
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from previously.core.errors import BadRequest
from previously.mind.kernel import wounds
from previously.mind.kernel.dynamics import advance
from previously.mind.kernel.emotions import EMOTIONS, VALENCE, VOID_PAD
from previously.mind.kernel.experiences import Context, Cue, Terms
from previously.mind.kernel.layout import (
    ATTACH,
    BECOME,
    CAUSE,
    COLOUR,
    DRIVE_FLOATS,
    DRIVE_INTS,
    DRIVES,
    FOUNDED,
    HEAD,
    IMPORTANCE,
    LABEL,
    LIKENESS,
    LIVE,
    NAME,
    PEAK,
    STRENGTH,
    TARGET,
    WOUND_FLOATS,
    WOUND_INTS,
    WOUNDS,
)
from previously.mind.kernel.replay import Life, Person
from previously.mind.kernel.state import State, tables

NEVER_BEEN = None


class Wound(NamedTuple):
    """A wound's current state: peak P, strength E and rawness h in 0..1."""

    label: str
    cause: str | None
    context: Context  # where it was made
    cues: dict[Cue, float]  # its cues, with salience 0..1, in the order learned
    peak: float
    strength: float
    rawness: float
    colour: dict[str, float]  # emotions felt at the harms that made it, 0..1


class Drive(NamedTuple):
    """A purpose or an attachment: `strength` B is how much it is part of her; if it is lost, how much void is left."""

    name: str | None
    target: str | None
    attach: bool
    live: bool
    importance: float
    strength: float


def noisy_or(levels: Iterable[float]) -> float:
    """1 - Π(1 - x): levels in 0..1 combined."""
    left = 1.0
    for x in levels:
        left *= 1.0 - x
    return 1.0 - left


class Moment:
    """A mind at day `t`, at or after its last experience. Wounds are referred to by index."""

    def __init__(self, terms: Terms, person: Person, state: State, t: float) -> None:
        if not t >= state.clock:
            raise BadRequest(f"a mind cannot be read on day {t!r}, before its last experience on day {state.clock!r}")
        self.t = t
        self.terms = terms
        self.person = person
        self._p = person.params
        self._s = state.work(self._p)
        self._c = tables(terms)
        self._here: Context | str | None = "nowhere yet"
        self._vulnerable: dict[tuple[int, ...], float] = {}
        self._met: tuple[tuple[Cue, ...], Context | None] | None = None
        self._levels: list[float] = []
        advance(self._s, self._c, self._p, t)
        self._width = wounds.width(self._s, self._p)
        self.damage = wounds.damage(self._s, -1)  # 0..1, from peaks
        self.shield = wounds.shield(self._s, self._p)  # the share of each wound masked by live purposes

    def __len__(self) -> int:
        """The number of wounds."""
        return self._s.held[WOUNDS]

    def match(self, wound: int, cues: Iterable[Cue], context: Context | None = NEVER_BEEN) -> float:
        """How well these cues match the wound's, 0..1; adding a cue never lowers it."""
        self._enter(context)
        known = self.terms.known_cues(cues)
        return wounds.match(self._s, self._c, self._p, wound, known, 0, len(known), self._width)

    def full_match(self, wound: int, context: Context | None = NEVER_BEEN) -> float:
        """The match if all its cues are met."""
        self._enter(context)
        missed = math.prod(1.0 - salience for _, salience in self._signature(wound))
        near = self._s.wound[wound * WOUND_FLOATS + LIKENESS]
        return (1.0 - missed) * (1.0 - self._p.chi + self._p.chi * near)

    def inhibition(self, wound: int, context: Context | None = NEVER_BEEN) -> float:
        """How much learned safety inhibits the wound here, 0..1."""
        self._enter(context)
        return wounds.inhibition(self._s, self._p, wound, self.t)

    def express(
        self,
        wound: int,
        cues: Iterable[Cue] = (),
        context: Context | None = NEVER_BEEN,
        *,
        m: float | None = None,
        shielded: bool = True,
    ) -> float:
        """A wound's expressed level, 0..1; `m` overrides the cue match."""
        met = self.match(wound, cues, context) if m is None else m
        self._enter(context)
        level = wounds.express(self._s, self._p, wound, met, self.t)
        return level * (1.0 - self.shield) if shielded else level

    def distress(
        self,
        cues: Iterable[Cue] = (),
        context: Context | None = NEVER_BEEN,
        *,
        m: float | None = None,
        only: Iterable[int] | None = None,
    ) -> float:
        """All wounds (or `only` some) as expressed here and now, combined, 0..1."""
        if m is not None:
            return self.together(self.express(w, context=context, m=m) for w in self._which(only))
        levels = self.levels(tuple(cues), context)
        return self.together(levels[w] for w in self._which(only))

    def levels(self, met: tuple[Cue, ...], context: Context | None) -> list[float]:
        """Each wound as expressed here and now; what is asked of one place in a row is worked out once."""
        if (met, context) != self._met:
            self._levels = [self.express(w, met, context) for w in range(len(self))]
            self._met = met, context
        return self._levels

    def vulnerability(self, *, only: Iterable[int] | None = None) -> float:
        """Distress if every cue were met somewhere she has never been, with no purpose to hold on to, 0..1."""
        wounds = tuple(self._which(only))
        if wounds not in self._vulnerable:
            levels = (self.express(w, m=self.full_match(w), shielded=False) for w in wounds)
            self._vulnerable[wounds] = self.together(levels)
        return self._vulnerable[wounds]

    def together(self, levels: Iterable[float]) -> float:
        """The p-norm of wound levels, capped at 1."""
        norm = self._p.norm
        return min(1.0, math.pow(sum(math.pow(x, norm) for x in levels), 1.0 / norm))

    @cached_property
    def void(self) -> float:
        """What lost purposes and attachments left behind, 0..1."""
        return noisy_or(drive.strength for drive in self.drives if not drive.live)

    @cached_property
    def emotions(self) -> dict[str, float]:
        """The current 22 emotions, 0..1."""
        return dict(zip(EMOTIONS, self._s.emotion, strict=True))

    def felt(self, cues: Iterable[Cue] = (), context: Context | None = NEVER_BEEN) -> dict[str, float]:
        """Emotions, including those the wounds bring back as expressed here and now."""
        felt: Sequence[float] = self._s.emotion
        for w, level in enumerate(self.levels(tuple(cues), context)):
            colours = self._s.wound[w * WOUND_FLOATS + COLOUR : w * WOUND_FLOATS + COLOUR + 22]
            felt = [1.0 - (1.0 - x) * (1.0 - colour * level) for x, colour in zip(felt, colours, strict=True)]
        return dict(zip(EMOTIONS, felt, strict=True))

    def feelings(self, cues: Iterable[Cue] = (), context: Context | None = NEVER_BEEN) -> tuple[float, float]:
        """Positive and negative totals, each 0..1; void and distress count as negative."""
        met = tuple(cues)
        felt = tuple(self.felt(met, context).values())
        positive = noisy_or(x for x, sign in zip(felt, VALENCE, strict=True) if sign > 0)
        negative = [x for x, sign in zip(felt, VALENCE, strict=True) if sign < 0]
        return positive, noisy_or((*negative, self.void, self.distress(met, context)))

    def ambivalence(self, cues: Iterable[Cue] = (), context: Context | None = NEVER_BEEN) -> float:
        """Griffin's index (P + N)/2 - |P - N|, -0.5..1 (Thompson, Zanna & Griffin 1995)."""
        positive, negative = self.feelings(cues, context)
        return (positive + negative) / 2 - abs(positive - negative)

    @cached_property
    def mood(self) -> tuple[float, float, float]:
        """Pleasure, arousal and dominance in -1..1, around a temperament that damage darkens for good."""
        pleasure, arousal, dominance = (
            math.tanh(math.atanh(min(max(born, -0.999), 0.999)) + self._p.g_D * self.damage * dark + self._s.mood[j])
            for j, (born, dark) in enumerate(zip(self.person.temperament, VOID_PAD, strict=True))
        )
        return pleasure, arousal, dominance

    @cached_property
    def wounds(self) -> list[Wound]:
        """All wounds, oldest first."""
        return [self._wound(w) for w in range(len(self))]

    @cached_property
    def drives(self) -> list[Drive]:
        """All drives, live and lost, oldest first."""
        return [self._drive(d) for d in range(self._s.held[DRIVES])]

    @property
    def size(self) -> float:
        """The total strength of her wounds and purposes; moods don't count."""
        strengths = sum(self._s.wound[w * WOUND_FLOATS + STRENGTH] for w in range(len(self)))
        return strengths + sum(drive.strength for drive in self.drives if not drive.attach)

    def wounds_of(self, who: str) -> list[int]:
        """The wounds a person caused or forced, or is a cue for."""
        return [w for w, wound in enumerate(self.wounds) if wound.cause == who or who in wound.cues]

    def _which(self, only: Iterable[int] | None) -> Iterable[int]:
        return range(len(self)) if only is None else only

    def _enter(self, context: Context | None) -> None:
        if context != self._here:
            feature: Sequence[int] = [] if context is None else self.terms.known_features(context)
            size = 1 if context is None else len(context)  # a place with one feature no other place has
            wounds.arrive(self._s, self._c, self._p, feature, 0, len(feature), size)
            self._here = context

    def _signature(self, wound: int) -> list[tuple[int, float]]:
        found, j = [], self._s.wound_ids[wound * WOUND_INTS + HEAD]
        while j >= 0:
            found.append((self._s.cue[j], self._s.salience[j]))
            j = self._s.cue_next[j]
        return found

    def _wound(self, w: int) -> Wound:
        at, ids = w * WOUND_FLOATS, w * WOUND_INTS
        colour = self._s.wound[at + COLOUR : at + COLOUR + 22]
        return Wound(
            label=self.terms.named(self._s.wound_ids[ids + LABEL]) or "",
            cause=self.terms.named(self._s.wound_ids[ids + CAUSE]),
            context=self.terms.contexts[self._s.wound_ids[ids + FOUNDED]],
            cues={self.terms.cues[cue]: salience for cue, salience in self._signature(w)},
            peak=self._s.wound[at + PEAK],
            strength=self._s.wound[at + STRENGTH],
            rawness=wounds.rawness(self._s, self._p, w, self.t),
            colour={EMOTIONS[i]: x for i, x in enumerate(colour) if x > 0.0},
        )

    def _drive(self, d: int) -> Drive:
        at, ids = d * DRIVE_FLOATS, d * DRIVE_INTS
        return Drive(
            name=self.terms.named(self._s.drive_ids[ids + NAME]),
            target=self.terms.named(self._s.drive_ids[ids + TARGET]),
            attach=bool(self._s.drive_ids[ids + ATTACH]),
            live=bool(self._s.drive_ids[ids + LIVE]),
            importance=self._s.drive[at + IMPORTANCE],
            strength=self._s.drive[at + BECOME],
        )


def moment(life: Life, t: float, rows: int | None = None) -> Moment:
    """A life's mind at day `t`: after everything lived by then, or after the first `rows` experiences."""
    state = life.state_at(t) if rows is None else life.state_after(rows)
    return Moment(life.terms, life.person, state, t)
