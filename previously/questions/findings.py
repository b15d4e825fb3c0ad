"""The findings: what contradicts what happened; with a plan, what the plan adds."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, NamedTuple

from msgspec import Meta

from previously.canon.coverage import Coverage
from previously.canon.pages.resting import Pages
from previously.checks.registry import RULES, Crash, Rule
from previously.checks.selection import selected
from previously.core.finding import Finding, Reason, Severity
from previously.questions.question import Answer, Plan, Question, Seen, Without, Words

if TYPE_CHECKING:
    from previously.story.story import Story

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
"""Most severe first."""


class Found(NamedTuple):
    """What the rules found, and which of them crashed."""

    findings: tuple[Finding, ...]
    crashed: tuple[Crash, ...]


class FindingsQuestion(Question, frozen=True):
    """What contradicts what happened."""

    plan: Plan | None = None
    without: Without | None = None
    select: Annotated[
        Words,
        Meta(description="Only these rules: codes, names, or PV2 for all of PV2xx.", extra={"metavar": "RULES"}),
    ] = ()
    ignore: Annotated[Words, Meta(description="All rules except these.", extra={"metavar": "RULES"})] = ()
    seen: Seen | None = None

    def rules(self) -> tuple[Rule, ...] | None:
        """The selected rules; None for all. Raises BadRequest for an unknown rule."""
        return selected(self.select, self.ignore)

    def find(self, story: "Story") -> Found:
        """The findings; a rule that crashes doesn't affect the others."""
        crashed: list[Crash] = []
        return Found(story.check(self.rules(), crashed=crashed), tuple(crashed))

    def answer(self, story: "Story") -> "FindingsAnswer":
        """Raises BadRequest."""
        return FindingsAnswer.of(self.find(story).findings, story.canon.coverage, story.extent.pages)


class OtherSide(Answer, frozen=True):
    """A line behind a finding."""

    event: str
    at: str
    file: str
    line: int

    @classmethod
    def of(cls, reason: Reason) -> "OtherSide":
        """The answer for this reason."""
        return cls(reason.event, reason.at, reason.span.path, reason.span.line)


class FindingRow(Answer, frozen=True):
    """A finding in words; `character` (a cast id) and `at` may be empty."""

    code: str
    rule: str
    severity: Severity
    file: str
    line: int
    column: int
    at: str
    character: str
    message: str
    because: tuple[OtherSide, ...]

    @classmethod
    def of(cls, finding: Finding) -> "FindingRow":
        """A finding, in words."""
        span = finding.span
        return cls(
            code=finding.code,
            rule=RULES[finding.code].name,
            severity=finding.severity,
            file=span.path,
            line=span.line,
            column=span.column,
            at=finding.at,
            character=finding.character,
            message=finding.message,
            because=tuple(map(OtherSide.of, finding.because)),
        )


class FindingsAnswer(Answer, frozen=True):
    """The findings, by file and line unless another order was requested, and how much of the story they rest on.

    `pages`: on how many passages of its manuscripts a line rests; a help, and no finding.
    """

    findings: tuple[FindingRow, ...]
    coverage: Coverage
    pages: Pages

    @classmethod
    def of(cls, found: Iterable[Finding], coverage: Coverage, pages: Pages) -> "FindingsAnswer":
        """Findings, in words."""
        return cls(tuple(map(FindingRow.of, found)), coverage, pages)
