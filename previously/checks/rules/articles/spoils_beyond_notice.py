"""An article gives away more than its own notice says.

## What it does
Reads the articles under `press/`. Finds a sentence that tells an event of the story (a harm, a death or a return) from
beyond the scope of the notice above it, or a sentence that stands before the notice.

## Why it matters
A notice is a promise. Readers who have seen that much read on, and learn the ending.

## Example
```yaml
S01E01:
  scenes:
    1: {lines: [Joe helps Mara]}
S01E02:
  scenes:
    1: {lines: [Joe kills Mara]}
```
```text press/review.txt
This review contains spoilers for season 1, episode 1.

Joe kills Mara, and it is a shock.
```

## Known problems
A sentence that could mean several events is taken to mean the first one told. Hints, irony and nicknames are missed.
"""

from collections.abc import Iterator

from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.finding import Finding, words
from previously.core.press import Disclosure

CODE = "PV601"
FIX = "ask for more in the notice (“previously notice” writes it), or take the sentence out"


def check(case: Case) -> Iterator[Finding]:
    """Each sentence that tells more than the notice over it covers."""
    for told in case.press:
        if told.noticed in {"less", "before its notice"}:
            yield _finding(told)


def _finding(told: Disclosure) -> Finding:
    asks = f"its notice asks only for {told.asked}" if told.noticed == "less" else "it stands before its notice"
    message = words("this sentence tells ", quoted(told.event), f", and {asks}")
    because, who = (reason(told.event),), told.event.victim
    return Finding(CODE, "warning", told.span, message, told.event.scene.at, who, because, FIX)
