"""She plays broken as if nothing had been worked through.

## What it does
Finds a state of kind *broken* that her headspace does not support, after events that worked her wounds through and with
nothing since that would have thrown her back.

## Why it matters
It is the opposite of a reset: what a character went through to get better counts too.

## Example
```yaml
lines:
  - Mara works through the crash; cues car
  - Mara plays broken
```

## Known problems
None known.
"""

from collections.abc import Iterator

from previously.checks.case import Case, reason
from previously.checks.wording import played, quoted, shortfall, state_of
from previously.core.finding import Finding, words

CODE = "PV204"


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each relapse that nothing has brought."""
    for claim in case.claims(who):
        if state_of(claim).kind != "broken" or case.bearing(claim).holds:
            continue
        healing = case.healing_between(who, None, claim)
        if healing is not None:
            but = f"{played(case, claim)}, but {shortfall(case.bearing(claim))}: "
            message = words(but, quoted(healing), " has helped")
            fix = "log what threw her back, or play a state the healing would bear"
            yield Finding(CODE, "warning", claim.span, message, claim.scene.at, who, (reason(healing),), fix)
