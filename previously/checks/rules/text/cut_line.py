"""A line that YAML has cut.

## What it does
Finds a sentence that YAML has taken apart: split by a comma in `[…]`, turned into a key and a value by `: `, or cut off
by ` #`.

## Why it matters
The sentence is still on the page, but Previously sees only half of it, and half may say something else.

## Example
```yaml
lines:
  - Mara says: hello
```

Put the whole line in double quotes.

## Known problems
A comment that is meant as one is found too; put it on its own line.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV002"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
