"""A headspace: a character's state of mind at a point in the story, in given circumstances, with its reasons."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import msgspec

from previously.canon.log import Canon, Moment
from previously.canon.masks.knowing import faces_of, seen_as, shown_in
from previously.core.ids import as_cue
from previously.mind import because
from previously.mind.answers import Answer, Question, answers
from previously.mind.appraisal.encounters import Encounter
from previously.mind.appraisal.signature import context
from previously.mind.because import Reason, Share
from previously.mind.circumstances import Circumstances
from previously.mind.held import Joy as KnownJoy
from previously.mind.held import Kind, Part, noisy_or
from previously.mind.held import Wound as KnownWound
from previously.mind.kernel.experiences import Cue
from previously.mind.minds import Mind
from previously.mind.readout import Moment as Reading
from previously.mind.share import Makers, shares_of

SHOWN_CUES = 5
"""How many of her strongest cues are listed."""


class Wound(msgspec.Struct, frozen=True):
    """A wound: `id` is the line that weighs most in it, `began` the first, `since` the day of that; levels are 0..1.

    `strength` is what lasts, `passing` what fades by itself.
    """

    id: str
    began: str
    cues: tuple[str, ...]
    source: str
    peak: float
    strength: float
    passing: float
    floor: float
    rawness: float
    expressed: float
    since: float


class Joy(msgspec.Struct, frozen=True):
    """A joy: `id` is the line that counts most in it, `began` the first, `since` the day of that; levels are 0..1.

    `strength` is what lasts, `passing` what she is getting used to.
    """

    id: str
    began: str
    cues: tuple[str, ...]
    source: str
    peak: float
    strength: float
    passing: float
    expressed: float
    since: float


class Drive(msgspec.Struct, frozen=True):
    """A purpose or an attachment: how much it is part of her (0..1); if it is lost, how much void is left."""

    name: str
    target: str
    kind: str
    strength: float
    live: bool


class Bond(msgspec.Struct, frozen=True):
    """Trust in a person (0..1), and the worst deceit they were caught in (0..1)."""

    trust: float
    betrayal: float


class Headspace:
    """Read-outs are in 0..1 unless stated otherwise, and computed on first use."""

    def __init__(self, canon: Canon, mind: Mind, moment: Moment, given: Circumstances) -> None:
        if given.about and given.about not in canon.cast:
            given = msgspec.structs.replace(given, about=as_cue(given.about))
        self.canon, self.mind, self.moment, self.given = canon, mind, moment, given
        self.character, self.at, self.day = mind.character.id, moment.at, moment.day
        if canon.masks:
            self.given = given = msgspec.structs.replace(given, present=tuple(self._shown(given.present)))
        present, about = self._known_as(given.present), self._known_as([given.about] if given.about else [])
        cues = self._known_as(given.cues)
        self._cues = tuple(dict.fromkeys((*cues, *present, *about)))
        self._context = context(given.place, present)
        self.answer: Answer | None = None  # to its question, if anything has been
        self._by_cue: dict[str, float] | None = None

    def _shown(self, present: Iterable[str]) -> Iterator[str]:
        """Who is there, as she takes them."""
        for one in present:
            yield from shown_in(self.canon, self.character, one, self.moment)

    def _known_as(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The same people, as everybody whom she has taken them for."""
        return tuple(face for one in ids for face in faces_of(self.canon, self.character, one, self.moment.key))

    @cached_property
    def reading(self) -> Reading:
        """The model's read-outs it is built on."""
        return self.mind.read(self.moment.key, self.moment.day)

    @cached_property
    def rows(self) -> int:
        """The number of experiences so far."""
        return self.mind.rows_until(self.moment.key)

    @property
    def question(self) -> Question:
        """What it asks of her life."""
        return Question(self.rows, self.moment.day, self._cues, self._context)

    def take(self, answer: Answer, by_cue: dict[str, float] | None = None) -> None:
        """Read from an answer to its question, and what distress each known cue would bring; the same to the bit."""
        self.answer, self._by_cue = answer, by_cue

    def known_cues(self) -> list[str]:
        """The cues that her wounds know."""
        return list(dict.fromkeys(map(str, self.reading.wound_cues())))

    @property
    def size(self) -> float:
        """The total strength of her wounds and purposes."""
        return self.reading.size if self.answer is None else self.answer.size

    @property
    def alive(self) -> bool:
        """Is she alive, according to the log?"""
        return self.canon.dead_at(self.character, self.moment.key, self.mind.without) is None

    @cached_property
    def _only(self) -> list[int]:
        """The wounds that count: all, or those `about` caused or is a cue for."""
        return self.reading.wounds_of(self.given.about) if self.given.about else list(range(len(self.reading)))

    @cached_property
    def distress(self) -> float:
        """How much of her wounds shows here and now."""
        if self.answer is not None:
            return self.answer.distress
        return self.reading.distress(self._cues, self._context, only=self._only)

    @cached_property
    def _hurts(self) -> list[Part]:
        """The parts of hurt; `about` leaves out the wounds and losses that have nothing to do with it."""
        return [part for part in self.reading.hurts(self._cues, self._context) if self._is_about(part)]

    @cached_property
    def _lifts(self) -> list[Part]:
        """The parts of lift; `about` leaves out the joys, bonds and purposes that have nothing to do with it."""
        return [part for part in self.reading.lifts(self._cues, self._context) if self._is_about(part)]

    def _is_about(self, part: Part) -> bool:
        about = self.given.about
        if not about or part.kind == "feeling":
            return True
        if part.kind == "wound":
            return part.which in self._only
        if part.kind == "joy":
            return part.which in self.reading.joys_of(about)
        return self.reading.drives[part.which].target == about

    @cached_property
    def hurt(self) -> float:
        """What weighs here and now: wounds found here, what is missed, and what is felt."""
        if self.answer is not None:
            return self.answer.hurt
        return self.reading.together(part.level for part in self._hurts)

    @cached_property
    def lift(self) -> float:
        """What carries her here and now: joys found here, who and what she has, and what is felt."""
        if self.answer is not None:
            return self.answer.lift
        return self.reading.together(part.level for part in self._lifts)

    @cached_property
    def vulnerability(self) -> float:
        """Distress if every cue were met somewhere she has never been, with nothing and nobody to hold on to."""
        if self.answer is not None:
            return self.answer.vulnerability
        return self.reading.vulnerability(only=self._only)

    @property
    def void(self) -> float:
        """What lost purposes left behind; with `about`, only what losing that one left."""
        if self.answer is not None:
            return self.answer.void
        about = self.given.about
        lost = (d for d in self.reading.drives if not d.live and not d.attach)
        return noisy_or(d.strength for d in lost if about in {"", d.target})

    @cached_property
    def grief(self) -> float:
        """What lost bonds left behind, as it is here and now; with `about`, only what losing that one left."""
        if self.answer is not None:
            return self.answer.grief
        if not self.given.about:
            return self.reading.grief(self._cues)
        return noisy_or(part.level for part in self._parts("grief"))

    @property
    def missed(self) -> float:
        """What all losses left behind, of purposes and of bonds."""
        return noisy_or((self.void, self.grief))

    @cached_property
    def ambivalence(self) -> float:
        """Griffin's index, -0.5..1: above 0 when good and bad feelings coexist."""
        if self.answer is not None:
            return self.answer.ambivalence
        return self.reading.ambivalence(self._cues, self._context)

    @property
    def mood(self) -> tuple[float, float, float]:
        """Pleasure, arousal and dominance in -1..1."""
        return self.reading.mood if self.answer is None else self.answer.mood

    @cached_property
    def emotions(self) -> dict[str, float]:
        """Emotions as felt: what remains of them, plus what wounds and joys bring back."""
        if self.answer is not None:
            return self.answer.felt
        return self.reading.felt(self._cues, self._context)

    @cached_property
    def feelings(self) -> tuple[float, float]:
        """Positive and negative totals."""
        if self.answer is not None:
            return self.answer.feelings
        return self.reading.feelings(self._cues, self._context)

    @property
    def drop(self) -> float:
        """How far life has moved her mood's pleasure from her temperament's, -2..2."""
        return self.mood[0] - self.mind.life.person.temperament[0]

    @property
    def tone(self) -> float:
        """How far what stands, good and bad, has moved where her mood rests from her temperament's pleasure, -2..2."""
        tone = self.reading.tone if self.answer is None else self.answer.tone
        return tone[0] - self.mind.life.person.temperament[0]

    @property
    def purpose(self) -> float:
        """The importance of her strongest live purpose."""
        if self.answer is not None:
            return self.answer.purpose
        return max((d.importance for d in self.reading.drives if d.live and not d.attach), default=0.0)

    @cached_property
    def wounds(self) -> tuple[Wound, ...]:
        """Her wounds, oldest first."""
        return tuple(self._wound(w) for w in range(len(self.reading)))

    def _wound(self, w: int) -> Wound:
        known = self.reading.wounds[w]
        return Wound(
            **self._stands(known, self.reading.wound_identity(w)),
            floor=self.reading.person.params.phi * known.peak,
            rawness=known.rawness,
            expressed=self.reading.express(w, self._cues, self._context),
        )

    @cached_property
    def joys(self) -> tuple[Joy, ...]:
        """Her joys, oldest first."""
        return tuple(self._joy(j) for j in range(len(self.reading.joys)))

    def _joy(self, j: int) -> Joy:
        known = self.reading.joys[j]
        expressed = self.reading.warm(j, self._cues, self._context)
        return Joy(**self._stands(known, self.reading.joy_identity(j)), expressed=expressed)

    def _stands(self, known: KnownWound | KnownJoy, trace: int) -> dict[str, Any]:
        """What is told of a wound and of a joy alike, by the names of their fields."""
        most, began = self._makers(trace)
        return {
            "id": most,
            "began": began.event.id if began else "",
            "cues": _words(known.cues),
            "source": known.cause or "",
            "peak": known.peak,
            "strength": known.strength,
            "passing": known.passing,
            "since": began.day if began else self.day,
        }

    def _makers(self, trace: int) -> tuple[str, Encounter | None]:
        """The line that weighs most in what lasts of a wound or a joy, and the encounter it began with."""
        known = self.mind.parts(self.rows).traces[trace]
        began = self.mind.encounter_of(known.began)
        most = because.heaviest(self.mind, known)
        return (most or began).event.id if began else "", began

    @cached_property
    def drives(self) -> tuple[Drive, ...]:
        """Her purposes and attachments, live and lost."""
        return tuple(
            Drive(d.name or "", d.target or "", "attachment" if d.attach else "purpose", d.strength, d.live)
            for d in self.reading.drives
        )

    @cached_property
    def bonds(self) -> dict[str, Bond]:
        """Trust in everyone she has dealt with."""
        others = self.mind.outlook.others(self.moment.key)
        known = (seen_as(self.canon, self.character, who, self.moment.key) for who in others)
        return {who: self.bond(who) for who in dict.fromkeys(known)}

    def bond(self, who: str) -> Bond:
        """Trust in a person; 0.5 for a stranger."""
        trust = self.mind.outlook.trust(who, self.moment.key)
        return Bond(trust.level, trust.betrayal)

    @cached_property
    def knows(self) -> tuple[str, ...]:
        """The facts she rightly believes."""
        believed = self.canon.knowledge.known_by(self.character, self.moment.key)
        return tuple(b.fact for b in believed if self.canon.knowledge.value(b.fact, self.moment.key) == b.value)

    @cached_property
    def strongest_cues(self) -> tuple[tuple[str, float], ...]:
        """The cues that would hit hardest, each with the distress it would bring here, strongest first."""
        found = self._by_cue
        if found is None:
            found = self.reading.distress_with(self.known_cues(), self._cues, self._context)
        return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN_CUES])

    def vulnerability_to(self, who: str) -> float:
        """Vulnerability through the wounds a person caused, forced or is a cue for."""
        return self.reading.vulnerability(only=self.reading.wounds_of(who))

    @cached_property
    def made_by(self) -> dict[str, float]:
        """How much each person shaped her, in 0..1, largest first; see `mind/share.py`.

        These are Shapley values; they sum to the difference all of them make together.
        """
        return shares_of([self.makers])[0]

    @property
    def makers(self) -> Makers:
        """What `made_by` asks of her life."""
        return Makers(self.mind.life, self.canon.cast, self.day, self.rows, self.canon.masks.people, self.character)

    @cached_property
    def because(self) -> tuple[Share, ...]:
        """The events behind her distress, with shares that sum to it; if it is 0, those behind her vulnerability."""
        return self.why("distress") if self.distress > 0.0 else self.why("vulnerability")

    def why(self, readout: str) -> tuple[Share, ...]:
        """The events behind a read-out (see `reasons`), with shares that sum to it but for what has no line."""
        return tuple(because.by_event(self.reasons(readout)))

    def reasons(self, readout: str) -> tuple[Reason, ...]:
        """What is behind hurt, lift, distress, vulnerability, void or grief: each reason's kind, line and share.

        The shares sum to the read-out.
        """
        parts, total = self._parts(readout), float(getattr(self, readout))
        return tuple(because.reasons(self.mind, self.reading, parts, total, self.rows))

    def _parts(self, readout: str) -> list[Part]:
        """The parts a read-out is divided over."""
        if readout in ("hurt", "lift"):
            return self._hurts if readout == "hurt" else self._lifts
        if readout in ("void", "grief"):
            about = self.given.about
            lost = [(d, x) for d, x in self.reading.missed(self._cues) if about in {"", self.reading.drives[d].target}]
            kind: Kind = "grief" if readout == "grief" else "void"
            return [Part(kind, d, x) for d, x in lost if self.reading.drives[d].attach == (kind == "grief")]
        return [Part("wound", w, self._level(w, readout)) for w in self._only]

    def _level(self, wound: int, readout: str) -> float:
        if readout == "distress":
            return self.reading.express(wound, self._cues, self._context)
        return self.reading.express(wound, m=self.reading.full_match(wound), shielded=False)


def _words(cues: Iterable[Cue]) -> tuple[str, ...]:
    return tuple(str(cue) for cue in cues)


def answered(mind: Mind, spaces: Iterable[Headspace]) -> None:
    """Read many headspaces of one mind in one pass, before they are asked one by one."""
    asked = [space for space in spaces if not space.given.about]
    for space, answer in zip(asked, answers(mind.life, [space.question for space in asked]), strict=True):
        space.take(answer)
