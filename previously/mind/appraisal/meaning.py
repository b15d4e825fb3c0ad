"""What one event means to one character: what it does to her, what she feels, what becomes of what she lives for."""

from typing import Any, NamedTuple

from previously.canon.reach import Key
from previously.core.ids import fact as fact_id
from previously.core.verbs import Aim, Effect
from previously.mind.appraisal.chosen import (
    BY_ANOTHER,
    BY_HAND,
    DONE,
    FAINT,
    FORCED,
    GIVEN_FREELY,
    REVENGE,
    STILL_FEARED,
    TRIED,
    USED,
)
from previously.mind.appraisal.encounters import Encounter
from previously.mind.appraisal.feelings import Cause, Feelings
from previously.mind.appraisal.judge import Judge
from previously.mind.appraisal.signature import aim_of
from previously.mind.appraisal.trust import STRANGER
from previously.mind.kernel.experiences import ACT


class Weighed(NamedTuple):
    """What encounters of one shape come to, whoever they are with: the totals of `Meaning`, and what moves trust."""

    spared: float
    joyless: float
    savour: float
    safe: float
    reprocess: float
    reminder: float
    judged: bool
    feelings: Feelings
    acts: tuple[tuple[str, float, bool], ...]
    prospects: tuple[float, ...]


MOST_SHAPES = 1 << 13
_weighed: dict[tuple[Any, ...], Weighed] = {}
"""By the shape of an encounter. Encounters repeat."""


