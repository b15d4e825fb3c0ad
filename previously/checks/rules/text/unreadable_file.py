"""A file, or part of one, that cannot be read.

## What it does
Names what could not be read: broken YAML, bytes that are not UTF-8, a link out of the folder, a file that is too large,
a line of events.jsonl that is not an object, a folder that cannot be listed.

## Why it matters
What cannot be read is not checked. The rest of the story still is: a fault stays within its episode.

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
One mistake in YAML can hide the next; fix them from the top.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV001"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
