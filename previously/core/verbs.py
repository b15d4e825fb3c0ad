"""Verbs and states: what a line's words mean, as data from the lexicon and a story's own `verbs:`."""

from functools import cached_property
from typing import Literal

import msgspec

Kind = Literal["well", "mixed", "shaken", "broken", "over"]
"""The kinds of state, which checks compare in place of the words."""

Opens = Literal["", "vow", "hunt", "search", "secret", "set-up", "injury"]
"""The threads a line can open."""

Closes = Literal["", "vow", "search", "secret", "set-up", "injury", "any"]
"""What a line can close: closing a vow also ends a hunt and a search; `any` ends all but an injury."""

ROLES = ("subject", "object", "witness", "cares", "learns")
"""Whom an event reaches: its parties, witnesses, witnesses who care for its victim, and those who learn of it later."""


class Aim(msgspec.Struct, frozen=True):
    """A drive's target: one of the line's own parts, and how much it matters (0..1)."""

    target: Literal["subject", "object", "topic"]
    weight: float = 1.0


class Effect(msgspec.Struct, frozen=True):
    """What an event does to one role. Factors are shares of the line's severity, 0..1 unless stated.

    `moral` is harm in proportion to how badly the doer judges the act; `joy` founds or feeds a joy as `harm` does a
    wound, `savour` lives joys again whose cues are met; `want` is desirability for the role (-1..1);
    `act` is the effect on trust in the doer (-1..1); `feel` is what appraisal cannot derive.
    """

    harm: float = 0.0
    moral: float = 0.0
    safe: float = 0.0
    reprocess: float = 0.0
    reminder: float = 0.0
    joy: float = 0.0
    savour: float = 0.0
    want: float = 0.0
    prospect: float = 0.0  # likelihood of what is hoped for or feared; 0: it has happened
    act: float = 0.0
    deceit: bool = False
    near: float = 0.0  # this share of harm, want and joy goes with how near the other party is to the role
    worth: Literal["", "subject", "object"] = ""  # harm and want are times what that one or thing is worth to the role
    feel: tuple[tuple[str, float], ...] = ()
    engage: Aim | None = None
    attach: Aim | None = None
    lost: Literal["", "subject", "object", "topic"] = ""
    regained: Literal["", "subject", "object"] = ""
    achieved: Literal["", "subject", "object", "topic"] = ""
    learn: bool = False
    believe: bool = False  # what the line sets is believed, not made true


class Verb(msgspec.Struct, frozen=True, eq=False, dict=True):
    """One verb: its forms, the objects it takes, its defaults, and its effect on each role."""

    id: str
    forms: tuple[str, ...]
    takes: tuple[Literal["none", "name", "text", "rest"], ...] = ("none", "name")
    severity: float = 0.5
    times: int = 1
    cues: tuple[str, ...] = ()
    praise: float = 0.0  # default judgement of the act, -1..1
    bodily: bool = False  # both parties must be present
    undergone: bool = False  # it befalls its subject: whose doing it is, other clauses say
    unseen: bool = False  # may be done behind somebody's back: an object the scene does not list is absent
    dies: Literal["", "subject", "object"] = ""
    seems: bool = False  # the death is only believed
    returns: Literal["", "subject"] = ""
    moves: Literal["", "enters", "exits"] = ""
    channel: Literal["", "near", "far"] = ""  # only those it names hear it: together, or apart
    opens: Opens = ""
    closes: Closes = ""
    claim: Literal["", "plays", "trusts", "relies"] = ""
    roles: tuple[tuple[str, Effect], ...] = ()
    own: bool = False  # a story's own, read in all its forms

    def effect(self, role: str) -> Effect | None:
        """This verb's effect on a role, if any."""
        return self._effects.get(role)

    @cached_property
    def _effects(self) -> dict[str, Effect]:
        return dict(reversed(self.roles))

    @cached_property
    def moves_others(self) -> bool:
        """Does it do anything to anybody but its parties?"""
        return not self._effects.keys().isdisjoint(("witness", "cares", "learns"))

    @cached_property
    def aims_at_words(self) -> bool:
        """Does it take up a purpose that its line puts in words: `vows to find the boat`?"""
        effect = self.effect("subject")
        return effect is not None and effect.engage is not None and effect.engage.target == "topic"

    @cached_property
    def deceives(self) -> bool:
        """Does whoever it is done to not notice it, even where they stand by?"""
        effect = self.effect("object")
        return self.unseen and effect is not None and effect.deceit

    @cached_property
    def weighs(self) -> bool:
        """Is how bad it is a matter of what is lost?"""
        return any(effect.worth for _, effect in self.roles)

    @cached_property
    def binds(self) -> bool:
        """Does whoever does it bind themselves to whom it is done to?"""
        effect = self.effect("subject")
        return effect is not None and effect.attach is not None and effect.attach.target == "object"

    @cached_property
    def binds_one(self) -> bool:
        """Does it bind whoever does it, and not whom it is done to: `loves`?"""
        effect = self.effect("object")
        return self.binds and (effect is None or effect.attach is None)

    @cached_property
    def gladdens_both(self) -> bool:
        """Is it a joy to both its parties that those bound to either share?"""
        return all((effect := self.effect(role)) is not None and effect.joy for role in ("subject", "object", "cares"))

    @cached_property
    def heals(self) -> bool:
        """Does it work on a wound of its subject or object?"""
        return any(effect.safe or effect.reprocess for _, effect in self.roles)

    @cached_property
    def lies(self) -> bool:
        """Is it a lie, which hurts nobody until it is found out?"""
        return any(effect.believe for _, effect in self.roles)

    @cached_property
    def learners(self) -> frozenset[str]:
        """The roles that learn something by it."""
        return frozenset(role for role, effect in self.roles if effect.learn)

    @cached_property
    def informs(self) -> bool:
        """Does anybody learn something by it, or come to believe it?"""
        return bool(self.learners) or self.lies

    @cached_property
    def aimless(self) -> bool:
        """Does it leave alone what anybody lives for, and weigh the same whatever a thing is worth to them?"""
        aims = ("worth", "engage", "attach", "lost", "regained", "achieved")
        return not self.dies and not any(getattr(effect, aim) for _, effect in self.roles for aim in aims)

    @cached_property
    def harms(self) -> bool:
        """Does it wound anybody?"""
        return any(effect.harm or effect.moral for _, effect in self.roles)


class State(msgspec.Struct, frozen=True, eq=False):
    """One state a scene can play: its words, its kind, and the condition the headspace must meet."""

    id: str
    also: tuple[str, ...]
    kind: Kind
    bears: str


class Vocabulary(msgspec.Struct, frozen=True, eq=False):
    """The words a line may use."""

    verbs: tuple[Verb, ...]
    states: tuple[State, ...]
    parts: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()  # standards, by the part somebody plays
