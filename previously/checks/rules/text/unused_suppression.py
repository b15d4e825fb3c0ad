"""A suppression that matches nothing.

## What it does
Finds an `intended "why"` on a line without findings, and an `allow` entry in story.yaml that matches nothing.

## Why it matters
The scene has been rewritten, or the name was mistyped. Left in place, it will one day silence a finding that nobody has
looked at.

## Example
```yaml
lines:
  - Mara meets Joe; intended "she has forgiven him"
```

## Known problems
It is judged only when every rule has checked the whole story: not with `--select`, `--ignore` or `--without`. A
suppression that only a plan needs is unused without the plan; put it in the plan.
"""

from collections.abc import Iterator

from previously.checks.case import Case
from previously.checks.suppression import Allowed, Suppressions
from previously.core.codes import text_finding
from previously.core.entries import Entry
from previously.core.finding import Finding

CODE = "PV017"


def check(case: Case) -> tuple[Finding, ...]:
    """Nothing by itself: what is unused is known when every other rule has spoken, and `unused` says it then."""
    del case
    return ()


def unused(suppressions: Suppressions) -> Iterator[Finding]:
    """Each answer that has silenced nothing; whoever allows this rule is not asked whether that was of use."""
    for answer in suppressions.unused():
        if isinstance(answer, Allowed):
            if answer.rule.code != CODE:
                yield _allowed(answer)
        else:
            yield _intended(answer)


def _intended(entry: Entry) -> Finding:
    message = f"this line is intended (“{entry.intended}”), but nothing is found on it"
    return text_finding("unused-suppression", entry.span, message, at=entry.scene.at, fix="take out “intended”")


def _allowed(answer: Allowed) -> Finding:
    where = f" at {answer.at}" if answer.at else ""
    whom = f" of “{answer.text.who.text}”" if answer.text.who else ""
    message = f"“allow” has “{answer.text.rule.text}”{whom}{where}, but nothing of that is found"
    return text_finding("unused-suppression", answer.text.rule.span, message, fix="take the entry out")
