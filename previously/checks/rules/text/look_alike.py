"""A name with a letter that only looks right.

## What it does
Finds a name or an id of the cast with a letter of another alphabet among its letters, such as a Cyrillic “а” in a Latin
name; and a name that looks like somebody else's without being the same.

## Why it matters
Nobody sees the difference, but it is another name: a line that is typed with the right letter does not find it.

## Example
```yaml
cast:
  mara: Mаra
  joe: Joe
```

## Known problems
Letters that no other alphabet has, as in “Ωmega”, are taken to be meant.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV021"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
