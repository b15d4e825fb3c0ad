"""From the log to experiences: what each event means to one character.

Roles carry the verb's operations, scaled by the line's severity; OCC variables (Ortony, Clore & Collins 1988) come
from what the event does to her wishes, whose doing it is, and how she judges the act. Trust is replayed along the way,
since it depends only on acts and appraisal reads it.
"""

from math import isfinite

from previously.canon.log import Canon
from previously.canon.masks.knowing import seen_as
from previously.canon.reach import Key
from previously.canon.world.kin import kin_of
from previously.core.entries import Character
from previously.mind.appraisal.chosen import (
    ESTRANGED,
    LONG_AGO,
    NAMESAKE,
)
from previously.mind.appraisal.encounters import Encounter
from previously.mind.appraisal.judge import Judge
from previously.mind.appraisal.kept import Former, Kept
from previously.mind.appraisal.meaning import Meaning
from previously.mind.appraisal.outlook import Outlook
from previously.mind.appraisal.recording import Recording
from previously.mind.appraisal.signature import words_as_cue
from previously.mind.appraisal.unmasking import unmask
from previously.mind.kernel.experiences import OF_OLD, Builder, Experiences, Terms
from previously.mind.kernel.params import DEFAULT, Params


def experiences(
    canon: Canon,
    person: Character,
    met: list[Encounter],
    terms: Terms,
    params: Params = DEFAULT,
    former: Former | None = None,
) -> tuple[Experiences, Outlook]:
    """One character's table of experiences, and her outlook on others along the way.

    Rows give the index of the encounter they came from; -1 for initial bonds and goals. Trust goes by `params`.
    `former` is an appraisal of the same person by the same terms and params: what it met and is met alike is kept.
    """
    appraiser = _Appraiser(canon, person, Builder(terms), params)
    appraiser.start(met)
    kept = Kept(former, met)
    with canon.memo.reading():
        for number, encounter in enumerate(met):
            appraiser.go_through(encounter, number, kept)
    return kept.joined(appraiser.rows.table()), appraiser.outlook


class _Appraiser(Judge):
    """Walks one character's encounters in lived order."""

    def start(self, met: list[Encounter]) -> None:
        """Add the initial bonds and goals."""
        first = met[0].day if met else 0.0
        for other, value in self.person.bonds:
            if value >= Outlook.CLOSE:
                self.outlook.engage(other, value, attach=True)
                self.rows.add(first - LONG_AGO, "engage", target=other, mag=value, label=other, attach=True)
        for other in self._namesakes():
            self.outlook.engage(other, NAMESAKE, attach=True)
            self.rows.add(first - LONG_AGO, "engage", target=other, mag=NAMESAKE, label=other, attach=True)
        self.waiting = [(self.canon.opening(goal.start), goal) for goal in self.person.goals]
        self.kin = [*reversed(kin_of(self.canon, self.person.id))]
        self._take_up((first, (), 0, 0), first, -1)

    def _namesakes(self) -> list[str]:
        """Who bears her family name, where the cast says nothing of whom she is bound to."""
        mine, cast = _family(self.person.name), self.canon.cast
        if self.person.bonds or not mine:
            return []
        alike = (other for other in cast if other != self.person.id and _family(cast[other].name) == mine)
        return [one for one in alike if dict(cast[one].bonds).get(self.person.id, 0.0) >= 0.0]

    def _take_in(self, key: Key, number: int) -> None:
        """Take in whose kin she is by the lines up to a moment: they have been dear to her for long.

        What she thinks of them stands where the cast says, or where they have done her grave harm.
        """
        while self.kin and self.kin[-1].key <= key:
            kin = self.kin.pop()
            other = seen_as(self.canon, self.person.id, kin.other, key)
            if other not in self.outlook.start and self.outlook.relation(other) > ESTRANGED:
                self.outlook.engage(other, kin.near, attach=True)
                self.rows.add(
                    kin.key[0], "engage", target=other, mag=kin.near, label=other, attach=OF_OLD, event=number
                )

    def _take_up(self, key: Key, day: float, number: int) -> None:
        """Take up the goals that are due, each on its day."""
        due = sorted((pair for pair in self.waiting if pair[0] <= key), key=lambda pair: pair[0])
        self.waiting = [pair for pair in self.waiting if pair[0] > key]
        for opens, goal in due:
            aim = words_as_cue(goal.name.replace("-", " "))  # a vow in the same words is the same purpose
            target = seen_as(self.canon, self.person.id, goal.target, key) or aim
            self.outlook.engage(target, goal.weight, attach=False)
            since = min(day, opens[0]) if isfinite(opens[0]) else day
            self.rows.add(since, "engage", target=target, mag=goal.weight, label=goal.name, event=number)

    def go_through(self, met: Encounter, number: int, kept: Kept) -> None:
        """Meet something as before, where it finds her outlook as before; else anew."""
        due = len(self.waiting) + len(self.kin)
        if self.waiting:
            self._take_up(met.key, met.day, number)
        if self.kin:
            self._take_in(met.key, number)
        apart = due != len(self.waiting) + len(self.kin) or bool(self.canon.masks)
        step = None if apart else kept.step(number)
        if step is not None and self.outlook.repeat(step, met.key):
            kept.keep(number)
        else:
            self.outlook.begin()
            self.meet(met, number)
            apart |= self.canon.memo.pass_on()  # it rests on what others know, or on what is so
            step = None if apart else self.outlook.step()
        self.outlook.steps.append(step)

    def meet(self, met: Encounter, number: int) -> None:
        """Appraise one encounter and record its effects."""
        event, me = met.event, self.person.id
        dies = event.verb.dies
        if dies and not event.verb.seems and me == (event.subject if dies == "subject" else event.object):
            return
        for mask in met.unmasks:
            unmask(self, met, number, mask)
        moment = Meaning(self, met, number)
        moment.weigh(self.roles(met))
        moment.fates()
        if moment.leaves:
            Recording(moment).write()

    def roles(self, met: Encounter) -> list[tuple[str, float]]:
        """Her roles in an event, each with how strongly it reaches her (0..1)."""
        event, me = met.event, self.person.id
        verb = event.verb
        care = self.outlook.relation(event.victim) if verb.moves_others and event.victim != me else 0.0
        if verb.gladdens_both and me not in {event.subject, event.object}:
            care = max(care, self.outlook.relation(event.subject))
        if met.learned_in is not None:
            if me == event.object:
                return [("object", 1.0)]
            if me == event.subject:  # what befell her, as she is told
                return [("subject", 1.0)]
            hears = "learns" if verb.effect("learns") else "cares"  # where it says nothing of who learns of it
            return [(hears, care)] if care > 0 else []
        found: list[tuple[str, float]] = []
        if me == event.subject or me in event.companions:
            found.append(("subject", 1.0))
        if me == event.object:
            found.append(("object", 1.0))
        if not found and verb.effect("witness"):
            found.append(("witness", 1.0 + min(0.0, care)))
        if care > 0 and verb.effect("cares"):
            found.append(("cares", care))
        return found


def _family(name: str) -> str:
    """The family name in a name; empty where there is only one name."""
    first, _, last = name.rpartition(" ")
    return last if first else ""
