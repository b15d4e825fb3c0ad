"""The true value of one fact, and what everyone believes about it."""

from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from previously.canon.knowledge.knowing import Fact
from previously.questions.question import Answer, At, By, Plan, Question, Seen, Without

if TYPE_CHECKING:
    from previously.story.story import Story


class FactQuestion(Question, frozen=True):
    """Who believes what about one fact."""

    fact: Annotated[str, Meta(description="A fact that a line sets, lies about or hides.", extra={"metavar": "FACT"})]
    at: At | None = None
    by: By | None = None
    without: Without | None = None
    plan: Plan | None = None
    seen: Seen | None = None

    def find(self, story: "Story") -> Fact:
        """The fact as of a position."""
        return story.who_knows(self.fact, self.at, by=self.by or "")

    def answer(self, story: "Story") -> "FactAnswer":
        """Raises UnknownName and UnknownPosition."""
        return FactAnswer.of(self.find(story))


class Believer(Answer, frozen=True):
    """A character (or `audience`) who believes a value: since which position, how, and from whom."""

    character: str
    value: str
    since: str
    how: str
    told_by: str = msgspec.field(name="from")


class FactAnswer(Answer, frozen=True):
    """`value` is the true value; null if there is none yet."""

    fact: str
    at: str
    value: str | None
    believes: tuple[Believer, ...]

    @classmethod
    def of(cls, found: Fact) -> "FactAnswer":
        """The answer for this fact."""
        believes = tuple(Believer(one.who, one.value, one.since, one.how, one.told_by) for one in found.believes)
        return cls(found.fact, found.at, found.value, believes)
