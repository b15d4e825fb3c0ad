"""A name that nobody in the cast has.

## What it does
Finds a name in a line that is nearly one of the cast; an unknown name in `present`, in a clause or in a bond; a cue
in a script that is nearly a name.

## Why it matters
A misspelt name is a person to whom nothing happens.

## Example
```yaml
lines:
  - Marra meets Joe
```

Did you mean “Mara”?

## Known problems
Extras can speak in a script without being in the cast, and in a line a name unlike any of the cast is a stranger's. A
stranger whose name is nearly that of somebody you know has to be put into the cast.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV003"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
