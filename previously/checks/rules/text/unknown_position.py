"""A position that cannot be read.

## What it does
Finds an episode key, a script's file name or a `from:` that does not follow the story's `positions:`.

## Why it matters
What has no place in the order cannot be told.

## Example
```yaml
Episode One:
  scenes: {1: {place: bar}}
```

Positions are written like S01E01.

## Known problems
None known.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV011"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
