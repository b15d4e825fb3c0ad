"""What an author writes if a finding is intended: `intended` on the line, or an `allow` entry."""

from typing import NamedTuple

from previously.checks.registry import RULES
from previously.core.finding import Finding
from previously.core.kept import kept_with_it
from previously.formats.yaml.emit import scalar
from previously.story.story import Story

MARK = '; intended "why"'


class Answer(NamedTuple):
    """Text to copy, and where it goes."""

    text: str
    where: str


def answer_of(story: Story, finding: Finding) -> Answer | None:
    """What suppresses a finding; nothing does if the text can't be read."""
    if (finding.span.path, finding.span.line) in _lines(story):
        return Answer(MARK, "Add this to the end of the line, with your reason.")
    rule = RULES[finding.code]
    if rule.scope == "text":
        return None
    who = f", who: {scalar(finding.character, flow=True)}" if finding.character else ""
    at = f", at: {scalar(finding.at, flow=True)}" if finding.at else ""
    entry = f'- {{rule: {rule.name}{who}{at}, because: "why"}}'
    return Answer(entry, "Add this under “allow:” in story.yaml, with your reason.")


@kept_with_it
def _lines(story: Story) -> frozenset[tuple[str, int]]:
    """The lines that can take a mark: those read as an event or a claim."""
    spans = (story.canon.where(entry.span) for entry in story.canon.entries())
    return frozenset((span.path, span.line) for span in spans)
