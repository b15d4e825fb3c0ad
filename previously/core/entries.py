"""Entries of the canon: what the atoms mean once names are resolved. Immutable; placed in both orders."""

import msgspec

from previously.core.groups import Member
from previously.core.position import Told
from previously.core.source import Span
from previously.core.verbs import State, Verb
from previously.core.words import UNREAD, WordPlaces


class Goal(msgspec.Struct, frozen=True):
    """What a character wants: its weight (0..1), whom it is about (a cast id or words), and from which position."""

    name: str
    weight: float
    target: str
    start: str = ""


class Character(msgspec.Struct, frozen=True, eq=False):
    """A cast member. `bonds`: initial trust and attachment by cast id (-1..1); `standards`: by verb (-1..1).

    `duties` are the standards of the part they play, by which they judge what they do themselves.

    `temperament` holds Big Five factors, or pleasure, arousal and dominance, each in -1..1. `reactivity` says how hard
    the bad lands on them, `delight` how well the good, 0..3.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    lead: bool | None = None
    temperament: tuple[tuple[str, float], ...] = ()
    reactivity: float = 1.0
    delight: float = 1.0
    standards: tuple[tuple[str, float], ...] = ()
    goals: tuple[Goal, ...] = ()
    bonds: tuple[tuple[str, float], ...] = ()
    duties: tuple[tuple[str, float], ...] = ()
    pronouns: str = ""  # she, he or they, where the author says so
    sheet: tuple[tuple[str, str], ...] = ()  # what the author says of her: eyes, grey
    span: Span | None = None  # where she is declared
    start: str = ""  # the position from which she is in the story
    late: tuple[tuple[str, str], ...] = ()  # aliases that are known for hers only from a position on, each with that


class Scene(msgspec.Struct, frozen=True, eq=False):
    """One scene, placed in both orders. `day` is its first lived day; `present` is who is there when it starts."""

    at: str  # S01E13.9
    told: Told
    day: float
    span: Span
    place: str = ""
    present: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    ghosts: tuple[str, ...] = ()
    overheard: tuple[str, ...] = ()  # who overhears what is meant for others
    flashback: bool = False
    vision: bool = False
    time: str = ""
    moment: int = 0  # scenes of one episode with the same number are simultaneous
    listed: bool = False  # whether `present` is the author's own list
    named: tuple[str, ...] = ()  # who of `present` the action only names, and need not be alive
    where: str = ""  # the place as written
    label: str = ""  # for what was lived before the story opens: where it is told
    read_as: str = ""  # the words of a heading or a caption that its day was read from


PAST = "past"
"""What an event presumes that is the reason for another: it was done before."""


class Saying(msgspec.Struct, frozen=True):
    """A deed that a line speaks of: its class, who does it to whom (cast ids), how it stands (`reported`, `intended`).

    `presumes`: what speaking of it takes to be so: that those it is done to are `dead`, or `alive`. `severity`: how bad
    or good it is, 0..1. `thing`: what it befalls instead of somebody of the cast, as written: `the shop`.
    """

    sense: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    status: str = ""
    presumes: str = ""
    severity: float = 0.0
    thing: str = ""


class Lost(msgspec.Struct, frozen=True):
    """A clause that nobody could read of a line that is read: its words, and what they speak of (`death`)."""

    text: str
    speaks: str = ""


class Event(msgspec.Struct, frozen=True, eq=False):
    """One line that happens: who did what to whom, where, when, and who was there."""

    scene: Scene
    ordinal: float  # from 1, within the scene; 2.1 is the second event of the second line
    day: float
    text: str
    span: Span
    verb: Verb
    subject: str
    object: str = ""  # a cast id
    object_text: str = ""  # the words there, if they name nobody in the cast
    companions: tuple[str, ...] = ()
    topic: str = ""  # a cast id, or the words of `about`
    place: str = ""
    present: tuple[str, ...] = ()  # everyone there at this line, parties included, bodies and ghosts excluded
    cues: tuple[str, ...] = ()  # this line's own
    met: tuple[str, ...] = ()  # the scene's explicit cues up to and including this line
    severity: float = 0.5
    lasts: float = 0.0  # story days
    tried: tuple[str, ...] = ()
    forced_by: str = ""
    blames: str = ""
    witnesses: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()  # what becomes true: (fact, value)
    reveals: tuple[str, ...] = ()
    told_by: str = ""  # `from NAME`
    kept_from: tuple[str, ...] = ()  # `hides FACT from NAMES`
    because_of: str = ""  # a cast id or an event's address
    stakes: str = ""
    retells: str = ""
    cites: str = ""
    intended: str = ""
    channel: str = ""  # only those it names hear it: near each other, or far
    presumes: str = ""  # what it takes to be so of whom it is done to: dead, found, alive, deed, guess, past
    says: tuple[Saying, ...] = ()  # the deeds it speaks of
    words: WordPlaces = UNREAD
    lost: tuple[Lost, ...] = ()  # clauses of its line that nobody could read
    joining: tuple[Member, ...] = ()  # who learns it too, on joining: `The council's members learn vault-code`

    @property
    def id(self) -> str:
        """The told address and ordinal of the line: `S01E13.9/1`."""
        return f"{self.scene.at}/{self.ordinal}"

    @property
    def agent(self) -> str:
        """Who is responsible: whoever forced it, else the subject."""
        return self.forced_by or self.subject

    @property
    def victim(self) -> str:
        """Who it happens to: the object if there is one, else the subject."""
        return self.object or self.subject

    @property
    def is_found(self) -> bool:
        """Does somebody lie there dead, so that the line is of finding them?"""
        return self.presumes == "found"

    @property
    def tells_again_of_death(self) -> bool:
        """Is its death one that has been, if there has been one: of a body found, or a deed that is punished?"""
        return self.presumes in {"found", PAST}

    @property
    def bodies(self) -> tuple[str, ...]:
        """Who lies dead where it is told: as its scene says, or because somebody comes upon them."""
        return (*self.scene.bodies, self.victim) if self.is_found else self.scene.bodies

    @property
    def unnoticed(self) -> tuple[str, ...]:
        """Who hears or sees what is meant for others, without their knowing."""
        if self.verb.id == "overhears":
            return (*self.scene.overheard, self.subject, *self.companions)
        parties = {self.subject, self.object, *self.companions, *self.witnesses}
        return tuple(who for who in self.scene.overheard if who not in parties)

    def involves(self, who: str) -> bool:
        """Is `who` the subject, object, forcer, topic or cause of this line?"""
        return who in {self.subject, self.object, self.forced_by, self.topic, self.because_of}


class Claim(msgspec.Struct, frozen=True, eq=False):
    """One line that asserts: a state played, trust, or reliance on a fact."""

    scene: Scene
    ordinal: float
    day: float
    text: str
    span: Span
    kind: str  # plays, trusts, relies
    subject: str
    state: State | None = None
    object: str = ""  # who is trusted
    fact: str = ""
    value: str = ""
    topic: str = ""  # a cast id, or the words of `about`
    place: str = ""
    present: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    intended: str = ""
    words: WordPlaces = UNREAD

    @property
    def id(self) -> str:
        """The told address and ordinal of the line."""
        return f"{self.scene.at}/{self.ordinal}"


class Note(msgspec.Struct, frozen=True, eq=False):
    """One line that is kept and shown, with no effect on anyone.

    `understood`: it is read, and nothing happens in it; else `speaks` may say what its words are about (`death`).
    `subject` is empty where it is about nobody of the cast.
    """

    scene: Scene
    ordinal: float
    day: float
    text: str
    span: Span
    subject: str
    intended: str = ""
    words: WordPlaces = UNREAD
    understood: bool = False
    speaks: str = ""
    lost: tuple[Lost, ...] = ()  # of one that is understood: the clauses that nobody could read

    @property
    def id(self) -> str:
        """The told address and ordinal of the line."""
        return f"{self.scene.at}/{self.ordinal}"


Entry = Event | Claim | Note


class Speech(msgspec.Struct, frozen=True, eq=False):
    """Somebody speaks in a script's scene, after `ordinal` of its lines."""

    scene: Scene
    who: str
    span: Span
    ordinal: int = 0


class Premise(msgspec.Struct, frozen=True):
    """What must stay true: in every episode, or in those whose numbers begin with `series`."""

    id: str
    always: bool
    condition: str
    because: str
    source: str
    span: Span
    start: Told
    series: tuple[int, ...] = ()
