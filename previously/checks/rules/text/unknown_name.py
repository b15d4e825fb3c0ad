"""A name that nobody of the cast has.

## What it does
Finds a line that starts with, or is done to, somebody who is not in the cast; a name in `present`, in a clause or
in a bond; a cue in a script that is nearly a name.

## Why it matters
A misspelt name is a person to whom nothing happens.

## Example
```yaml
lines:
  - Marra meets Joe
```

Did you mean “Mara”?

## Known problems
Extras may speak in a script without being of the cast. A line must start with a name, not with “The” or “Then”.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV003"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
