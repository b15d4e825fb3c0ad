"""Atoms: what a folder says, as text, each with its place. Nothing is resolved yet: names are still words.

`told` is the position from which an audience may know of the atom. For lines and scenes their own place says it; for
declarations, the entry's `from_`; `None` means the author alone.
"""

import msgspec

from previously.core.finding import Finding
from previously.core.passage import Passage
from previously.core.settings import Settings
from previously.core.source import Span
from previously.core.verbs import Verb


class Word(msgspec.Struct, frozen=True):
    """A piece of text and where the author wrote it."""

    text: str
    span: Span


class LineText(msgspec.Struct, frozen=True):
    """One sentence of the log as written."""

    text: str
    span: Span


class Cue(msgspec.Struct, frozen=True):
    """Somebody speaks: a script's cue, with dialogue under it (`speaks`) or bare."""

    name: str
    span: Span
    speaks: bool = True
    also: tuple[str, ...] = ()  # what else the manuscript calls them
    there: bool = True  # seen in the scene, and not only heard from near it (O.S.)


class Staged(msgspec.Struct, frozen=True):
    """A stage direction says by an id whom it has there, and whether they come on."""

    name: str
    span: Span
    comes: bool = False
    also: tuple[str, ...] = ()  # what else the manuscript calls them


class SceneText(msgspec.Struct, frozen=True):
    """One scene as written. Scene names are strings; scenes stand in file order."""

    name: str
    span: Span
    place: str = ""
    present: tuple[Word, ...] | None = None  # None: whoever the lines name
    bodies: tuple[Word, ...] = ()  # present, but dead
    ghosts: tuple[Word, ...] = ()  # seen or heard after death: ghosts, recordings, memories
    overheard: tuple[Word, ...] = ()  # who overhears what is meant for others
    flashback: Word | None = None  # the lived day, or "true" if the author gives none
    day: Word | None = None
    later: Word | None = None
    time: str = ""  # time of day
    says: tuple[str, ...] = ()  # words of its heading that may tell time; of its captions, each after a `>`
    meanwhile: bool = False  # simultaneous with the scene before
    vision: bool = False  # dreamt or foreseen: nobody is present
    lines: tuple[LineText, ...] = ()
    cues: tuple[Cue, ...] = ()
    told: str = ""  # position from which the audience may know of it, if lived before the story opens
    passages: tuple[Passage, ...] = ()
    staged: tuple[Staged, ...] = ()
    acted: bool = False  # whoever its action has do something is there: it is a script's or a play's


class EpisodeText(msgspec.Struct, frozen=True):
    """The part of an episode that one block covers."""

    episode: tuple[int, ...]
    span: Span
    title: str = ""
    scenes: tuple[SceneText, ...] = ()
    passed_by: tuple[str, ...] | None = None  # of one told along a path through choices: what it does not come to


class BeforeText(msgspec.Struct, frozen=True):
    """Something lived before the story opens. An empty `told` means the author alone knows."""

    line: LineText
    when: Word
    told: str = ""
    place: str = ""


class NameText(msgspec.Struct, frozen=True):
    """A name or an alias, and the position from which the audience knows it."""

    text: str
    span: Span
    from_: str = ""


class GoalText(msgspec.Struct, frozen=True):
    """What a character wants: its weight (0..1) and whom it is about."""

    name: str
    span: Span
    weight: float = 1.0
    target: str = ""
    from_: str = ""


class BondText(msgspec.Struct, frozen=True):
    """Initial trust in, and attachment to, somebody (-1..1)."""

    other: Word
    value: float
    from_: str = ""


class TraitText(msgspec.Struct, frozen=True):
    """What somebody is: `eyes`, `grey`."""

    what: str
    value: str
    from_: str = ""


class PropText(msgspec.Struct, frozen=True):
    """A thing, and who holds it when the story opens."""

    thing: str
    holder: str
    span: Span


class WayText(msgspec.Struct, frozen=True):
    """How long the way between two places takes, as written."""

    start: str
    end: str
    time: str
    span: Span


class CastText(msgspec.Struct, frozen=True):
    """One cast entry as declared."""

    id: str
    span: Span
    name: NameText
    aliases: tuple[NameText, ...] = ()
    lead: bool | None = None
    temperament: tuple[tuple[str, float], ...] = ()
    reactivity: float = 1.0
    delight: float = 1.0
    standards: tuple[tuple[str, float], ...] = ()
    part: str = ""  # a part somebody plays, which comes with standards
    goals: tuple[GoalText, ...] = ()
    bonds: tuple[BondText, ...] = ()
    from_: str = ""
    layers: tuple[tuple[str, str], ...] = ()  # traits and standards revealed later, each with its position
    pronouns: str = ""  # she, he or they
    is_: str = ""  # the id of whoever they turn out to be, which an audience knows from `from_` on
    known_to: tuple[Word, ...] = ()  # who has known of that from the start
    sheet: tuple[TraitText, ...] = ()


