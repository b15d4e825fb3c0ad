"""All that a character may know, and how she is, for a prompt: within a budget, the weightiest first.

A brief is a function of what has reached her: what she has no way to know moves no byte of it. What she believes
wrongly stands among what she believes; what she must not know is not there, and nothing says that there is more.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from previously.canon.masks.knowing import seen_as, shown_in
from previously.core.ids import fact as fact_id
from previously.core.ids import folded
from previously.questions.briefing.feeling import state
from previously.questions.briefing.hers import Hers
from previously.questions.briefing.met import known_as
from previously.questions.briefing.row import Near, Section, heaviest
from previously.questions.briefing.rows import rows_of
from previously.questions.briefing.tokens import Counter, composed, estimate, fitted, order, room
from previously.questions.question import Answer, At, Name, Plan, Question, Seen, Without, Words

if TYPE_CHECKING:
    from previously.canon.log import Canon, Moment
    from previously.story.story import Story

FEWEST, USUAL, MOST = 100, 600, 100_000
"""Tokens a brief may be asked to keep to."""


class BriefQuestion(Question, frozen=True):
    """All that a character may know, and how she is, for a prompt."""

    name: Name
    at: At | None = None
    company: Annotated[Words, Meta(description="Who is with them.", extra={"metavar": "A,B"})] | None = msgspec.field(
        default=None, name="with"
    )
    about: (
        Annotated[str, Meta(description="What the scene is about: a person, a fact or words.", extra={"metavar": "X"})]
        | None
    ) = None
    budget: Annotated[
        int, Meta(ge=FEWEST, le=MOST, description="At most so many tokens, by an estimate.", extra={"metavar": "N"})
    ] = USUAL
    without: Without | None = None
    plan: Plan | None = None
    seen: Seen | None = None

    def answer(self, story: "Story", count: Counter = estimate, *, hers_alone: bool = False) -> "BriefAnswer":
        """`count` says how many tokens a text is; `hers_alone`: what it is about means to it what it means to her.

        Raises UnknownName and UnknownPosition.
        """
        hers, company = self._hers(story)
        head, foot = self._head(hers, company), f"{hers.who.name} knows nothing beyond this."
        most = room(self.budget) if count is estimate else None
        rows = list(heaviest(rows_of(hers, company), self._near(hers, known_as if hers_alone else Hers.id), most))
        kept = fitted(head, rows, foot, self.budget, count)
        text = composed(head, kept, foot)
        said = tuple(BriefRow(row.section, row.text, row.weight) for row in sorted(kept, key=order))
        at = hers.moment.at if self.at else ""
        return BriefAnswer(hers.who.id, hers.who.name, at, state(hers), said, self.budget, count(text), text)

    def known(self, story: "Story", names: Iterable[str]) -> tuple[str, ...]:
        """Those of these names by which she knows somebody. Raises UnknownName and UnknownPosition."""
        hers, _ = self._hers(story)
        return tuple(name for name in names if known_as(hers, name))

    def _hers(self, story: "Story") -> tuple[Hers, tuple[str, ...]]:
        """The story as she has met it, and who is with her: in a scene she is in by default whoever is there."""
        who, moment = story.canon.who(self.name).id, story.canon.moment(self.at)
        scene = moment.scene if moment.scene is not None and who in moment.scene.present else None
        there = scene.present if scene and self.company is None else (self.company or ())
        met = [one for other in there for one in _met(story.canon, who, other, moment)]
        others = tuple(one for one in dict.fromkeys(met) if one != who)
        place = scene.where if scene else ""
        space = story.headspace(who, self.at, present=others, place=place, cues=(), about="")
        return Hers(space), others

    def _head(self, hers: Hers, company: tuple[str, ...]) -> str:
        there = f", with {', '.join(map(hers.name, company))}" if company else ""
        at = f" after {hers.moment.at}" if self.at else ""
        living = "" if hers.space.alive else " (dead)"
        return f"{hers.who.name}{living}{at}{there}: {state(hers)}."

    def _near(self, hers: Hers, means: Callable[[Hers, str], str | None]) -> Near:
        """Who is there, and what the scene is about."""
        wanted = {hers.id(one) or one for one in self.company or ()}
        about = self.about or ""
        if about:
            wanted |= {means(hers, about) or fact_id(about)}
        return Near(frozenset(wanted), folded(about))


def _met(canon: "Canon", who: str, other: str, moment: "Moment") -> tuple[str, ...]:
    """As whom she meets somebody: under the name that is given, or that the scene lists, until she knows better."""
    face = seen_as(canon, who, canon.face(other), moment.key)
    return shown_in(canon, who, face, moment) if face == canon.masks.person(face) else (face,)


class BriefRow(Answer, frozen=True):
    """One thing a brief says: in which part, in words, and its weight: 0..1, and 1 more for what the scene is about."""

    section: Section
    text: str
    weight: float


class BriefAnswer(Answer, frozen=True):
    """A brief. `text` is all of it for a prompt, `tokens` its length; `rows` are what it is made of."""

    character: str
    name: str
    at: str
    state: str
    rows: tuple[BriefRow, ...]
    budget: int
    tokens: int
    text: str
