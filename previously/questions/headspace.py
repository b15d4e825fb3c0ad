"""A character's state of mind at a point in the story, in given circumstances, and the lines behind it."""

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from previously.mind.because import Reason, Share, by_kind
from previously.mind.headspace import Bond, Drive, Headspace, Joy, Wound
from previously.questions.question import Answer, At, Name, Plan, Question, Seen, Without, Words

if TYPE_CHECKING:
    from previously.story.story import Story


class HeadspaceQuestion(Question, frozen=True):
    """A character's headspace."""

    name: Name
    at: At | None = None
    present: Annotated[Words, Meta(description="Who is there.", extra={"metavar": "A,B"})] | None = None
    place: Annotated[str, Meta(description="Where she is.", extra={"metavar": "P"})] | None = None
    cues: Annotated[Words, Meta(description="What she meets there.", extra={"metavar": "X,Y"})] | None = None
    about: (
        Annotated[str, Meta(description="Count only what this person caused or brings back.", extra={"metavar": "X"})]
        | None
    ) = None
    without: Without | None = None
    plan: Plan | None = None
    seen: Seen | None = None

    def find(self, story: "Story") -> Headspace:
        """The headspace, computed lazily."""
        return story.headspace(
            self.name, self.at, present=self.present, place=self.place, cues=self.cues, about=self.about or ""
        )

    def answer(self, story: "Story") -> "HeadspaceAnswer":
        """Raises UnknownName and UnknownPosition."""
        return HeadspaceAnswer.of(self.find(story))


class Mood(Answer, frozen=True):
    """Pleasure, arousal and dominance in -1..1."""

    pleasure: float
    arousal: float
    dominance: float


class Felt(Answer, frozen=True):
    """A cue, and the distress (0..1) it would bring here."""

    cue: str
    distress: float


class Because(Answer, frozen=True):
    """A line and its share of the distress or, if there is none, of the vulnerability."""

    event: str
    at: str
    file: str
    line: int
    text: str
    share: float

    @classmethod
    def of(cls, space: Headspace, share: Share) -> "Because":
        """The answer for one share."""
        event, much = share
        span = space.canon.where(event.span)
        return cls(event.id, event.scene.at, span.path, span.line, event.text, much)


class Why(Answer, frozen=True):
    """A reason for hurt or lift: its kind, and its share, which add up to the read-out.

    `about`: whom or what a bond, a purpose or a loss is about. `event` is the line, or null for what was there from
    the start.
    """

    kind: str
    about: str
    event: str | None
    at: str | None
    file: str | None
    line: int | None
    text: str
    share: float

    @classmethod
    def of(cls, space: Headspace, reason: Reason) -> "Why":
        """The answer for one reason."""
        event = reason.event
        if event is None:
            return cls(reason.kind, reason.about, None, None, None, None, "", reason.share)
        span = space.canon.where(event.span)
        return cls(reason.kind, reason.about, event.id, event.scene.at, span.path, span.line, event.text, reason.share)


class HeadspaceAnswer(Answer, frozen=True):
    """Read-outs in 0..1 unless noted. `weighs` and `lifts` are the reasons for hurt and lift, which add up.

    `made_by` holds other people's shares in who she is, which add up too.
    """

    story: str
    character: str
    at: str
    day: float
    alive: bool
    hurt: float
    lift: float
    distress: float
    vulnerability: float
    void: float
    grief: float
    ambivalence: float
    mood: Mood
    tone: Mood
    emotions: dict[str, float]
    strongest_cues: tuple[Felt, ...]
    wounds: tuple[Wound, ...]
    joys: tuple[Joy, ...]
    drives: tuple[Drive, ...]
    bonds: dict[str, Bond]
    knows: tuple[str, ...]
    made_by: dict[str, float]
    because: tuple[Because, ...]
    weighs: tuple[Why, ...]
    lifts: tuple[Why, ...]

    @classmethod
    def of(cls, space: Headspace) -> "HeadspaceAnswer":
        """The answer for this headspace."""
        return cls(
            story=space.canon.title,
            character=space.character,
            at=space.at,
            day=space.day,
            alive=space.alive,
            hurt=space.hurt,
            lift=space.lift,
            distress=space.distress,
            vulnerability=space.vulnerability,
            void=space.void,
            grief=space.grief,
            ambivalence=space.ambivalence,
            mood=Mood(*space.mood),
            tone=Mood(*space.reading.tone),
            emotions=space.emotions,
            strongest_cues=tuple(Felt(cue, distress) for cue, distress in space.strongest_cues),
            wounds=space.wounds,
            joys=space.joys,
            drives=space.drives,
            bonds=space.bonds,
            knows=space.knows,
            made_by=space.made_by,
            because=tuple(Because.of(space, share) for share in space.because),
            weighs=tuple(Why.of(space, reason) for reason in by_kind(space.reasons("hurt"))),
            lifts=tuple(Why.of(space, reason) for reason in by_kind(space.reasons("lift"))),
        )
