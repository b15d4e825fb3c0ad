"""Runs protocols of the model and returns what their probes read."""

from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from previously.mind.lab.known_failures import KNOWN_FAILURES
from previously.mind.lab.lab import run
from previously.questions.question import Answer, Question

if TYPE_CHECKING:
    from previously.story.story import Story


class LabQuestion(Question, frozen=True):
    """Protocols of the model to run."""

    protocols: Annotated[Any, Meta(description="A list of protocols, or of cases to appraise.")]

    def _known(self) -> set[str]:
        """Known failures of the model, and those the protocols declare themselves."""
        rows = self.protocols if isinstance(self.protocols, list) else []
        marked = {str(row.get("name")) for row in rows if isinstance(row, dict) and row.get("known_failure")}
        return marked | set(KNOWN_FAILURES)

    def answer(self, story: "Story | None" = None) -> "tuple[LabRow, ...]":
        """One row each, in order; the story is not used. Raises BadRequest and BadExpression."""
        del story
        known = self._known()
        return tuple(_row(row, known) for row in run(self.protocols))


_FORMS = {"oneOf": [{"required": ["probes", "passed"]}, {"required": ["emotions"]}]}


class LabRow(Answer, frozen=True):
    """A protocol's probe values by arm, and whether its expectations held (null if it has none).

    Or an appraised case: its emotions, each in 0..1.
    """

    name: str
    probes: dict[str, dict[str, float | list[float]]] | UnsetType = UNSET
    passed: bool | UnsetType | None = UNSET
    known_failure: bool | UnsetType = UNSET
    emotions: dict[str, float] | UnsetType = UNSET

    @property
    def failed(self) -> bool:
        """Did an expectation fail?"""
        return self.passed is False


def _row(row: dict[str, Any], known: set[str]) -> LabRow:
    found = LabRow(**row)
    return msgspec.structs.replace(found, known_failure=True) if found.failed and found.name in known else found
