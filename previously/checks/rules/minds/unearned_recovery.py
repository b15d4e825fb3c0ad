"""From broken to well with nothing between.

## What it does
Finds a state of kind *well* that follows one of kind *broken* or *shaken* that weighed (hurt of 0.35 or more), with no
healing event, new purpose or new place in between. If her past does not support the state at all, `reset` reports it
instead.

## Why it matters
Recovery is a story. If it happens between two scenes, the audience misses it.

## Example
```yaml
S01E01: {scenes: {1: {lines: ["Joe betrays Mara", "Mara plays shaken"]}}}
S01E02: {scenes: {1: {later: 2 weeks, lines: [Mara plays happy]}}}
```

## Known problems
A great fright that passes overnight is found too; log what made it pass, or write `; intended "it was nothing"`. A mood
passes by itself, and is not asked about.
"""

from collections.abc import Iterator
from itertools import pairwise

from previously.canon.reach import lived
from previously.checks.case import Case, reason
from previously.checks.wording import played, state_of, word_of
from previously.core.entries import Claim
from previously.core.finding import Finding, words

CODE = "PV203"
LOW = {"broken", "shaken"}
HEAVY = 0.35
"""The hurt from which a recovery must be earned: moods pass by themselves."""
FIX = "log what helped: somebody comforts her, she faces it, she finds a purpose, she goes elsewhere"


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each recovery that nothing has brought."""
    for before, after in pairwise(sorted(case.claims(who), key=lived)):
        low = state_of(before).kind in LOW and case.headspace(before).hurt >= HEAVY
        recovers = low and state_of(after).kind == "well" and case.bearing(after).holds
        if recovers and not _earned(case, before, after):
            was = words(f"{word_of(before)} at {before.scene.at} (", before.span, ")")
            message = words(f"{played(case, after)} and ", was, ": nothing between them has brought the change")
            yield Finding(CODE, "warning", after.span, message, after.scene.at, who, (reason(before),), FIX)


def _earned(case: Case, before: Claim, after: Claim) -> bool:
    """A healing event, a new purpose or bond, or a new place."""
    moved = after.place not in {"", before.place}
    if moved or case.healing_between(after.subject, before, after) is not None:
        return True
    mind = case.minds.of(after.subject)
    low, high = (mind.rows_until(case.canon.moment_at(claim).key) for claim in (before, after))
    return mind.engages_between(low, high)
