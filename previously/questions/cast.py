"""The state of the cast at a point in the story, and whose doing it is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from msgspec import Meta

from previously.canon.coverage import Coverage
from previously.canon.log import Moment
from previously.mind.ranking import Order, ranked
from previously.mind.standing import Standing
from previously.questions import phrases
from previously.questions.question import Answer, At, Plan, Question, Seen, Without

if TYPE_CHECKING:
    from previously.story.story import Story


class Everyone(NamedTuple):
    """The cast at a moment, sorted."""

    story: "Story"
    moment: Moment
    rows: list[Standing]


class CastQuestion(Question, frozen=True):
    """The cast at a point in the story."""

    at: At | None = None
    without: Without | None = None
    plan: Plan | None = None
    sort: (
        Annotated[
            Literal["name", "hurt", "lift", "distress", "vulnerability", "void", "grief", "made", "seen", "told"],
            Meta(description="Sort by."),
        ]
        | None
    ) = None
    seen: Seen | None = None

    def find(self, story: "Story") -> Everyone:
        """Everyone's standing; without `sort`, leading characters first, then whoever carries most."""
        moment = story.canon.moment(self.at)
        return Everyone(story, moment, ranked(story.cast(self.at), Order(self.sort or "")))

    def answer(self, story: "Story") -> "CastAnswer":
        """Raises UnknownPosition."""
        return CastAnswer.of(*self.find(story))


class CastRow(Answer, frozen=True):
    """One character. Read-outs in 0..1; `made_by` holds other people's shares in who they are, which add up."""

    character: str
    name: str
    alive: bool
    dead_since: str | None
    last_seen: str | None
    place: str
    hurt: float
    lift: float
    distress: float
    vulnerability: float
    void: float
    grief: float
    purpose: str | None
    made_by: dict[str, float]
    carries: str | None


class CastAnswer(Answer, frozen=True):
    """The cast, sorted, and how many of the lines that this rests on are understood."""

    story: str
    at: str
    cast: tuple[CastRow, ...]
    coverage: Coverage

    @classmethod
    def of(cls, story: "Story", moment: Moment, rows: Iterable[Standing]) -> "CastAnswer":
        """The answer for these standings at a moment."""
        return cls(story.title, moment.at, tuple(_row(story, row) for row in rows), story.canon.coverage)


def _row(story: "Story", row: Standing) -> CastRow:
    people = story.canon.people
    return CastRow(
        character=row.character,
        name=row.name,
        alive=row.alive,
        dead_since=row.dead_since,
        last_seen=row.last_seen,
        place=row.place,
        hurt=row.hurt,
        lift=row.lift,
        distress=row.distress,
        vulnerability=row.vulnerability,
        void=row.void,
        grief=row.grief,
        purpose=phrases.aim(people, row.purpose) if row.purpose else None,
        made_by=row.made_by,
        carries=phrases.carried(people, row.carries) if row.carries else None,
    )
