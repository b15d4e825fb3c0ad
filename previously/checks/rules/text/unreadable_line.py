"""A line that says nothing.

## What it does
Finds an empty line of the log, such as a note `[[prev: ]]` with nothing in it; a line longer than 10,000 characters;
and obvious slips in a script: a note that is never closed, a heading that reads as action.

## Why it matters
Something was meant to be there.

## Example
```fountain
[[prev: ]]
```

## Known problems
None known.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV014"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
