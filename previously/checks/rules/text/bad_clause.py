"""A clause that cannot be read.

## What it does
Finds text after a semicolon that is not a clause, and clauses with a value outside their range.

## Why it matters
The line is kept without the clause: a harm with `severity 7` would weigh only what its verb weighs.

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
