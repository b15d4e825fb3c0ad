"""No scene is told, so nothing is checked.

## What it does
Finds a story without a single scene: a novel or a screenplay of another program lies in its folder, a script has no
heading, or it is not begun. It names what was found there, and the files that would be read.

## Why it matters
Where nothing was read, nothing contradicts anything.

## Example
```fountain
Mara waits in the barn.
```

## Known problems
Of a script without notes, and of scenes without lines, it is read who is there, and this rule is silent. What happens
is not known then, and the last line of a check says so.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV022"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
