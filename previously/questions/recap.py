"""“Previously on …”: what was told before a position and still matters."""

from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from previously.questions.question import Answer, Plan, Question, Seen, Without
from previously.recap.recap import Recap, RecapLine

if TYPE_CHECKING:
    from previously.story.story import Story


class RecapQuestion(Question, frozen=True):
    """“Previously on …”."""

    at: (
        Annotated[
            str,
            Meta(
                description="Just before this position: an episode, or a scene of one; by default whatever comes next.",
                extra={"metavar": "POS"},
            ),
        ]
        | None
    ) = None
    name: Annotated[str, Meta(description="What matters to this person.", extra={"metavar": "NAME"})] | None = (
        msgspec.field(name="for", default=None)
    )
    without: Without | None = None
    plan: Plan | None = None
    words: (
        Annotated[
            int,
            Meta(ge=1, le=5000, description="At most this many words; 120 by default.", extra={"metavar": "N"}),
        ]
        | None
    ) = None
    seen: Seen | None = None

    def find(self, story: "Story") -> Recap:
        """The recap before a position, or before whatever comes next."""
        return story.recap(self.at or upcoming(story), name=self.name or "", words=self.words)

    def answer(self, story: "Story") -> "RecapAnswer":
        """Raises UnknownPosition, UnknownName and BadRequest."""
        return RecapAnswer.of(self.find(story))


class Sentence(Answer, frozen=True):
    """A sentence, the line it comes from, the weight of that line, and the character it weighs on most."""

    text: str
    event: str
    at: str
    file: str
    line: int
    weight: float
    character: str | None

    @classmethod
    def of(cls, line: RecapLine) -> "Sentence":
        """The answer for one recap line."""
        event = line.event
        place = event.scene.at, line.where.path, line.where.line
        return cls(line.text, event.id, *place, line.weight, line.character or None)


class RecapAnswer(Answer, frozen=True):
    """The sentences, in order; `for` is the cast id the recap was requested for, if any."""

    story: str
    at: str
    name: str | None = msgspec.field(name="for")
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, found: Recap) -> "RecapAnswer":
        """The answer for this recap."""
        return cls(found.title, found.at, found.name or None, tuple(map(Sentence.of, found.sentences)))


def upcoming(story: "Story") -> str:
    """The position after the last episode told, or the first position if there is none."""
    episodes = story.canon.episodes
    if not episodes:
        return story.canon.template.example().partition(" or ")[0]
    *season, last = episodes[-1].episode
    return story.canon.template.show((*season, last + 1))


def nothing(found: Recap) -> str:
    """What to say when a recap has no sentences."""
    if found.told:
        return f"No sentence about what comes before {found.at} is that short."
    return f"There is nothing to recap before {found.at}."
