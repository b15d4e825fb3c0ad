"""A line whose verb is not known.

## What it does
Hints at each line that starts with a name and has no known verb. The line is kept as a note and shown in its place.

## Why it matters
A note wounds nobody and heals nobody. That is often intended; if not, the nearest verb is suggested.

## Example
```yaml
lines:
  - Mara polishes her boots
```

## Known problems
The hint is given once per line and never fails a check: a story made only of notes is clean. A line that says what is
so (`Mara has grey eyes`, `Mara turns nine`) is no mere note: other rules go by it.
"""

from previously.canon.world.spells import ENDS
from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV004"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    found = case.text_findings(CODE)
    marks = (marked for part in case.canon.parts for marked in part.world.all()) if found else ()
    stated = {marked.entry.span for marked in marks if marked.mark.kind not in ENDS}
    return tuple(finding for finding in found if finding.span not in stated)
