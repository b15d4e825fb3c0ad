"""The same key twice.

## What it does
Finds a key used twice in one mapping, and a cast id given to two entries: the first one counts. And finds a scene that
two blocks of one file tell (both are read, as one scene), and two premises of one id (both are tested).

## Why it matters
YAML would silently let the second one win.

## Example
```yaml
cast:
  mara: {name: Mara}
  mara: {name: Mara Stone}
```

## Known problems
None known.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV009"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
