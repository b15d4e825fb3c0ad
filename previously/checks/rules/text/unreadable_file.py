"""A file, or a part of one, that cannot be read.

## What it does
Names what the program could not read: YAML that breaks its own rules, bytes that are not UTF-8, a link out of the
folder, a file too large, an object of events.jsonl that is none.

## Why it matters
What cannot be read is not checked. The rest of the story still is: a fault in one episode is that episode's.

## Example
```yaml
S01E01:
  scenes:
    1:
      lines:
        - "Mara meets Joe
```

The quote is never closed.

## Known problems
One mistake in YAML can hide the next one; mend from the top.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV001"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
