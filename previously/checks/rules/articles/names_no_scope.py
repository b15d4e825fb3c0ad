"""An article tells events without saying how far to watch.

## What it does
Reads the articles under `press/`. Finds those that tell an event of the story (a harm, a death or a return) and carry
no notice, or a notice that does not say how far to have watched. It reports each article once.

## Why it matters
Readers who have not seen it cannot know that they should stop.

## Example
```yaml
lines:
  - Joe kills Mara
```
```text press/review.txt
Joe kills Mara, and it is a shock.
```

## Known problems
News, trailers and casting announcements are found too: say how far they go, or allow them in story.yaml.
"""

from collections.abc import Iterator
from itertools import groupby

from previously.checks.case import Case, reason
from previously.checks.wording import SHOWN, quoted
from previously.core.finding import Finding, words
from previously.core.press import Disclosure

CODE = "PV602"
FIX = "put a notice above it (“previously notice” writes it)"


def check(case: Case) -> Iterator[Finding]:
    """Each article that tells events under no notice, or under one that names no scope."""
    bare = [told for told in case.press if told.noticed in {"no notice", "no scope"}]
    for _, group in groupby(bare, key=lambda told: told.span.path):
        yield _finding(list(group))


def _finding(told: list[Disclosure]) -> Finding:
    first = told[0]
    lacks = "carries no notice" if first.noticed == "no notice" else "its notice does not say how far"
    message = words("this article tells ", quoted(first.event), f", and {lacks}")
    because = tuple(dict.fromkeys(reason(one.event) for one in told))[:SHOWN]
    who = first.event.victim
    return Finding(CODE, "warning", first.span, message, first.event.scene.at, who, because, FIX)
