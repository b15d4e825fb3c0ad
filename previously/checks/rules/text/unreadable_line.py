"""A line that says nothing.

## What it does
Finds a line of a log that is empty, such as a note `[[prev: ]]` with nothing in it, or longer than 10,000 characters;
and what a script surely means otherwise: a note that is never closed, a heading that is read as action.

## Why it matters
Something was meant to stand there.

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
