"""Somebody dies twice.

## What it does
Finds a second death, or a second account of a death, with no return logged in between. The same death told again (same
killer, victim and lived day) is one death.

## Why it matters
Two deaths of one person usually mean two people with one name, or two drafts of one scene.

## Example
```yaml
scenes:
  1: {lines: [Joe kills Mara]}
  2: {later: 3 days, lines: [Mara dies]}
```

## Known problems
Nameless people who share a cast entry are taken for many where the entry is only a kind (“Old Man”, “Guard”, “White
Walker”) and says nothing else of them; any other name is one person's, an office too.
"""

from collections.abc import Iterator
from itertools import pairwise

from previously.canon.lives import Turn
from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.finding import Finding, words
from previously.language.world.against import main_verbs
from previously.language.world.mark import WorldLine

CODE = "PV103"
FIX = (
    "log the return between them (“{name} returns”), tell the same death in the same words, "
    "or give two people two names"
)


SLOW = frozenset(
    {"poison", "shoot", "stab", "strangle", "smother", "drown", "run", "knife", "gun", "hang", "burn", "crush", "bury"}
)
"""By what somebody is killed, and may yet live for some lines: `Joe poisons Sam`, then `Sam dies`."""


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each death after the first without a return between."""
    turns = [turn for turn in case.canon.turns_of(who) if not turn.seems]
    for first, second in pairwise(turns):
        if not first.alive and not second.alive and not _follows(case, first, second):
            event = second.event
            dies = f"{case.name(who)} dies at {event.scene.at}, and has been dead since "
            message = words(dies, quoted(first.event))
            fix = FIX.format(name=case.name(who))
            because = (reason(first.event),)
            yield Finding(CODE, "error", event.span, message, event.scene.at, who, because, fix)


def _follows(case: Case, first: Turn, second: Turn) -> bool:
    """Does somebody die in the scene in which they were shot or poisoned? Then that is one death, told in two lines."""
    one, other = first.event, second.event
    if one.scene is not other.scene or one.verb.dies != "object" or other.verb.dies != "subject":
        return False
    return bool(main_verbs(WorldLine(one.text, one.subject, case.canon.lexicon.people, ())) & SLOW)
