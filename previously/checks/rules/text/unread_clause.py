"""A clause of a line is not read, and the rest of the line is.

## What it does
Finds each clause that no pattern fits, on a line in which something else is understood: one that tells what somebody
does, or that speaks of death, harm or love. The latter is a warning, else it is a hint.

## Why it matters
What the line is read as looks like all that it says, and the half that nobody could read wounds and heals nobody.

## Example
```yaml
lines:
  - Mara leaves Joe, and Joe zorbs Mara to death
  - Joe hurls the lantern and hits Mara
```

## Known problems
Adverbs, places, times, purposes (`to find the boat`) and what is only wished or denied are no clauses of
their own here.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV023"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
