"""Several plans side by side: what each adds to the findings, and where it bends whose arc."""

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
    """Plans, side by side."""

    plans: Annotated[Words, Meta(description="Which plans, with commas between.", extra={"metavar": "PLAN..."})]
    on: (
        Annotated[
            Words,
            Meta(
                description="Whose arcs; by default, the leading characters whose arcs change.",
                extra={"metavar": "A,B"},
            ),
        ]
        | None
    ) = None
    without: Without | None = None

    def find(self, story: "Story") -> list[Compared]:
        """Each plan beside the story."""
        return compared(story, self.plans, self.on or None)

    def answer(self, story: "Story") -> "CompareAnswer":
        """Raises UnreadableInput where there is no such plan, and UnknownName."""
        return CompareAnswer.of(story, self.find(story))


class Ends(Answer, frozen=True):
    """How somebody ends, at rest: each in 0..1."""

    distress: float
    vulnerability: float
    void: float


class Bent(Answer, frozen=True):
    """Where a plan bends an arc first, how it ends, and by how much most, of which read-out and where."""

    bends_at: str | None
    ends: Ends
    most: Difference | None

    @classmethod
    def of(cls, bend: Bend) -> "Bent":
        """An arc that a plan bends, or does not."""
        return cls(bend.bends_at, Ends(*bend.ends), bend.most)


class PlanRow(Answer, frozen=True):
    """One plan: what it adds to the findings, and by cast id what it makes of somebody."""

    plan: str
    findings: tuple[FindingRow, ...]
    arcs: dict[str, Bent]


class CompareAnswer(Answer, frozen=True):
    """The plans, in the order they were asked for."""

    story: str
    plans: tuple[PlanRow, ...]

    @classmethod
    def of(cls, story: "Story", plans: Iterable[Compared]) -> "CompareAnswer":
        """Plans that have been laid beside the story."""
        return cls(story.title, tuple(map(_row, plans)))


def _row(one: Compared) -> PlanRow:
    arcs = {who: Bent.of(bend) for who, bend in one.arcs.items()}
    return PlanRow(one.plan, tuple(map(FindingRow.of, one.findings)), arcs)
