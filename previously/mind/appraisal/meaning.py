"""What one event means to one character: what it does to her, what she feels, what becomes of what she lives for."""

from collections.abc import Iterator
from functools import lru_cache
from math import log2
from typing import Any

from previously.canon.reach import Key
from previously.core.entries import Event
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
    SEEN,
    TRIED,
    USED,
)
from previously.mind.appraisal.encounters import Encounter
from previously.mind.appraisal.feelings import Cause, Feelings
from previously.mind.appraisal.judge import Judge
from previously.mind.appraisal.signature import (
    aim_of,
    company,
    context_of,
    heal_cues,
    signature,
    undergone_from,
)


def repeats(lasts: float) -> int:
    """How often something lasting this many days repeats, once per doubling: a week 2, half a year 5 times. Chosen."""
    return 1 + int(log2(1.0 + max(0.0, lasts) / 7.0))


class Meaning:
    """An encounter being appraised: running totals, before they are recorded."""

    def __init__(self, by: Judge, met: Encounter, number: int) -> None:
        self.by, self.met, self.event, self.number = by, met, met.event, number
        self.me = by.person.id
        self.mine = self.me == self.event.subject or self.me in self.event.companions
        self.feelings = Feelings()
        self.spared = 1.0  # 1 - harm
        self.joyless = 1.0  # 1 - joy
        self.savour = 0.0
        self.safe = self.reprocess = self.reminder = 0.0
        self.after: list[
            tuple[str, str, float, bool]
        ] = []  # engage, lost, achieved, regained: kind, target, mag, attach
        self.praise = by.judgement(self.event) * self.event.severity if self._sees_through() else 0.0
        self.judged = False  # an act is judged once, however many roles she has in it

    @property
    def blame(self) -> float:
        """How much blame falls on the person who did it."""
        return (FORCED if self.event.forced_by else 1.0) * TRIED ** len(self.event.tried)

    def _sees_through(self) -> bool:
        """Can she tell what is done? To whoever hears it a lie is none; it lands when it is found out."""
        return self.mine or not any(effect.believe for _, effect in self.event.verb.roles)

    def role(self, role: str, effect: Effect, scale: float) -> None:
        """Add the effect of one role."""
        severity = self.event.severity
        near = self._near(effect)
        harm = effect.harm * severity * scale * near
        harm += effect.moral * severity * max(0.0, -self.by.judgement(self.event)) * self.blame
        harm += USED * severity if role == "subject" and self.event.forced_by else 0.0
        self.spared *= 1.0 - min(1.0, harm)
        if not self.event.forced_by:
            self.joyless *= 1.0 - min(1.0, effect.joy * severity * scale * near)
        self.savour = max(self.savour, effect.savour * severity)
        self.safe = max(self.safe, effect.safe * severity)
        self.reprocess = max(self.reprocess, effect.reprocess * severity)
        self.reminder = max(self.reminder, effect.reminder * severity)
        for name, factor in effect.feel:
            if not (self.event.forced_by and name in GIVEN_FREELY):
                self.feelings.add(name, factor * severity * scale * near)
        self._want(role, effect, scale, near)
        if effect.act:
            self._trust(role, effect)
        if effect.engage or effect.attach or effect.lost or effect.regained or effect.achieved:
            self._aims(effect, scale)

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
            about = aim_of(self.event, effect.engage, self.by.canon) if effect.engage else self.event.agent
            self.by.outlook.expect(about, want)

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

    def bystander(self) -> None:
        """What she feels about the act itself, whoever it happens to, and about the fate of people she dislikes."""
        event = self.event
        if self.mine and event.forced_by:
            self.feelings.act("self", self.praise * self.blame)
        elif self.praise and not self.judged:
            self.feelings.act(*self._cause())
        if event.victim != self.me and (ill := self.by.outlook.relation(event.victim)) < 0:
            hit = event.verb.effect("object" if event.object else "subject")
            if hit is not None:
                self.feelings.others(hit.want * event.severity, ill)

    def _trust(self, role: str, effect: Effect) -> None:
        event = self.event
        amount = effect.act * min(1.0, event.severity / event.verb.severity if event.verb.severity else 1.0)
        if role == "subject":
            self._act(event.object, amount, deceit=False)
            return
        self._act(event.agent, amount, deceit=effect.deceit)
        if event.forced_by:
            self._act(event.subject, amount * BY_HAND, deceit=effect.deceit)

    def _act(self, other: str, amount: float, *, deceit: bool) -> None:
        for face in self.by.outlook.faces(other) if other and other != self.me else ():
            self.by.outlook.act(face, amount, self.met.key, deceit=deceit)
            self.by.rows.add(self.met.day, "act", cause=face, mag=amount, deceit=deceit, event=self.number)

    def _aims(self, effect: Effect, scale: float) -> None:
        event = self.event
        strength = min(1.0, event.severity / event.verb.severity if event.verb.severity else 1.0) * scale
        for aim, attach in ((effect.engage, False), (effect.attach, True)):
            target = aim_of(event, aim, self.by.canon) if aim else ""
            if aim is not None and target and target != self.me and not (attach and event.forced_by):
                self.after.append(("engage", target, aim.weight * strength, attach))
        for kind, part in (("lost", effect.lost), ("regained", effect.regained), ("achieved", effect.achieved)):
            target = aim_of(event, Aim(part), self.by.canon) if part else ""
            if target and self.by.outlook.has(target, live=kind != "regained"):
                self.after.append((kind, target, 1.0, False))
                if kind == "achieved":
                    self.joyless = 1.0  # what she lived for leaves a joy of its own

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
        for kind, target, _, _ in self.after:
            if kind in ("lost", "achieved") and target != dead:
                self.feelings.prospect(outlook.settle(target, hoped=True, comes=kind == "achieved"))
        self._found_out()

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
        knowledge = self.by.canon.knowledge
        for fact, value in self.event.facts or self._learned():
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

    def write(self) -> None:
        """Record this encounter's rows: harm, savouring, joy, healing or reminding, feelings, purposes."""
        harm, joy = 1.0 - self.spared, 1.0 - self.joyless
        if harm <= FAINT and not (
            self.works or self.event.cues or self.after or self.feelings or joy > 0.0 or self.savour
        ):
            return
        bright, dark = self.feelings.sides()
        if harm > FAINT:
            self._write_trace("harm", harm, dark)
            dark = ()
        if self.savour:
            cues = _merged(heal_cues(self.event, self.me), self.event.met)
            self._write("savour", cues=cues, context=self._where(), mag=self.savour)
        if joy > FAINT:
            self._write_trace("joy", joy, bright)
            bright = ()
        if self.works or (self.event.cues and harm <= FAINT and self.met.learned_in is None):
            self._write_work()
        if bright or dark:
            self._write("feel", feelings=(*bright, *dark))
        if self.after:
            self._write_drives()

    def _write(self, kind: str, **given: Any) -> None:
        for name, alike in (("cues", self.by.faces), ("context", self.by.surroundings)):
            if name in given:
                given[name] = alike(given[name])
        self.by.rows.add(self.met.day, kind, cause=self._source(), event=self.number, **given)

    def _where(self) -> frozenset[str]:
        return context_of(self.met.learned_in or self.event, self.me)

    def _signature(self) -> tuple[str, ...]:
        return signature(self.event, self.me, undergone_from(self.event, self.by.canon))

    def _write_trace(self, kind: str, mag: float, feelings: tuple[tuple[str, float], ...]) -> None:
        """A wound or a joy, of the same cues."""
        n = repeats(self.event.lasts) if self.met.learned_in is None else 1
        self._write(kind, cues=self._signature(), context=self._where(), mag=mag, n=n, feelings=feelings)

    def _write_work(self) -> None:
        """Record healing, or else a reminder: by the line itself, or by a cue that is merely met."""
        event, where = self.event, self.met.learned_in or self.event
        heals = max(self.safe, self.reprocess)
        cues = self._met(where) if self.works else (*event.cues, *company(event, self.me))
        reminds = self._absent(where) if heals else cues  # what is worked through comes back first
        if reminds and (self.reminder or not heals):
            self._write("reminder", cues=reminds, context=self._where(), mag=self.reminder or SEEN)
        if heals:
            kind, n = "reprocess" if self.reprocess else "safe", event.verb.times * repeats(event.lasts)
            self._write(kind, cues=cues, context=self._where(), mag=heals, n=n)

    def _write_drives(self) -> None:
        event = self.event
        for kind, target, mag, attach in self._aimed():
            followed = "lost" if kind == "achieved" else kind
            self.by.outlook.follow(followed, target, mag, attach=attach, hunted=event.verb.opens == "hunt")
            given: dict[str, Any] = {"target": target, "mag": mag, "attach": attach}
            if kind == "engage":
                given["label"] = event.topic or event.object_text or target
            if kind == "achieved":
                given |= {"cues": self._signature(), "context": self._where()}
            self._write(kind, **given)

    def _aimed(self) -> Iterator[tuple[str, str, float, bool]]:
        """What becomes of what she lives for; of each drive at one taken for others before, under its own name."""
        for kind, target, mag, attach in self.after:
            faces = self.by.outlook.faces(target)
            held = [face for face in faces if self.by.outlook.drives_at(face)]
            aims = (held[:1] if kind == "engage" else held) if len(faces) > 1 else []
            yield from ((kind, face, mag, attach) for face in aims or [target])

    @property
    def works(self) -> bool:
        """Does the line itself heal or remind?"""
        return bool(self.safe or self.reprocess or self.reminder)

    def _met(self, where: Event) -> tuple[str, ...]:
        return _merged(heal_cues(self.event, self.me), company(where, self.me))

    def _absent(self, where: Event) -> tuple[str, ...]:
        """What a line is about, but for who is there: who listens to a grief is not what it is about."""
        there = company(where, self.me)
        return tuple([cue for cue in heal_cues(self.event, self.me) if cue not in there])

    def _source(self) -> str | None:
        """Whose doing it is, and so whose share it counts toward."""
        event = self.event
        person = self.by.canon.masks.person  # whose doing it is, whoever she takes them for
        if event.verb.undergone:
            return person(event.forced_by or event.blames or undergone_from(event, self.by.canon)) or None
        return person(event.agent) or None


@lru_cache(maxsize=4096)
def _merged(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
