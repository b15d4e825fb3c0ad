"""A line that has no effect on anyone.

## What it does
Finds each line that nothing reads: it is kept as a note and shown in its place. Where its words speak of death, harm or
love, that is a warning, else a hint. A line that is understood, and in which nothing happens to anybody (what is only
planned, feared or not done; what strangers do among themselves), is a hint of its own.

## Why it matters
A note wounds nobody and heals nobody, so a murder in words that nobody could read would be no murder.

## Example
```yaml
lines:
  - Mara polishes her boots
  - Mara zorbs Joe to death
```

## Known problems
A word spelt like a verb is taken for one, and the nearest is suggested, but never one that harms. How somebody died,
told after that they did, is no warning. A line that says what is so (`Mara has grey eyes`, `Mara turns nine`) is no
mere note: other rules go by it.
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
