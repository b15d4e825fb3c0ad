"""Who hides what from whom."""

from typing import TYPE_CHECKING

import msgspec

from previously.canon.knowledge.secrets import Secret
from previously.questions.question import Answer, At, Plan, Question, Seen, Without

if TYPE_CHECKING:
    from previously.story.story import Story


class SecretsQuestion(Question, frozen=True):
    """Who hides what from whom."""

    at: At | None = None
    without: Without | None = None
    plan: Plan | None = None
    seen: Seen | None = None

    def find(self, story: "Story") -> tuple[Secret, ...]:
        """The secrets kept as of a position."""
        return story.secrets(self.at)

    def answer(self, story: "Story") -> "SecretsAnswer":
        """Raises UnknownPosition."""
        return SecretsAnswer(story.canon.moment(self.at).at, tuple(map(Kept.of, self.find(story))))


class Kept(Answer, frozen=True):
    """A fact somebody hides, from whom, and since which position."""

    fact: str
    by: str
    kept_from: tuple[str, ...] = msgspec.field(name="from")
    since: str

    @classmethod
    def of(cls, secret: Secret) -> "Kept":
        """The answer for this secret."""
        return cls(secret.fact, secret.by, secret.kept_from, secret.since)


class SecretsAnswer(Answer, frozen=True):
    """The secrets kept after `at`."""

    at: str
    secrets: tuple[Kept, ...]
