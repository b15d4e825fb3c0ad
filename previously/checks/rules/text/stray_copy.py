"""A copy of a file, beside the file itself.

## What it does
Finds a story file whose name says that a sync tool, an editor or a file manager made it from another one in the same
folder, such as `s01 (conflicted copy 2024-01-02).yaml`, `s01.sync-conflict-….yaml`, `s01.orig.yaml` or `s01 (1).yaml`.
A name that an author could have chosen too (`s01 2.yaml`, `s01 copy.yaml`) counts only if half of the file's sentences
stand in the other. The copy is not read.

## Why it matters
Read together, both tell the same scenes: everything in them would happen twice. And what somebody wrote into the copy
is missing from the story.

## Example
```yaml s01.sync-conflict-20240102-101112-ABCDEFG.yaml
S01E01:
  scenes:
    1:
      lines:
        - Mara meets Joe
```

Beside an `s01.yaml`.

## Known problems
A copy under a name of its own, such as `s01-old.yaml`, is read.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV018"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
