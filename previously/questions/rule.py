"""One rule's manual page, or all of them."""

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from previously.checks.registry import RULES, Rule, rule_named
from previously.checks.selection import unknown_rule
from previously.core.finding import Severity
from previously.questions.question import Answer, Question

if TYPE_CHECKING:
    from previously.story.story import Story


class RuleQuestion(Question, frozen=True):
    """One rule's manual page."""

    code: Annotated[str, Meta(description="A rule, by its code or name.", extra={"metavar": "RULE"})]

    def find(self) -> Rule:
        """Raises BadRequest if there is no such rule."""
        found = rule_named(self.code)
        if found is None:
            raise unknown_rule(self.code)
        return found

    def answer(self, story: "Story | None" = None) -> "RuleAnswer":
        """The story is not used."""
        del story
        return RuleAnswer.of(self.find())


class RulesQuestion(Question, frozen=True):
    """All rules."""

    def answer(self, story: "Story | None" = None) -> "RulesAnswer":
        """All rules, by code."""
        del story
        return RulesAnswer(tuple(map(RuleAnswer.of, RULES.values())))


class RuleAnswer(Answer, frozen=True):
    """A rule; its page is Markdown."""

    code: str
    name: str
    severity: Severity
    page: str

    @classmethod
    def of(cls, rule: Rule) -> "RuleAnswer":
        """The answer for this rule."""
        return cls(rule.code, rule.name, rule.severity, rule.page)


class RulesAnswer(Answer, frozen=True):
    """Every rule."""

    rules: tuple[RuleAnswer, ...]
