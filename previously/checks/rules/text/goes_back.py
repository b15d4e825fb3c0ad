"""A scene that goes back in time without being a flashback.

## What it does
Finds a scene or a line whose day is earlier than the day the story has reached.

## Why it matters
Minds run on lived time: a harm told on the wrong day lands on the wrong person.

## Example
```yaml
scenes:
  1: {day: 10}
  2: {day: 4}
```

Write `flashback: 4`.

## Known problems
None known.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV010"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
