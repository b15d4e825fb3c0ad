"""Atoms: what a folder says, as text, each with its place. Nothing here is resolved: names are still words.

`told` is the atom's label: from when on an audience may know of it. An atom's own place says it for lines and scenes;
an entry's `from_` for what is declared; `None` is the author's alone.
"""

import msgspec

from previously.core.finding import Finding
from previously.core.settings import Settings
from previously.core.source import Span
from previously.core.verbs import Verb


class Word(msgspec.Struct, frozen=True):
    """A piece of text where the author wrote it."""

    text: str
    span: Span


class LineText(msgspec.Struct, frozen=True):
    """One sentence of the log as written."""

    text: str
    span: Span


class Cue(msgspec.Struct, frozen=True):
    """Somebody speaks: a cue of a script with dialogue under it (`speaks`), or a bare one."""

    name: str
    span: Span
    speaks: bool = True


class SceneText(msgspec.Struct, frozen=True):
    """One scene as written. Scene names are strings; the order of scenes is the order of the file."""

    name: str
    span: Span
    place: str = ""
    present: tuple[Word, ...] | None = None  # None: whoever the lines name
    bodies: tuple[Word, ...] = ()  # there, and dead
    ghosts: tuple[Word, ...] = ()  # seen or heard after death: ghosts, recordings, memories
    flashback: Word | None = None  # the lived day, or "true" where the author gives none
    day: Word | None = None
    later: Word | None = None
    time: str = ""  # a time of day
    meanwhile: bool = False  # the same moment as the scene before
    vision: bool = False  # dreamt or foreseen: nobody is there
    lines: tuple[LineText, ...] = ()
    cues: tuple[Cue, ...] = ()
    told: str = ""  # from when on the audience may know of it, where it was lived before the story opens


class EpisodeText(msgspec.Struct, frozen=True):
    """The part of an episode that one block tells."""

    episode: tuple[int, ...]
    span: Span
    title: str = ""
    scenes: tuple[SceneText, ...] = ()


class BeforeText(msgspec.Struct, frozen=True):
    """Something lived before the story opens. `told` empty: the author's alone."""

    line: LineText
    when: Word
    told: str = ""
    place: str = ""


class NameText(msgspec.Struct, frozen=True):
    """A name or an alias, and from when on the audience has it."""

    text: str
    span: Span
    from_: str = ""


class GoalText(msgspec.Struct, frozen=True):
    """Something a character wants: how much (0..1), and whom it is about."""

    name: str
    span: Span
    weight: float = 1.0
    target: str = ""
    from_: str = ""


class BondText(msgspec.Struct, frozen=True):
    """Initial trust in and attachment to somebody, -1..1."""

    other: Word
    value: float
    from_: str = ""


class CastText(msgspec.Struct, frozen=True):
    """One entry of the cast as declared."""

    id: str
    span: Span
    name: NameText
    aliases: tuple[NameText, ...] = ()
    lead: bool | None = None
    temperament: tuple[tuple[str, float], ...] = ()
    reactivity: float = 1.0
    standards: tuple[tuple[str, float], ...] = ()
    goals: tuple[GoalText, ...] = ()
    bonds: tuple[BondText, ...] = ()
    from_: str = ""
    layers: tuple[tuple[str, str], ...] = ()  # traits and standards that are told later, each with its label


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
    """Somebody who said what a premise rests on."""

    id: str
    span: Span
    who: str = ""
    role: str = ""
    outlet: str = ""
    press: str = ""


class AllowText(msgspec.Struct, frozen=True):
    """A rule whose findings the author has answered: everywhere, or of one character, or at one position."""

    rule: Word
    because: str = ""
    who: Word | None = None
    at: Word | None = None


class ClockText(msgspec.Struct, frozen=True):
    """Story days between the last lived day of an episode (a season) and the next; the date of day 0, if any.

    `start` is the day of the first scene: several series may open on different days of one universe.
    """

    episode: float = 0.0
    season: float = 0.0
    date: str = ""
    start: float = 0.0


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
    seasons: tuple[tuple[int, int], ...] = ()  # how many episodes a season has, where that is announced
    allow: tuple[AllowText, ...] = ()
    settings: Settings = ()


class SeriesText(msgspec.Struct, frozen=True, eq=False):
    """One series among several in a shared universe: its name, its number among them, what it declares."""

    name: str
    number: int
    story: StoryText
    verbs: tuple[Verb, ...] = ()


class FolderText(msgspec.Struct, frozen=True, eq=False):
    """Everything a folder says: its declarations, the story's own verbs, its episodes in no order, what was wrong.

    In a shared universe `story` and `verbs` are what all its `members` share; `home` is the one that one stands in.
    """

    story: StoryText
    episodes: tuple[EpisodeText, ...] = ()
    verbs: tuple[Verb, ...] = ()
    findings: tuple[Finding, ...] = ()
    members: tuple[SeriesText, ...] = ()
    home: str = ""
