"""A state that is not in the vocabulary.

## What it does
Finds `NAME plays STATE` when no state has that name.

## Why it matters
A claim that cannot be read is a claim that cannot be checked.

## Example
```yaml
lines:
  - Mara plays tron
```

Did you mean “torn”?

## Known problems
`is` and `seems` can begin a note as well, so only `plays` is held to the list.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV005"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
