"""People meet for the first time who have met before.

## What it does
Finds a line by which two people first meet (`meets NAME for the first time`, `introduces NAME to NAME`, `has never seen
NAME`), although in an earlier scene both were there and one did something to or with the other.

## Why it matters
The audience was there when they met.

## Example
```yaml
scenes:
  1: {lines: [Mara helps Joe]}
  2: {lines: [Mara meets Joe for the first time]}
```

## Known problems
It does not know masks: who met somebody disguised may well meet them for the first time. Say so with `intended`.
"""

from collections.abc import Iterator

from previously.canon.reach import lived
from previously.canon.world.marks import Marked
from previously.canon.world.spells import counts, world_marks
from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.entries import Claim, Entry, Event
from previously.core.finding import Finding, words
from previously.language.world.against import is_reported
from previously.language.world.mark import WorldLine

CODE = "PV110"


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each first meeting that is none."""
    for marked in world_marks(case.canon, who):
        if marked.mark.kind == "first-met" and marked.mark.who == who:
            first = _met(case, who, marked.mark.other, marked)
            if first is not None:
                yield _finding(case, marked, first)


def _met(case: Case, one: str, other: str, at: Marked) -> Entry | None:
    """The first line, of an earlier scene, in which two people have to do with each other."""
    pairs = ((one, other), (other, one))
    found = [line for a, b in pairs for line in case.canon.lines_of(a) if _with(case, line, a, b)]
    before = (line for line in found if line.scene is not at.entry.scene and lived(line) < at.key)
    return min(before, key=lived, default=None)


def _with(case: Case, line: Entry, one: str, other: str) -> bool:
    """Does somebody do something to or with somebody who is there?"""
    if not counts(line) or one not in line.scene.present or other not in line.scene.present:
        return False
    if isinstance(line, Claim):
        return False
    if isinstance(line, Event) and other in {line.object, *line.companions}:
        return True
    said = WorldLine(line.text, one, case.canon.lexicon.people, ())
    return other in said.named and not is_reported(said)


def _finding(case: Case, marked: Marked, first: Entry) -> Finding:
    mark, line = marked.mark, marked.entry
    names = f"{case.name(mark.who)} and {case.name(mark.other)}"
    message = words(f"{names} meet for the first time by ", quoted(line), ", but have met: ", quoted(first))
    fix = "let them meet again, or take the other out of the earlier scene"
    return Finding(CODE, "warning", line.span, message, line.scene.at, mark.who, (reason(first),), fix)
