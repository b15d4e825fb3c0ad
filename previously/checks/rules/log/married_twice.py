"""Somebody marries while another marriage stands.

## What it does
Finds a wedding of somebody whose marriage to another no line has ended: no divorce, no annulment, no death of the one
they are married to, not even one that is only believed. `is the husband of`, `is married to` and `his wife Ann` state
a marriage as well as `marries` does.

## Why it matters
A marriage is a public fact. Everybody at the second wedding would know of the first.

## Example
```yaml
scenes:
  1: {lines: [Mara marries Joe]}
  2: {lines: [Mara marries Ann]}
```
```yaml
cast: {mara: Mara, joe: Joe, ann: Ann}
```

## Known problems
Where people may have several spouses, allow the rule. A spouse outside the cast is taken to be gone.
"""

from collections.abc import Iterator

from previously.canon.world.marriages import Wedding, weddings_of
from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.finding import Finding, words

CODE = "PV109"


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each wedding while another marriage stands."""
    for wedding in weddings_of(case.canon, who):
        if wedding.standing is not None:
            yield _finding(case, who, wedding, wedding.standing)


def _finding(case: Case, who: str, wedding: Wedding, first: Wedding) -> Finding:
    name, line, before = case.name(who), wedding.said.entry, first.said.entry
    spouse = case.name(first.spouse)
    message = words(
        f"{name} is still married to {spouse} at ", quoted(line), ": ", quoted(before), ", and nothing ends it"
    )
    fix = f"log the end of it before (“{name} divorces {spouse}”), or answer it with intended “…”"
    return Finding(CODE, "warning", line.span, message, line.scene.at, who, (reason(before),), fix)