class Meaning:
    """An encounter being appraised: running totals, before they are recorded."""

    __slots__ = (
        "acts", "after", "by", "event", "feelings", "joyless", "judged", "judgement", "me", "met", "mine",
        "number", "praise", "prospects", "reminder", "reprocess", "safe", "savour", "spared",
    )  # fmt: skip

    def __init__(self, by: Judge, met: Encounter, number: int) -> None:
        event, me = met.event, by.person.id
        self.by, self.met, self.event, self.number, self.me = by, met, event, number, me
        self.mine = me == event.subject or me in event.companions
        self.judgement = by.judgement(event)
        self.praise = self.judgement * event.severity if self.mine or not event.verb.lies else 0.0
        self.after: list[
            tuple[str, str, float, bool]
        ] = []  # kind (engage, lost, achieved, regained), target, mag, attach

    def weigh(self, parts: list[tuple[str, float]]) -> None:
        """Add up what the event does to her in all her roles, and what she feels about the act itself.

        An encounter that is like an earlier one in all that counts is weighed as that was.
        """
        shape = self._shape(parts)
        known = _weighed.get(shape) if shape else None
        if known is None:
            self._weigh(parts)
            if shape:
                if len(_weighed) >= MOST_SHAPES:
                    _weighed.clear()
                _weighed[shape] = self._told()
        else:
            self._take(known)
        self._wish_ill()

    def _shape(self, parts: list[tuple[str, float]]) -> tuple[Any, ...] | None:
        """All that counts in weighing an encounter; None where more does than is listed here."""
        event, me = self.event, self.me
        if event.forced_by or event.blames or event.tried or not event.verb.aimless:
            return None
        near = self._nearness(parts)
        if near is None:
            return None
        roles = (self.mine, me == event.subject, me == event.object, not event.object)
        own = (self.is_over, self.by.approves(event))
        return (event.verb, event.severity, self.judgement, near, *roles, *own, *parts)

    def _nearness(self, parts: list[tuple[str, float]]) -> float | None:
        """How near the other party is, where that counts; None where it may change while she is being weighed."""
        effects = [self.event.verb.effect(role) for role, _ in parts]
        if not any(effect.near for effect in effects if effect):
            return 0.0
        return self.by.near(self._other()) if len(parts) == 1 else None

    def _weigh(self, parts: list[tuple[str, float]]) -> None:
        self.feelings = Feelings()
        self.spared = self.joyless = 1.0  # 1 - harm, 1 - joy
        self.savour = self.safe = self.reprocess = self.reminder = 0.0
        self.judged = False  # an act is judged once, however many roles she has in it
        self.acts: list[tuple[str, float, bool]] = []
        self.prospects: list[float] = []
        for role, scale in parts:
            effect = self.event.verb.effect(role)
            if effect is not None:
                self.role(role, effect, scale)
        self._see()

    def _told(self) -> Weighed:
        return Weighed(
            self.spared, self.joyless, self.savour, self.safe, self.reprocess, self.reminder, self.judged,
            self.feelings.again(), tuple(self.acts), tuple(self.prospects),
        )  # fmt: skip

    def _take(self, known: Weighed) -> None:
        (self.spared, self.joyless, self.savour, self.safe, self.reprocess, self.reminder, self.judged,
         feelings, acts, prospects) = known  # fmt: skip
        self.feelings = feelings.again()
        for to, amount, deceit in acts:
            self._act(getattr(self.event, to), amount, deceit=deceit)
        for want in prospects:
            self.by.outlook.expect(self.event.agent, want)

    @property
    def blame(self) -> float:
        """How much blame falls on the person who did it."""
        return (FORCED if self.event.forced_by else 1.0) * TRIED ** len(self.event.tried)

    def role(self, role: str, effect: Effect, scale: float) -> None:
        """Add the effect of one role."""
        severity = self.event.severity
        near = self._near(effect)
        harm = effect.harm * severity * scale * near
        harm += effect.moral * severity * max(0.0, -self.judgement) * self.blame
        harm += USED * severity if role == "subject" and self.event.forced_by else 0.0
        self.spared *= 1.0 - min(1.0, harm)
        if not self.event.forced_by:
            self.joyless *= 1.0 - min(1.0, effect.joy * severity * scale * near)
        self.savour = max(self.savour, effect.savour * severity)
        self.safe = max(self.safe, effect.safe * severity)
        self.reprocess = max(self.reprocess, effect.reprocess * severity)
        self.reminder = max(self.reminder, effect.reminder * severity)
        for name, factor in effect.feel:
            unmoved = self.event.forced_by and name in GIVEN_FREELY
            unmoved = unmoved or (name == "remorse" and self.by.approves(self.event))
            if not (unmoved or (name == "fear" and self.is_over)):
                self.feelings.add(name, factor * severity * scale * near)
        self._want(role, effect, scale, near)
        if effect.act:
            self._trust(role, effect)
        if effect.engage or effect.attach or effect.lost or effect.regained or effect.achieved:
            self._aims(effect, scale)

    @property
    def is_over(self) -> bool:
        """Does she hear of it when there is nothing left to fear for?"""
        return self.met.learned_in is not None and self.met.day - self.event.day > STILL_FEARED

    def _near(self, effect: Effect) -> float:
        """By how much an effect is less where it is about somebody or something that means less to her."""
        near = 1.0 - effect.near + effect.near * self.by.near(self._other()) if effect.near else 1.0
        if effect.worth and self.event.severity == self.event.verb.severity:  # else the line says how bad it is
            near *= self.by.worth(aim_of(self.event, Aim(effect.worth), self.by.canon))
        return near

    def _other(self) -> str:
        """The other party, as she sees it."""
        event = self.event
        if self.me == event.object:
            return event.agent
        if self.mine:
            return event.object or (event.kept_from[0] if event.kept_from else "")
        return event.agent

    def _want(self, role: str, effect: Effect, scale: float, near: float) -> None:
        forced = role == "subject" and self.event.forced_by and effect.want > 0.0
        want = 0.0 if forced else effect.want * self.event.severity * near
        cause, praise = self._cause()
        if role in {"cares", "learns"}:
            self.feelings.others(want, scale, likelihood=effect.prospect or 1.0)
            if effect.lost or effect.regained:
                self._own(want * scale, cause, praise)
        elif want:
            self._own(want, cause, praise, effect.prospect or 1.0)
        if effect.prospect and role in {"subject", "object"}:
            aim = effect.engage or effect.attach
            about = aim_of(self.event, aim, self.by.canon) if aim else self.event.agent
            self.by.outlook.expect(about, want)
            self.prospects.append(want)

    def _own(self, want: float, cause: Cause, praise: float, likelihood: float = 1.0) -> None:
        self.feelings.own(want, likelihood=likelihood, cause=cause, praise=0.0 if self.judged else praise)
        self.judged |= bool(praise) and cause != "none"

    def _cause(self) -> tuple[Cause, float]:
        """Whom she holds responsible, and how she judges the act."""
        event = self.event
        if event.blames:
            return ("self" if event.blames == self.me else "other"), -event.severity
        if self.mine and not event.forced_by:
            return ("self", self.praise * self.blame) if self.praise else ("none", 0.0)
        if event.agent == self.me:
            return "self", self.praise
        return ("other", self.praise) if self.praise else ("none", 0.0)

    def _see(self) -> None:
        """What she feels about the act itself, whoever it happens to."""
        if self.mine and self.event.forced_by:
            self.feelings.act("self", self.praise * self.blame)
        elif self.praise and not self.judged:
            self.feelings.act(*self._cause())

    def _wish_ill(self) -> None:
        """What she feels about the fate of people she dislikes."""
        event = self.event
        if event.victim == self.me or (ill := self.by.outlook.relation(event.victim)) >= 0.0:
            return
        hit = event.verb.effect("object" if event.object else "subject")
        if hit is not None and hit.want:
            self.feelings.others(hit.want * event.severity, ill)
        if event.verb.returns:
            self.feelings.add("fear", -ill)

    def _trust(self, role: str, effect: Effect) -> None:
        event = self.event
        amount = effect.act * min(1.0, event.severity / event.verb.severity if event.verb.severity else 1.0)
        if role == "subject":
            self.acts.append(("object", amount, False))
            self._act(event.object, amount, deceit=False)
            return
        self.acts.append(("agent", amount, effect.deceit))
        self._act(event.agent, amount, deceit=effect.deceit)
        if event.forced_by:
            self._act(event.subject, amount * BY_HAND, deceit=effect.deceit)

    def _act(self, other: str, amount: float, *, deceit: bool) -> None:
        for face in self.by.outlook.faces(other) if other and other != self.me else ():
            self.by.outlook.act(face, amount, self.met.key, deceit=deceit)
            rows = self.by.rows
            rows.put(
                self.met.day, ACT, amount, 1, self.by.nowhere, rows.terms.name(face), deceit=deceit, event=self.number
            )

    def _aims(self, effect: Effect, scale: float) -> None:
        event = self.event
        strength = min(1.0, event.severity / event.verb.severity if event.verb.severity else 1.0) * scale
        for aim, attach in ((effect.engage, False), (effect.attach, True)):
            target = aim_of(event, aim, self.by.canon) if aim else ""
            if aim is not None and target and target != self.me and not (attach and event.forced_by):
                self.after.append(("engage", target, aim.weight * strength, attach))
        for kind, part in (("lost", effect.lost), ("regained", effect.regained), ("achieved", effect.achieved)):
            target = aim_of(event, Aim(part), self.by.canon) if part else ""
            if target and self.by.outlook.has(target, live=kind != "regained") and not self._is_rid_of(kind, target):
                self.after.append((kind, target, 1.0, False))
                if kind == "achieved":
                    self.joyless = 1.0  # what she lived for leaves a joy of its own

    def _is_rid_of(self, kind: str, target: str) -> bool:
        """Has she left somebody herself who did her more harm than good?"""
        leaves = kind == "lost" and self.mine and not self.event.verb.undergone and target == self.event.object
        return leaves and self.by.outlook.trust(target).level < STRANGER.level

    def fates(self) -> None:
        """Settle what she hoped, feared or lived for when a death or a capture decides it."""
        event, outlook = self.event, self.by.outlook
        dead = (event.subject if event.verb.dies == "subject" else event.object) if event.verb.dies else ""
        if dead and dead != self.me:
            weight = outlook.purpose(dead)
            if weight:
                self._purpose_ends(dead, weight)
            self.feelings.prospect(outlook.settle(dead, hoped=False, comes=False))
            self.feelings.prospect(outlook.settle(dead, hoped=True, comes=self._at_odds(dead)))
        if self.me == event.victim and event.agent != self.me and event.verb.harms:
            self.feelings.prospect(outlook.settle(event.agent, hoped=False, comes=True))
            if self._is_let_down():
                self.feelings.prospect(outlook.settle(event.agent, hoped=True, comes=False))
        if self.me == event.object and event.verb.binds:
            self.feelings.prospect(outlook.settle(event.agent, hoped=True, comes=True))
        for kind, target, _, _ in self.after:
            if kind in ("lost", "achieved") and target != dead:
                self.feelings.prospect(outlook.settle(target, hoped=True, comes=kind == "achieved"))
        self._found_out()

    def _is_let_down(self) -> bool:
        """Is she turned down, left or betrayed, so that what she hoped for from whoever does it won't come?"""
        effect = self.event.verb.effect("object") if self.me == self.event.object else None
        return effect is not None and effect.near > 0.0

    def _purpose_ends(self, dead: str, weight: float) -> None:
        """The target of a purpose is gone: by her own hand, by another's, or lost."""
        if self._at_odds(dead):
            done = DONE * weight * (1.0 if self.mine else 0.5)
            self.feelings.own(done)
            self.feelings.add("satisfaction", done)
            self.feelings.add("relief", done)
            self.after.append(("achieved", dead, REVENGE if self.mine else BY_ANOTHER, False))
        else:
            self.feelings.own(-weight)
            self.feelings.add("disappointment", 0.6 * weight)
        if not any(kind == "lost" and target == dead for kind, target, _, _ in self.after):
            self.after.append(("lost", dead, 1.0, False))

    def _at_odds(self, other: str) -> bool:
        """Is their end what she wanted?"""
        return self.by.outlook.relation(other) < 0 or self.by.outlook.hunted(other)

    def _found_out(self) -> None:
        """Learning what one was lied to about is when the lie lands."""
        found = self.event.facts or (self._learned() if self.event.verb.learners else ())
        if not found:
            return
        knowledge = self.by.canon.knowledge
        for fact, value in found:
            old = knowledge.belief(self.me, fact, self._before())
            if old is not None and old.how == "lied to" and old.value != value and old.told_by != self.me:
                self._act(old.told_by, -0.6, deceit=True)
                self.feelings.own(-0.4, cause="other", praise=-0.5)

    def _learned(self) -> tuple[tuple[str, str], ...]:
        """`learns FACT`: what is so."""
        effect = self.event.verb.effect("subject")
        if not (self.mine and effect is not None and effect.learn and self.event.object_text):
            return ()
        fact = fact_id(self.event.object_text)
        value = self.by.canon.knowledge.value(fact, self.met.key)
        return () if value is None else ((fact, value),)

    def _before(self) -> Key:
        day, episode, scene, ordinal = self.met.key
        return (day, episode, scene, ordinal - 1)

    @property
    def works(self) -> bool:
        """Does the line itself heal or remind?"""
        return bool(self.safe or self.reprocess or self.reminder)

    @property
    def leaves(self) -> bool:
        """Does it leave anything?"""
        return bool(
            self.feelings or self.works or self.event.cues or self.after or self.savour or self.joyless < 1.0
            or 1.0 - self.spared > FAINT
        )  # fmt: skip
