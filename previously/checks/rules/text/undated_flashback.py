"""A flashback without a lived day.

## What it does
Hints at a flashback that does not say when it was lived. It is assumed to lie just before the story opens, unless
what it shows says otherwise: before the death of whom it shows alive, after a birth, a first meeting, or a death that
was told.

## Why it matters
Whether it came before or after another wound changes how hard it lands.

## Example
```yaml
scenes:
  3: {flashback: true, lines: [Joe hurts Mara]}
```

Write `flashback: -540`.

## Known problems
None known.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV015"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
