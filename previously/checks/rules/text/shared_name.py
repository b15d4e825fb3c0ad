"""A name that two cast entries claim.

## What it does
Finds a name or an alias that an earlier cast entry already has. The earlier entry keeps it.

## Why it matters
A line with that name reaches only one of them, perhaps the wrong one.

## Example
```yaml
cast:
  jon: {name: Jon Snow, aliases: [Jon]}
  arryn: {name: Jon Arryn, aliases: [Jon]}
```

## Known problems
None known.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV016"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
