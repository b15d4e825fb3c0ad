"""From the log to experiences: what each event means to one character.

Roles carry the verb's operations, scaled by the line's severity; OCC variables (Ortony, Clore & Collins 1988) come
from what the event does to her wishes, whose doing it is, and how she judges the act. Trust is replayed along the way,
since it depends only on acts and appraisal reads it.
"""

from functools import lru_cache
from math import isfinite, log2

from previously.canon.log import Canon
from previously.canon.reach import Key
from previously.core.entries import Character, Event, Goal
from previously.core.ids import fact as fact_id
from previously.core.verbs import Aim, Effect
from previously.mind.appraisal.encounters import Encounter
from previously.mind.appraisal.feelings import Cause, Feelings
from previously.mind.appraisal.outlook import Outlook
from previously.mind.appraisal.signature import (
    UNDERGONE,
    aim_of,
    company,
    context_of,
    heal_cues,
    signature,
    undergone_from,
)
from previously.mind.kernel.experiences import Builder, Experiences, Terms

FORCED = 0.7
"""How much of the blame stays with somebody who was forced. Chosen."""
USED = 0.4
"""How much of an act's severity harms the person made to do it, who has lost control of themselves. Chosen."""
TRIED = 0.7
"""How much of the blame stays for each alternative that was tried first. Chosen."""
SEEN = 0.7
"""How strongly a cue reminds when the line itself doesn't. Chosen."""
DONE = 0.6
"""How good an enemy's end feels to somebody who lived for it, by her own hand; half if by another's. Chosen."""
FAINT = 0.05
"""A harm below this leaves no wound. Chosen."""
BY_HAND = 0.5
"""How far trust in a forced person falls, relative to trust in whoever forced them. Chosen."""
LONG_AGO = 3650.0
"""How many days before anything lived the initial bonds began: long enough to be part of who she is."""


def experiences(canon: Canon, person: Character, met: list[Encounter], terms: Terms) -> tuple[Experiences, Outlook]:
    """One character's table of experiences, and her outlook on others along the way.

    Rows give the index of the encounter they came from; -1 for initial bonds and goals.
    """
    appraiser = _Appraiser(canon, person, Builder(terms))
    appraiser.start(met)
    for number, encounter in enumerate(met):
        appraiser.meet(encounter, number)
    return appraiser.rows.table(), appraiser.outlook


def repeats(lasts: float) -> int:
    """How often something lasting this many days repeats, once per doubling: a week 2, half a year 5 times. Chosen."""
    return 1 + int(log2(1.0 + max(0.0, lasts) / 7.0))


