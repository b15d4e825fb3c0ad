"""Plans side by side: what each adds to the findings, and where it bends each character's arc."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from previously.mind.bends import Bend, Difference
from previously.questions.findings import FindingRow
from previously.questions.question import Answer, Question, Without, Words
from previously.story.comparing import Compared, compared

if TYPE_CHECKING:
    from previously.story.story import Story


class CompareQuestion(Question, frozen=True):
    """Plans side by side."""

    plans: Annotated[Words, Meta(description="The plans, separated by commas.", extra={"metavar": "PLAN..."})]
    on: (
        Annotated[
            Words,
            Meta(
                description="Whose arcs; by default, leading characters whose arcs change.",
                extra={"metavar": "A,B"},
            ),
        ]
        | None
    ) = None
    without: Without | None = None

    def find(self, story: "Story") -> list[Compared]:
        """Each plan compared with the story."""
        return compared(story, self.plans, self.on or None)

    def answer(self, story: "Story") -> "CompareAnswer":
        """Raises UnreadableInput if there is no such plan, and UnknownName."""
        return CompareAnswer.of(story, self.find(story))


class Ends(Answer, frozen=True):
    """How a character ends, at rest: each in 0..1."""

    hurt: float
    lift: float
    distress: float
    vulnerability: float
    void: float
    grief: float


class Bent(Answer, frozen=True):
    """Where a plan first bends an arc, how the arc ends, and the largest change."""

    bends_at: str | None
    ends: Ends
    most: Difference | None

    @classmethod
    def of(cls, bend: Bend) -> "Bent":
        """The answer for one arc."""
        return cls(bend.bends_at, Ends(*bend.ends), bend.most)


class PlanRow(Answer, frozen=True):
    """One plan: what it adds to the findings, and how it changes each character, by cast id."""

    plan: str
    findings: tuple[FindingRow, ...]
    arcs: dict[str, Bent]


class CompareAnswer(Answer, frozen=True):
    """The plans, in the order they were asked for."""

    story: str
    plans: tuple[PlanRow, ...]

    @classmethod
    def of(cls, story: "Story", plans: Iterable[Compared]) -> "CompareAnswer":
        """The answer for compared plans."""
        return cls(story.title, tuple(map(_row, plans)))


def _row(one: Compared) -> PlanRow:
    arcs = {who: Bent.of(bend) for who, bend in one.arcs.items()}
    return PlanRow(one.plan, tuple(map(FindingRow.of, one.findings)), arcs)
