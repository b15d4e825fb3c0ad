"""A merge conflict left in a file.

## What it does
Finds the rows `<<<<<<<`, `=======` and `>>>>>>>` that git writes into a file where two people changed the same lines.
Of each conflict the first side is read.

## Why it matters
Only one of the two sides is meant.

## Example
```yaml
S01E01:
  scenes:
    1:
      lines:
<<<<<<< HEAD
        - Mara helps Joe
=======
        - Mara betrays Joe
>>>>>>> second-draft
```

## Known problems
After a rebase, the first side is the others'. Articles are not looked at.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV019"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
