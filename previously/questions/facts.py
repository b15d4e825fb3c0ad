"""Every fact and who believes it, a page at a time, and who hides what from whom."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

from msgspec import Meta

from previously.canon.knowledge.knowing import Fact, facts_of
from previously.canon.knowledge.secrets import Secret
from previously.canon.log import Moment
from previously.core.errors import BadRequest
from previously.questions.fact import FactAnswer
from previously.questions.question import Answer, At, By, Plan, Question, Seen, Without
from previously.questions.secrets import Kept

if TYPE_CHECKING:
    from previously.story.story import Story

PAGE = 40
"""Facts per page."""


class Facts(NamedTuple):
    """The secrets, one page's facts that are true or believed by then, and how many of that page come `later`."""

    moment: Moment
    secrets: tuple[Secret, ...]
    shown: list[Fact]
    later: int
    pages: int


class FactsQuestion(Question, frozen=True):
    """Who believes what, and who hides what from whom."""

    at: At | None = None
    by: By | None = None
    without: Without | None = None
    plan: Plan | None = None
    page: Annotated[int, Meta(ge=1, description="Which page of the facts.", extra={"metavar": "N"})] = 1
    seen: Seen | None = None

    def find(self, story: "Story") -> Facts:
        """One page of facts as of a position."""
        moment, names = story.canon.moment(self.at), facts_of(story.canon)
        pages = max(1, -(-len(names) // PAGE))
        if self.page > pages:
            raise BadRequest(f"the facts have pages 1 to {pages}; given “{self.page}”")
        found = [
            story.who_knows(name, self.at, by=self.by or "")
            for name in names[(self.page - 1) * PAGE : self.page * PAGE]
        ]
        shown = [fact for fact in found if fact.value is not None or fact.believes]
        return Facts(moment, story.secrets(self.at), shown, len(found) - len(shown), pages)

    def answer(self, story: "Story") -> "FactsAnswer":
        """Raises UnknownPosition, and BadRequest if there is no such page."""
        found = self.find(story)
        facts = tuple(map(FactAnswer.of, found.shown))
        return FactsAnswer(found.moment.at, tuple(map(Kept.of, found.secrets)), facts)


class FactsAnswer(Answer, frozen=True):
    """The secrets and the facts after `at`."""

    at: str
    secrets: tuple[Kept, ...]
    facts: tuple[FactAnswer, ...]
