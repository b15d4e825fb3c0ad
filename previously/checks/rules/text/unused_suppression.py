"""An answer to a finding that is not there.

## What it does
Finds an `intended "why"` on a line that nothing is found on, and an entry of `allow` in story.yaml that answers
nothing.

## Why it matters
The scene has been rewritten, or the name was mistyped. Left where it is, the answer will one day silence a finding that
nobody has looked at.

## Example
```yaml
lines:
  - Mara meets Joe; intended "she has forgiven him"
```

## Known problems
It is judged only where every rule has looked at the whole story: not with `--select` or `--ignore`, and not where the
story is told without somebody. What a plan alone calls for is unused while the plan is not laid; say it in the plan.
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
