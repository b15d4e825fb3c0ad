"""A verb with nothing after it, or with the wrong thing.

## What it does
Finds a verb that needs somebody or something after it and has nothing.

## Why it matters
The line reads as a sentence only to the one who wrote it.

## Example
```yaml
lines:
  - Mara kills
```

## Known problems
None known.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV012"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