class _Appraiser:
    """Walks one character's encounters in lived order."""

    def __init__(self, canon: Canon, person: Character, rows: Builder) -> None:
        self.canon, self.person, self.rows = canon, person, rows
        self.outlook = Outlook(person)
        self.standards = dict(person.standards)
        self.waiting: list[tuple[Key, Goal]] = []

    def start(self, met: list[Encounter]) -> None:
        """Add the initial bonds and goals."""
        first = met[0].day if met else 0.0
        for other, value in self.person.bonds:
            if value >= Outlook.CLOSE:
                self.outlook.engage(other, value, attach=True)
                self.rows.add(first - LONG_AGO, "engage", target=other, mag=value, label=other, attach=True)
        self.waiting = [(self.canon.opening(goal.start), goal) for goal in self.person.goals]
        self._take_up((first, (), 0, 0), first, -1)

    def _take_up(self, key: Key, day: float, number: int) -> None:
        """Take up the goals that are due, each on its day."""
        due = sorted((pair for pair in self.waiting if pair[0] <= key), key=lambda pair: pair[0])
        self.waiting = [pair for pair in self.waiting if pair[0] > key]
        for opens, goal in due:
            target = goal.target or goal.name
            self.outlook.engage(target, goal.weight, attach=False)
            since = min(day, opens[0]) if isfinite(opens[0]) else day
            self.rows.add(since, "engage", target=target, mag=goal.weight, label=goal.name, event=number)

    def meet(self, met: Encounter, number: int) -> None:
        """Appraise one encounter and record its effects."""
        event, me = met.event, self.person.id
        if self.waiting:
            self._take_up(met.key, met.day, number)
        if (
            event.verb.dies
            and not event.verb.seems
            and me == (event.subject if event.verb.dies == "subject" else event.object)
        ):
            return
        moment = _Moment(self, met, number)
        for role, scale in self.roles(met):
            effect = event.verb.effect(role)
            if effect is not None:
                moment.role(role, effect, scale)
        moment.bystander()
        moment.fates()
        moment.write()

    def roles(self, met: Encounter) -> list[tuple[str, float]]:
        """Her roles in an event, each with how strongly it reaches her (0..1)."""
        event, me = met.event, self.person.id
        care = self.outlook.relation(event.victim) if event.victim != me else 0.0
        seen = 1.0 + min(0.0, care)
        if met.learned_in is not None:
            if me == event.object:
                return [("object", 1.0)]
            return [("learns", care)] if care > 0 else []
        found: list[tuple[str, float]] = []
        if me == event.subject or me in event.companions:
            found.append(("subject", 1.0))
        if me == event.object:
            found.append(("object", 1.0))
        if not found:
            found.append(("witness", seen))
        if care > 0:
            found.append(("cares", care))
        return found

    def judgement(self, event: Event) -> float:
        """How she judges the act, -1..1: by her own standards, or else by the common one."""
        return self.standards.get(event.verb.id, event.verb.praise)


