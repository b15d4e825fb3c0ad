"""A verb without its object, or with the wrong one.

## What it does
Finds a verb that needs somebody or something after it and has nothing, or the wrong kind of thing.

## Why it matters
The line makes sense only to its author.

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
