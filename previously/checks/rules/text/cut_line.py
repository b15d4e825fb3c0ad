"""A line that YAML has cut.

## What it does
Finds a sentence that YAML has taken apart: a comma in `[…]` that splits it, a `: ` that makes it a key with a value,
a ` #` that cuts it off.

## Why it matters
The sentence is still on the page, but the program sees half of it, and the half may say something else.

## Example
```yaml
lines:
  - Mara says: hello
```

Put the whole line in double quotes.

## Known problems
A comment that is really meant for a comment is found too; put it on a row of its own.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV002"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