class _Moment:
    """An encounter being appraised: running totals, before they are recorded."""

    def __init__(self, by: _Appraiser, met: Encounter, number: int) -> None:
        self.by, self.met, self.event, self.number = by, met, met.event, number
        self.me = by.person.id
        self.feelings = Feelings()
        self.spared = 1.0  # 1 - harm
        self.safe = self.reprocess = self.reminder = 0.0
        self.after: list[tuple[str, str, float, bool]] = []  # engage, lost, regained: kind, target, mag, attach
        self.praise = by.judgement(self.event) * self.event.severity
        self.judged = False  # an act is judged once, however many roles she has in it
        self.mine = self.me == self.event.subject or self.me in self.event.companions

    @property
    def blame(self) -> float:
        """How much blame falls on the person who did it."""
        return (FORCED if self.event.forced_by else 1.0) * TRIED ** len(self.event.tried)

    def role(self, role: str, effect: Effect, scale: float) -> None:
        """Add the effect of one role."""
        severity = self.event.severity
        harm = effect.harm * severity * scale
        harm += effect.moral * severity * max(0.0, -self.by.judgement(self.event)) * self.blame
        harm += USED * severity if role == "subject" and self.event.forced_by else 0.0
        self.spared *= 1.0 - min(1.0, harm)
        self.safe = max(self.safe, effect.safe * severity)
        self.reprocess = max(self.reprocess, effect.reprocess * severity)
        self.reminder = max(self.reminder, effect.reminder * severity)
        for name, factor in effect.feel:
            self.feelings.add(name, factor * severity * scale)
        self._want(role, effect, scale)
        if effect.act:
            self._trust(role, effect)
        if effect.engage or effect.attach or effect.lost or effect.regained:
            self._aims(effect, scale)

    def _want(self, role: str, effect: Effect, scale: float) -> None:
        want = effect.want * self.event.severity
        cause, praise = self._cause()
        if role in {"cares", "learns"}:
            self.feelings.others(want, scale, likelihood=effect.prospect or 1.0)
            if effect.lost:
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
            return ("self", self.praise * self.blame) if event.verb.praise or self.praise else ("none", 0.0)
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
        if other and other != self.me:
            self.by.outlook.act(other, amount, self.met.key, deceit=deceit)

    def _aims(self, effect: Effect, scale: float) -> None:
        event = self.event
        strength = min(1.0, event.severity / event.verb.severity if event.verb.severity else 1.0) * scale
        for aim, attach in ((effect.engage, False), (effect.attach, True)):
            target = aim_of(event, aim, self.by.canon) if aim else ""
            if aim is not None and target and target != self.me:
                self.after.append(("engage", target, aim.weight * strength, attach))
        for kind, part in (("lost", effect.lost), ("regained", effect.regained)):
            target = aim_of(event, Aim(part), self.by.canon) if part else ""
            if target and self.by.outlook.has(target, live=kind == "lost"):
                self.after.append((kind, target, 1.0, False))

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
            if kind == "lost" and target != dead:
                reached = event.verb.effect("subject")
                comes = self.mine and reached is not None and reached.want > 0.0
                self.feelings.prospect(outlook.settle(target, hoped=True, comes=comes))
        self._found_out()

    def _purpose_ends(self, dead: str, weight: float) -> None:
        """The target of a purpose is gone: by her own hand, by another's, or lost."""
        if self._at_odds(dead):
            done = DONE * weight * (1.0 if self.mine else 0.5)
            self.feelings.own(done)
            self.feelings.add("satisfaction", done)
            self.feelings.add("relief", done)
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
        """Record this encounter's rows, in order: harm, healing, reminders, feelings, purposes."""
        harm = 1.0 - self.spared
        if harm <= FAINT and not (self.works or self.event.cues or self.after or self.feelings):
            return
        bright, dark = self.feelings.sides()
        if harm > FAINT:
            self._write_harm(harm, dark)
            dark = ()
        if self.works or (self.event.cues and harm <= FAINT and self.met.learned_in is None):
            self._write_work()
        if bright or dark:
            feelings = (*bright, *dark)
            self.by.rows.add(self.met.day, "feel", feelings=feelings, cause=self._source(), event=self.number)
        if self.after:
            self._write_drives()

    def _write_harm(self, harm: float, feelings: tuple[tuple[str, float], ...]) -> None:
        self.by.rows.add(
            self.met.day,
            "harm",
            cues=signature(self.event, self.me, undergone_from(self.event, self.by.canon)),
            context=context_of(self.met.learned_in or self.event, self.me),
            mag=harm,
            n=repeats(self.event.lasts) if self.met.learned_in is None else 1,
            cause=self._source(),
            feelings=feelings,
            event=self.number,
        )

    def _write_work(self) -> None:
        """Record healing, or else a reminder: by the line itself, or by a cue that is merely met."""
        event, where = self.event, self.met.learned_in or self.event
        heals = max(self.safe, self.reprocess)
        kind = "reminder" if not heals else "reprocess" if self.reprocess else "safe"
        cues = self._met(where) if self.works else (*event.cues, *company(event, self.me))
        self.by.rows.add(
            self.met.day,
            kind,
            cues=cues,
            context=context_of(where, self.me),
            mag=heals or self.reminder or SEEN,
            n=event.verb.times * repeats(event.lasts) if heals else 1,
            cause=self._source(),
            event=self.number,
        )

    def _write_drives(self) -> None:
        event, day, cause = self.event, self.met.day, self._source()
        for kind, target, mag, attach in self.after:
            self.by.outlook.follow(kind, target, mag, attach=attach, hunted=event.verb.opens == "hunt")
            label = event.topic or event.object_text or target
            self.by.rows.add(
                day, kind, target=target, mag=mag, attach=attach, label=label, cause=cause, event=self.number
            )

    @property
    def works(self) -> bool:
        """Does the line itself heal or remind?"""
        return bool(self.safe or self.reprocess or self.reminder)

    def _met(self, where: Event) -> tuple[str, ...]:
        return _merged(heal_cues(self.event, self.me), company(where, self.me))

    def _source(self) -> str | None:
        """Whose doing it is, and so whose share it counts toward."""
        event = self.event
        if event.verb.id in UNDERGONE:
            return event.forced_by or event.blames or undergone_from(event, self.by.canon) or None
        return event.agent or None


@lru_cache(maxsize=4096)
def _merged(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