class MemberText(msgspec.Struct, frozen=True):
    """Somebody of a group, from a told position on, or all along."""

    word: Word
    from_: str = ""


class GroupText(msgspec.Struct, frozen=True):
    """Several of the cast under one name: `the family`."""

    name: Word
    members: tuple[MemberText, ...]


class PremiseText(msgspec.Struct, frozen=True):
    """What must stay true: an `always` or a `never`, with its reason and source."""

    id: str
    span: Span
    always: bool
    condition: str
    because: str = ""
    source: str = ""
    from_: str = ""


class SourceText(msgspec.Struct, frozen=True):
    """Whose statement a premise rests on."""

    id: str
    span: Span
    who: str = ""
    role: str = ""
    outlet: str = ""
    press: str = ""


class AllowText(msgspec.Struct, frozen=True):
    """A rule whose findings the author has answered: everywhere, for one character, or at one position."""

    rule: Word
    because: str = ""
    who: Word | None = None
    at: Word | None = None


class ClockText(msgspec.Struct, frozen=True):
    """Story days between the last lived day of an episode (or season) and the next; the date of day 0, if given.

    `start` is the day of the first scene: series in a shared universe may open on different days.
    """

    episode: float = 0.0
    season: float = 0.0
    date: str = ""
    start: float = 0.0


Listed = tuple[tuple[Word, tuple[Word, ...]], ...]
"""Words by what they are listed under."""


class LexiconText(msgspec.Struct, frozen=True):
    """What a story's sentences are read by: a lexicon that ships, or a file of its own as its author wrote it.

    `spaced`: are its language's words apart? `known`: is it the author's to hear what is wrong in it?
    """

    name: Word
    file: str = ""  # its path, where it is the story's own
    spaced: bool = True
    words: Listed = ()  # by kind
    frames: tuple[Word, ...] = ()
    verbs: Listed = ()  # forms, by class
    patterns: Listed = ()  # more of English, by class
    known: bool = True


class PathText(msgspec.Struct, frozen=True):
    """A way through a story with choices: its choices and scenes, by the file they are in (empty: the only one)."""

    name: Word
    steps: tuple[tuple[str, tuple[Word, ...]], ...]


class StoryText(msgspec.Struct, frozen=True):
    """A story's declarations: `story.yaml`."""

    title: str = ""
    series: str = ""
    positions: str = "S{season}E{episode}"
    clock: ClockText = ClockText()
    scope: str = ""
    cast: tuple[CastText, ...] = ()
    before: tuple[BeforeText, ...] = ()
    premises: tuple[PremiseText, ...] = ()
    sources: tuple[SourceText, ...] = ()
    facts: tuple[tuple[Word, str], ...] = ()
    groups: tuple[GroupText, ...] = ()
    seasons: tuple[tuple[int, int], ...] = ()  # episodes in each season, where announced
    allow: tuple[AllowText, ...] = ()
    settings: Settings = ()
    props: tuple[PropText, ...] = ()
    ways: tuple[WayText, ...] = ()
    placed: tuple[tuple[Word, str], ...] = ()  # files whose names do not say it, each with its position
    paths: tuple[PathText, ...] = ()  # ways through stories with choices
    path: Word | None = None  # the one that is told
    manuscript: tuple[str, ...] = ()  # the folders and files of prose that are its chapters
    lexicon: LexiconText | None = None  # what its sentences are read by, if not by English as it ships


class SeriesText(msgspec.Struct, frozen=True, eq=False):
    """One series in a shared universe: its name, its number, and what it declares."""

    name: str
    number: int
    story: StoryText
    verbs: tuple[Verb, ...] = ()


class FolderText(msgspec.Struct, frozen=True, eq=False):
    """Everything a folder says: declarations, the story's own verbs, episodes in no particular order, and findings.

    In a shared universe, `story` and `verbs` are what all `members` share; `home` is the series the user is in.
    """

    story: StoryText
    episodes: tuple[EpisodeText, ...] = ()
    verbs: tuple[Verb, ...] = ()
    findings: tuple[Finding, ...] = ()
    members: tuple[SeriesText, ...] = ()
    home: str = ""
