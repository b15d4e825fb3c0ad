"""Entries of the canon: what the atoms mean, once names are resolved. Immutable, in both orders."""

import msgspec

from previously.core.position import Told
from previously.core.source import Span
from previously.core.verbs import State, Verb
from previously.core.words import UNREAD, WordPlaces


class Goal(msgspec.Struct, frozen=True):
    """What a character wants, how much (0..1), whom it is about (a cast id or words), and from which position on."""

    name: str
    weight: float
    target: str
    start: str = ""


class Character(msgspec.Struct, frozen=True, eq=False):
    """Somebody of the cast. `bonds` are initial trust and attachment by cast id, -1..1; `standards` by verb, -1..1.

    `temperament` holds Big Five factors or pleasure, arousal and dominance, each -1..1.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    lead: bool | None = None
    temperament: tuple[tuple[str, float], ...] = ()
    reactivity: float = 1.0
    standards: tuple[tuple[str, float], ...] = ()
    goals: tuple[Goal, ...] = ()
    bonds: tuple[tuple[str, float], ...] = ()


class Scene(msgspec.Struct, frozen=True, eq=False):
    """One scene, placed in both orders. `day` is its first lived day; `present` is who is there at its start."""

    at: str  # S01E13.9
    told: Told
    day: float
    span: Span
    place: str = ""
    present: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    ghosts: tuple[str, ...] = ()
    flashback: bool = False
    vision: bool = False
    time: str = ""
    moment: int = 0  # equal for scenes of one episode that happen at the same moment
    listed: bool = False  # `present` is the author's own list
    where: str = ""  # the place as it is written
    label: str = ""  # when what was lived before the story opens is told


class Event(msgspec.Struct, frozen=True, eq=False):
    """One line that happens: who did what to whom, where and when, and who is there to meet it."""

    scene: Scene
    ordinal: int  # from 1, among the scene's lines
    day: float
    text: str
    span: Span
    verb: Verb
    subject: str
    object: str = ""  # a cast id
    object_text: str = ""  # what stands there, where it is nobody of the cast
    companions: tuple[str, ...] = ()
    topic: str = ""  # a cast id, or the words of `about`
    place: str = ""
    present: tuple[str, ...] = ()  # everyone there at this line, parties included, bodies and ghosts not
    cues: tuple[str, ...] = ()  # the line's own
    met: tuple[str, ...] = ()  # explicit cues of the scene up to and including this line
    severity: float = 0.5
    lasts: float = 0.0  # story days
    tried: tuple[str, ...] = ()
    forced_by: str = ""
    blames: str = ""
    witnesses: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()  # what becomes so: (fact, value)
    reveals: tuple[str, ...] = ()
    told_by: str = ""  # `from NAME`
    kept_from: tuple[str, ...] = ()  # `hides FACT from NAMES`
    because_of: str = ""  # a cast id or an event's address
    stakes: str = ""
    retells: str = ""
    cites: str = ""
    intended: str = ""
    words: WordPlaces = UNREAD

    @property
    def id(self) -> str:
        """The told address and ordinal of the line: `S01E13.9/1`."""
        return f"{self.scene.at}/{self.ordinal}"

    @property
    def agent(self) -> str:
        """Whose doing it is: whoever forced it, else the subject."""
        return self.forced_by or self.subject

    @property
    def victim(self) -> str:
        """Whom it befalls: the object where there is one, else the subject."""
        return self.object or self.subject

    def involves(self, who: str) -> bool:
        """Is somebody the subject, the object, the one who forced it, the topic or the cause of this line?"""
        return who in {self.subject, self.object, self.forced_by, self.topic, self.because_of}


class Claim(msgspec.Struct, frozen=True, eq=False):
    """One line that asserts: a state played, a trust, a fact relied on."""

    scene: Scene
    ordinal: int
    day: float
    text: str
    span: Span
    kind: str  # plays, trusts, relies
    subject: str
    state: State | None = None
    object: str = ""  # the one trusted
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
    """One line in an author's words that no verb reads: kept and shown, without effect on anyone."""

    scene: Scene
    ordinal: int
    day: float
    text: str
    span: Span
    subject: str
    intended: str = ""
    words: WordPlaces = UNREAD

    @property
    def id(self) -> str:
        """The told address and ordinal of the line."""
        return f"{self.scene.at}/{self.ordinal}"


Entry = Event | Claim | Note


class Speech(msgspec.Struct, frozen=True, eq=False):
    """Somebody speaks in a script's scene, after so many of its lines (`ordinal`)."""

    scene: Scene
    who: str
    span: Span
    ordinal: int = 0


class Premise(msgspec.Struct, frozen=True):
    """What must stay true of the story: of all its episodes, or of those whose numbers begin with `series`."""

    id: str
    always: bool
    condition: str
    because: str
    source: str
    span: Span
    start: Told
    series: tuple[int, ...] = ()
