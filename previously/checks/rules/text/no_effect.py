"""A line in one's own words that no verb reads.

## What it does
Hints at each line that starts with a name and has no verb the program knows. It is kept as a note and shown in its
place.

## Why it matters
A note wounds nobody and heals nobody. That is often meant; where it is not, the nearest verb is offered.

## Example
```yaml
lines:
  - Mara polishes her boots
```

## Known problems
The hint is given once a line, and never stops a check: a story of notes is clean.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV004"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
