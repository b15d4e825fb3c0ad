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
        """The secrets that are kept as of a position."""
        return story.secrets(self.at)

    def answer(self, story: "Story") -> "SecretsAnswer":
        """Raises UnknownPosition."""
        return SecretsAnswer(story.canon.moment(self.at).at, tuple(map(Kept.of, self.find(story))))


class Kept(Answer, frozen=True):
    """A fact that somebody hides, from whom, and since which position."""

    fact: str
    by: str
    kept_from: tuple[str, ...] = msgspec.field(name="from")
    since: str

    @classmethod
    def of(cls, secret: Secret) -> "Kept":
        """A secret as it is told."""
        return cls(secret.fact, secret.by, secret.kept_from, secret.since)


class SecretsAnswer(Answer, frozen=True):
    """The secrets that are kept after `at`."""

    at: str
    secrets: tuple[Kept, ...]
