"""What a character knows, or wrongly believes, since when and from whom; and what another takes them to know."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import msgspec
from msgspec import Meta

from previously.canon.knowledge.deeds import Tiding, deeds_known, taken_to_know, unknown_deeds
from previously.canon.knowledge.knowing import Known, facts_of, is_audience, known_to
from previously.canon.knowledge.told import AUDIENCE
from previously.canon.log import Canon, Moment
from previously.core.entries import Event
from previously.core.errors import BadRequest
from previously.questions.question import Answer, At, By, Plan, Question, Seen, Without

if TYPE_CHECKING:
    from previously.story.story import Story


class Missing(NamedTuple):
    """What is so, matters to somebody, and has not reached them: facts and deeds. The author's alone."""

    facts: tuple[str, ...] = ()
    deeds: tuple[Event, ...] = ()


class Beliefs(NamedTuple):
    """What somebody knows (`who` is a cast id or `audience`) at a moment; `by` whom they are taken to, or empty."""

    who: str
    moment: Moment
    known: tuple[Known, ...]
    by: str = ""
    deeds: tuple[Tiding, ...] = ()
    missing: Missing | None = None


class BelievesQuestion(Question, frozen=True):
    """What a character knows and believes, right or wrong."""

    name: Annotated[
        str,
        Meta(description="A character, or “audience”.", extra={"metavar": "NAME"}),
    ]
    at: At | None = None
    by: By | None = None
    without: Without | None = None
    plan: Plan | None = None
    seen: Seen | None = None

    def find(self, story: "Story") -> Beliefs:
        """What is known as of a position."""
        canon, moment = story.canon, story.canon.moment(self.at)
        if is_audience(canon, self.name):
            if self.by:
                raise BadRequest(f"nobody in a story knows of its audience; leave out “by”; given “{self.by}”")
            return Beliefs(AUDIENCE, moment, known_to(canon, self.name, moment))
        who, known = canon.who(self.name).id, known_to(canon, self.name, moment, self.by or "")
        eyes = canon.who(self.by).id if self.by else ""
        if eyes and eyes != who:
            deeds = taken_to_know(canon, eyes, who, moment)
            return Beliefs(who, moment, known, eyes, deeds)
        missing = None if canon.for_audience else _missing(canon, who, known, moment)
        found = deeds_known(canon, who, moment)
        return Beliefs(who, moment, known, eyes, found, missing)

    def answer(self, story: "Story") -> "BelievesAnswer":
        """Raises UnknownName, UnknownPosition and BadRequest."""
        return BelievesAnswer.of(self.find(story))


def _missing(canon: Canon, who: str, known: tuple[Known, ...], moment: Moment) -> Missing:
    heard = {one.fact for one in known}
    so = (fact for fact in facts_of(canon) if fact not in heard)
    facts = tuple(fact for fact in so if canon.knowledge.value(fact, moment.key) is not None)
    return Missing(facts, unknown_deeds(canon, who, moment))


class Belief(Answer, frozen=True):
    """One belief; `true` says whether it is right."""

    fact: str
    value: str
    true: bool
    since: str
    how: str
    told_by: str = msgspec.field(name="from")


class DeedKnown(Answer, frozen=True):
    """A deed somebody knows of: its address (empty where no line tells of it), its words, whom they hold dead by it.

    `true` says whether it is so; where it is not `sure`, they only may know.
    """

    deed: str
    text: str
    dead: str
    true: bool
    sure: bool
    since: str
    how: str
    told_by: str = msgspec.field(name="from")


class DeedUnknown(Answer, frozen=True):
    """A deed that matters to somebody and has not reached them."""

    deed: str
    text: str


class Unknown(Answer, frozen=True):
    """What is so, matters to somebody, and has not reached them."""

    facts: tuple[str, ...]
    deeds: tuple[DeedUnknown, ...]

    @classmethod
    def of(cls, missing: Missing) -> "Unknown":
        """The answer for this."""
        deeds = tuple(DeedUnknown(deed.id, deed.text) for deed in missing.deeds)
        return cls(missing.facts, deeds)


class BelievesAnswer(Answer, frozen=True):
    """What a character knows after `at`, or is taken to know `by` another; `unknown` is the author's alone."""

    character: str
    at: str
    facts: tuple[Belief, ...]
    by: str
    deeds: tuple[DeedKnown, ...]
    unknown: Unknown | None

    @classmethod
    def of(cls, found: Beliefs) -> "BelievesAnswer":
        """The answer for these beliefs."""
        facts = (Belief(one.fact, one.value, one.true, one.since, one.how, one.told_by) for one in found.known)
        deeds = (DeedKnown(*one[:8]) for one in found.deeds)
        unknown = Unknown.of(found.missing) if found.missing is not None else None
        return cls(found.who, found.moment.at, tuple(facts), found.by, tuple(deeds), unknown)
