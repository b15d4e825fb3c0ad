"""A key that means nothing here.

## What it does
Finds keys in story.yaml, an episode, a scene or a cast entry that have no meaning there.

## Why it matters
A misspelt `presnt:` silently leaves a scene empty.

## Example
```yaml
S01E01:
  scenes:
    1: {palce: bar}
```

Did you mean “place”?

## Known problems
None known.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV007"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
