"""What a character believes, right or wrong, since when and from whom."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import msgspec
from msgspec import Meta

from previously.canon.knowledge.knowing import Known, is_audience, known_to
from previously.canon.knowledge.told import AUDIENCE
from previously.canon.log import Moment
from previously.questions.question import Answer, At, Plan, Question, Seen, Without

if TYPE_CHECKING:
    from previously.story.story import Story


class Beliefs(NamedTuple):
    """Somebody's beliefs (`who` is a cast id or `audience`) at a moment."""

    who: str
    moment: Moment
    known: tuple[Known, ...]


class BelievesQuestion(Question, frozen=True):
    """What a character believes, right or wrong."""

    name: Annotated[
        str,
        Meta(description="A character, or “audience”.", extra={"metavar": "NAME"}),
    ]
    at: At | None = None
    without: Without | None = None
    plan: Plan | None = None
    seen: Seen | None = None

    def find(self, story: "Story") -> Beliefs:
        """The beliefs as of a position."""
        canon, moment = story.canon, story.canon.moment(self.at)
        who = AUDIENCE if is_audience(canon, self.name) else canon.who(self.name).id
        return Beliefs(who, moment, known_to(canon, self.name, moment))

    def answer(self, story: "Story") -> "BelievesAnswer":
        """Raises UnknownName and UnknownPosition."""
        return BelievesAnswer.of(self.find(story))


class Belief(Answer, frozen=True):
    """One belief; `true` says whether it is right."""

    fact: str
    value: str
    true: bool
    since: str
    how: str
    told_by: str = msgspec.field(name="from")


class BelievesAnswer(Answer, frozen=True):
    """What a character believes after `at`."""

    character: str
    at: str
    facts: tuple[Belief, ...]

    @classmethod
    def of(cls, found: Beliefs) -> "BelievesAnswer":
        """The answer for these beliefs."""
        facts = (Belief(one.fact, one.value, one.true, one.since, one.how, one.told_by) for one in found.known)
        return cls(found.who, found.moment.at, tuple(facts))
