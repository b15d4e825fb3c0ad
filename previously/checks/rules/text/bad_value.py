"""A value of the wrong kind, or outside its range.

## What it does
Finds a number that is not one, a list where text belongs, an unreadable day, an entry without what it needs.

## Why it matters
The default is used instead, and the default is seldom what was meant.

## Example
```yaml
cast:
  mara: {temperament: {stability: very}}
```

## Known problems
None known.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV008"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
