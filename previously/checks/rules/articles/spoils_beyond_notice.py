"""An article tells more than its own notice asks for.

## What it does
Reads the articles under `press/`. Finds a sentence that tells an event of the story, a harm, a death or a return, from
beyond what the notice over it asks one to have watched, or from before the place where the notice stands.

## Why it matters
A notice is a promise. Who has seen as much as it asks for reads on, and learns the end.

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
A sentence that may mean several events is taken to mean the first one told. Hints, irony and nicknames are not found.
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
