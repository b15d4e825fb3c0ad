"""A scene plays her as over it while the wound stands.

## What it does
Finds a state of kind *over* (over it, healed, moved on, recovered) played about somebody or something that left wounds
which are still there.

## Why it matters
You can advance a character, never cure her. A wound can be quieted; the same cue, met later, finds it.

## Example
```yaml
lines:
  - Joe controls Mara
  - Mara plays over it about Joe
```

## Known problems
If she says she is over it and is not, that is drama, not an error: give the line
`; intended "she lies"`.
"""

from collections.abc import Iterator

from previously.checks.case import Case
from previously.checks.rules.minds.reset import finding
from previously.checks.wording import state_of
from previously.core.finding import Finding

CODE = "PV202"


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each cure that the log does not bear."""
    for claim in case.claims(who):
        if state_of(claim).kind == "over" and not case.bearing(claim).holds:
            yield finding(case, claim, CODE)
