"""A headspace: a character's state of mind at a point in the story, in given circumstances, with its reasons."""

from collections.abc import Iterable
from functools import cached_property

import msgspec
import numpy as np

from previously.canon.log import Canon, Moment
from previously.core.entries import Claim, Event, Scene
from previously.core.ids import as_cue
from previously.mind import because
from previously.mind.appraisal.signature import context
from previously.mind.because import Share
from previously.mind.minds import Mind
from previously.mind.readout import Moment as Reading
from previously.mind.readout import noisy_or
from previously.mind.share import shares

SHOWN_CUES = 5
"""How many of her strongest cues are listed."""


class Circumstances(msgspec.Struct, frozen=True):
    """Where she is, with whom, and which cues she meets. An empty `place` is nowhere in particular."""

    place: str = ""
    present: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    about: str = ""


class Wound(msgspec.Struct, frozen=True):
    """A wound: `id` is the line that made it, `since` the day it was lived; levels are 0..1."""

    id: str
    cues: tuple[str, ...]
    source: str
    peak: float
    strength: float
    floor: float
    rawness: float
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
        self._cues = tuple(dict.fromkeys((*given.cues, *given.present, *([given.about] if given.about else []))))
        self._context = context(given.place, given.present)

    @cached_property
    def reading(self) -> Reading:
        """The model's read-outs it is built on."""
        return self.mind.read(self.moment.key, self.moment.day)

    @cached_property
    def rows(self) -> int:
        """The number of experiences so far."""
        return self.mind.rows_until(self.moment.key)

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
        return self.reading.distress(self._cues, self._context, only=self._only)

    @cached_property
    def vulnerability(self) -> float:
        """Distress if every cue were met somewhere she has never been, with no purpose to hold on to."""
        return self.reading.vulnerability(only=self._only)

    @property
    def void(self) -> float:
        """What lost purposes and attachments left behind; with `about`, only what losing that one left."""
        about = self.given.about
        return noisy_or(d.strength for d in self.reading.drives if not d.live and about in {"", d.target})

    @cached_property
    def ambivalence(self) -> float:
        """Griffin's index, -0.5..1: above 0 when good and bad feelings coexist."""
        return self.reading.ambivalence(self._cues, self._context)

    @property
    def mood(self) -> tuple[float, float, float]:
        """Pleasure, arousal and dominance in -1..1."""
        return self.reading.mood

    @cached_property
    def emotions(self) -> dict[str, float]:
        """Emotions as felt: what remains of them, plus what the wounds bring back."""
        return self.reading.felt(self._cues, self._context)

    @cached_property
    def feelings(self) -> tuple[float, float]:
        """Positive and negative totals."""
        return self.reading.feelings(self._cues, self._context)

    @property
    def drop(self) -> float:
        """How far life has moved her mood's pleasure from her temperament's, -2..2."""
        return self.mood[0] - self.reading.person.temperament[0]

    @property
    def purpose(self) -> float:
        """The importance of her strongest live purpose."""
        return max((d.importance for d in self.reading.drives if d.live and not d.attach), default=0.0)

    @cached_property
    def wounds(self) -> tuple[Wound, ...]:
        """Her wounds, oldest first."""
        return tuple(self._wound(w) for w in range(len(self.reading)))

    def _wound(self, w: int) -> Wound:
        known = self.reading.wounds[w]
        row = int(self.mind.life.harms[np.flatnonzero(self.mind.life.touched == w)[0]])
        founder = self.mind.encounter_of(row)
        return Wound(
            id=founder.event.id if founder else "",
            cues=tuple(str(cue) for cue in known.cues),
            source=known.cause or "",
            peak=known.peak,
            strength=known.strength,
            floor=self.reading.person.params.phi * known.peak,
            rawness=known.rawness,
            expressed=self.reading.express(w, self._cues, self._context),
            since=founder.day if founder else self.day,
        )

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
        return {who: self.bond(who) for who in self.mind.outlook.others(self.moment.key)}

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
        known = dict.fromkeys(str(cue) for wound in self.reading.wounds for cue in wound.cues)
        found = [(cue, self.reading.distress((*self._cues, cue), self._context)) for cue in known]
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0]))[:SHOWN_CUES])

    def vulnerability_to(self, who: str) -> float:
        """Vulnerability through the wounds a person caused, forced or is a cue for."""
        return self.reading.vulnerability(only=self.reading.wounds_of(who))

    @cached_property
    def made_by(self) -> dict[str, float]:
        """How much each person shaped her, in 0..1, largest first; see `mind/share.py`.

        These are Shapley values; they sum to the difference all of them make together.
        """
        others = self.canon.cast.keys() - {self.character}
        return shares(self.mind.life, others, self.day, self.rows)

    @cached_property
    def because(self) -> tuple[Share, ...]:
        """The events behind her distress, with shares that sum to it; if it is 0, those behind her vulnerability."""
        return self.why("distress") if self.distress > 0.0 else self.why("vulnerability")

    def why(self, readout: str) -> tuple[Share, ...]:
        """The events behind a read-out (distress, vulnerability or void), with shares that sum to it."""
        if readout == "void":
            return tuple(because.of_void(self.mind, self.reading, self.moment.key, self.given.about))
        levels = [0.0] * len(self.reading)
        for w in self._only:
            levels[w] = self._level(w, readout)
        total = self.distress if readout == "distress" else self.vulnerability
        return tuple(because.of_wounds(self.mind, self.reading, levels, total, self.rows))

    def _level(self, wound: int, readout: str) -> float:
        if readout == "distress":
            return self.reading.express(wound, self._cues, self._context)
        return self.reading.express(wound, m=self.reading.full_match(wound), shielded=False)


def circumstances_of(entry: Event | Claim, me: str) -> Circumstances:
    """The circumstances of a line: its place, who else is there, the cues met so far, and its topic."""
    others = tuple(who for who in entry.present if who != me)
    about = entry.topic if isinstance(entry, Claim) else ""
    return Circumstances(entry.place, others, entry.met, about)


def circumstances_in(scene: Scene, entries: Iterable[object], me: str) -> Circumstances:
    """The circumstances at a scene's end."""
    last = next((e for e in reversed(list(entries)) if isinstance(e, Event | Claim)), None)
    present = (*scene.present, *(last.present if last else ()))
    others = tuple(who for who in dict.fromkeys(present) if who != me)
    return Circumstances(scene.place, others, last.met if last else ())
