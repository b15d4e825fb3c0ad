"""What an encounter leaves in a life: rows of harm, savouring, joy, healing or reminding, feelings, purposes."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from math import log2

from previously.canon.threads import vowed
from previously.mind.appraisal.chosen import FAINT, SEEN
from previously.mind.appraisal.feelings import NOTHING_FELT, Side, joined
from previously.mind.appraisal.meaning import Meaning
from previously.mind.appraisal.signature import company, heal_cues, signature, undergone_from
from previously.mind.kernel.experiences import (
    ACHIEVED,
    FEEL,
    HARM,
    JOY_FELT,
    KIND,
    REMINDER,
    REPROCESS,
    SAFE,
    SAVOUR,
    Cue,
)


def repeats(lasts: float) -> int:
    """How often something lasting this many days repeats, once per doubling: a week 2, half a year 5 times. Chosen."""
    return 1 + int(log2(1.0 + lasts / 7.0)) if lasts > 0.0 else 1


class Recording:
    """The rows of one encounter, once it has been weighed."""

    __slots__ = ("by", "cause", "day", "event", "me", "moment", "where")

    def __init__(self, moment: Meaning) -> None:
        self.moment, self.by, self.event, self.me = moment, moment.by, moment.event, moment.me
        self.where = moment.met.learned_in or moment.event
        self.day = moment.met.day
        self.cause = self.by.rows.terms.name(self._source())

    def write(self) -> None:
        """Record what there is."""
        moment, event = self.moment, self.event
        harm, joy = 1.0 - moment.spared, 1.0 - moment.joyless
        bright, dark = moment.feelings.sides()
        if harm > FAINT:
            self._trace(HARM, harm, dark)
            dark = NOTHING_FELT
        if moment.savour:
            self._put(SAVOUR, _merged(heal_cues(event, self.me), event.met), moment.savour)
        if joy > FAINT:
            self._trace(JOY_FELT, joy, bright)
            bright = NOTHING_FELT
        if moment.works or (event.cues and harm <= FAINT and moment.met.learned_in is None):
            self._work()
        if bright[0] or dark[0]:
            rows = self.by.rows
            rows.put(
                self.day, FEEL, 1.0, 1, self.by.nowhere, self.cause, event=moment.number, felt=joined(bright, dark)
            )
        if moment.after:
            self._drives()

    def _put(self, kind: int, cues: Collection[Cue], mag: float, n: int = 1, felt: Side = NOTHING_FELT) -> None:
        """Something that is lived in a context."""
        by = self.by
        numbers = by.rows.terms.numbers(by.faces(cues) if by.alike else cues)
        by.rows.put(self.day, kind, mag, n, by.here(self.where), self.cause, numbers, felt, event=self.moment.number)

    def _trace(self, kind: int, mag: float, felt: Side) -> None:
        """A wound or a joy, of the same cues."""
        n = repeats(self.event.lasts) if self.moment.met.learned_in is None else 1
        self._put(kind, self._signature(), mag, n, felt)

    def _signature(self) -> tuple[str, ...]:
        return signature(self.event, self.me, undergone_from(self.event, self.by.canon))

    def _work(self) -> None:
        """Healing, or else a reminder: by the line itself, or by a cue that is merely met."""
        event, moment = self.event, self.moment
        heals = max(moment.safe, moment.reprocess)
        there = company(self.where, self.me)
        about = heal_cues(event, self.me) if moment.works else ()
        cues = _merged(about, there) if moment.works else (*event.cues, *there)
        # what is worked through comes back first, but for who is there: who listens to a grief is not what it is about
        reminds = [cue for cue in about if cue not in there] if heals else cues
        if reminds and (moment.reminder or not heals):
            self._put(REMINDER, reminds, moment.reminder or SEEN)
        if heals:
            n = event.verb.times * repeats(event.lasts)
            self._put(REPROCESS if moment.reprocess else SAFE, cues, heals, n)

    def _drives(self) -> None:
        event, by = self.event, self.by
        terms, number = by.rows.terms, self.moment.number
        for kind, target, mag, attach in self._aimed():
            by.outlook.follow(kind, target, mag, attach=attach, hunted=event.verb.opens == "hunt")
            aim = terms.name(target)
            if kind == "achieved":
                cues = terms.numbers(dict.fromkeys((*by.faces(self._signature()), target)))
                here = by.here(self.where)
                by.rows.put(self.day, ACHIEVED, mag, 1, here, self.cause, cues, target=aim, event=number)
            else:
                label = terms.label(event.topic or vowed(by.canon, event) or target) if kind == "engage" else -1
                by.rows.put(
                    self.day, KIND[kind], mag, 1, by.nowhere, self.cause,
                    target=aim, label=label, attach=attach, event=number,
                )  # fmt: skip

    def _aimed(self) -> Iterator[tuple[str, str, float, bool]]:
        """What becomes of what she lives for; of each drive at one taken for others before, under its own name."""
        for kind, target, mag, attach in self.moment.after:
            faces = self.by.outlook.faces(target)
            held = [face for face in faces if self.by.outlook.drives_at(face)]
            aims = (held[:1] if kind == "engage" else held) if len(faces) > 1 else []
            yield from ((kind, face, mag, attach) for face in aims or [target])

    def _source(self) -> str | None:
        """Whose doing it is, and so whose share it counts toward."""
        event = self.event
        who = event.agent
        if event.verb.undergone:
            who = event.forced_by or event.blames or undergone_from(event, self.by.canon)
        masks = self.by.masks  # whose doing it is, whoever she takes them for
        return (masks.person(who) if masks else who) or None


@lru_cache(maxsize=4096)
def _merged(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
