"""The stakes outgrow the scope the story set itself.

## What it does
Finds a line whose `stakes` reach beyond the `scope` of story.yaml. If a premise about `stakes()` fails in the same
scene, only the premise is reported.

## Why it matters
A story that saves its own street is small on purpose. Once it has saved the world, the street is worth nothing.

## Example
```yaml
scope: neighborhood
```
```yaml
lines:
  - Mara saves Joe; stakes world
```

## Known problems
It sees only stakes that a line states, and only if story.yaml has a `scope`.
"""

from collections.abc import Iterator

from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.entries import Event
from previously.core.errors import BadExpression
from previously.core.finding import Finding, words
from previously.core.ids import SCALES

CODE = "PV503"


def check(case: Case) -> Iterator[Finding]:
    """Each line that reaches too far."""
    far = [event for part in case.canon.episodes for event in part.digest.staked if _beyond(case, event)]
    known = _broken(case) if far else set()
    for event in far:
        if event.scene.at not in known:
            yield _finding(case, event)


def _beyond(case: Case, event: Event) -> bool:
    scope = case.canon.scope_of(event.scene)
    return bool(scope) and SCALES.index(event.stakes) > SCALES.index(scope)


def _broken(case: Case) -> set[str]:
    """Where a premise over stakes does not hold."""
    found: set[str] = set()
    for premise in case.canon.premises:
        tested = case.premise(premise) if "stakes(" in premise.condition and case.breaks(premise) else []
        if not isinstance(tested, BadExpression):
            found |= {scene.at for scene, broken in tested if broken}
    return found


def _finding(case: Case, event: Event) -> Finding:
    scope = case.canon.scope_of(event.scene)
    message = words(quoted(event), f" puts the {event.stakes} at stake, in a story whose scope is the {scope}")
    fix = f"bring the stakes down to {scope}, or widen “scope” in story.yaml"
    return Finding(CODE, "warning", event.span, message, event.scene.at, event.subject, (reason(event),), fix)
