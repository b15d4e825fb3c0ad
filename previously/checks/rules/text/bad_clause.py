"""A clause that cannot be read.

## What it does
Finds what stands after a semicolon and is no clause, or a clause with a value outside its range.

## Why it matters
The line is kept without it: a harm told as `severity 7` would weigh what the verb weighs.

## Example
```yaml
lines:
  - Joe hurts Mara; severity 7
```

Severity is 0 to 1, or mild, bad, shattering.

## Known problems
None known.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV006"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
