"""Somebody is there before they were born, or has an age that does not fit.

## What it does
Finds a scene that was lived before somebody in it was born; a deed for which somebody is too young (a child of nine
drives a bus); an age that is lower than one before, or higher by more or fewer years than have gone by; and what
somebody did more years ago than they are old. Births follow from lines: `Mara turns eighteen`, `Mara is thirty years
old`, `Ann gives birth to Joe`.

## Why it matters
Flashbacks are written long after ages are settled, and readers count.

## Example
```yaml
S01E01: {scenes: {1: {lines: [Mara turns eighteen]}}}
S01E02: {scenes: {1: {flashback: -9000, lines: [Mara helps Joe]}}}
```

## Known problems
Between two episodes that open on the same day nobody knows how much time has passed, so a child is not held to be still
a child. Whoever does not age is better without an age.
"""

from collections.abc import Iterator
from itertools import pairwise

from previously.canon.reach import lived
from previously.canon.world.births import YEAR, Birth, births_of
from previously.canon.world.spells import counts, since, world_marks
from previously.checks.case import Case, reason
from previously.checks.lines import bodily, place_of
from previously.checks.wording import quoted
from previously.core.entries import Claim, Entry
from previously.core.finding import Finding, Severity, words
from previously.core.source import Span
from previously.language.world.deeds import least_age
from previously.language.world.mark import WorldLine

CODE = "PV106"


def check(case: Case, who: str) -> Iterator[Finding]:
    """Where somebody's age does not fit."""
    births = births_of(case.canon, who)
    if births:
        yield from _unborn(case, who, births[0])
        yield from _too_young(case, who, births)
        yield from _younger(case, who, births)
        yield from _long_ago(case, who, births)


def _unborn(case: Case, who: str, birth: Birth) -> Iterator[Finding]:
    """The first scene before the birth."""
    for seen in bodily(case, who):
        if seen.scene.day < birth.first:
            span = place_of(case, who, seen.scene, (float("-inf"), (), 0, 0))
            message = words(f"{case.name(who)} is at {seen.scene.at}, before being born: ", quoted(birth.said.entry))
            yield _finding(who, span, message, birth, seen.scene.at, "error")
            return


def _too_young(case: Case, who: str, births: tuple[Birth, ...]) -> Iterator[Finding]:
    """The first deed for which somebody is too young by every age that is given."""
    for line in sorted(case.canon.lines_of(who), key=lived):
        birth = births[0]
        if isinstance(line, Claim) or not counts(line) or since(birth.said.entry, line) is None:
            continue
        oldest = max(one.oldest(line.day) for one in births)
        if 0 <= oldest < 18 and oldest < least_age(_read(case, line)):
            message = words(f"{case.name(who)} is {oldest:.0f} at ", quoted(line), ", by ", quoted(birth.said.entry))
            yield _finding(who, line.span, message, birth, line.scene.at)
            return


def _younger(case: Case, who: str, births: tuple[Birth, ...]) -> Iterator[Finding]:
    """An age that is lower than one before."""
    aged = [birth for birth in births if birth.said.mark.number]
    for before, after in pairwise(aged):
        if after.said.mark.number < before.said.mark.number:
            line = after.said.entry
            message = words(f"{case.name(who)} is younger by ", quoted(line), " than by ", quoted(before.said.entry))
            yield _finding(who, line.span, message, before, line.scene.at)
        elif _has_jumped(before, after):
            line, years = after.said.entry, after.said.mark.number - before.said.mark.number
            message = words(
                quoted(line), f" is {years:.0f} years older than by ", quoted(before.said.entry), ", too soon"
            )
            yield _finding(who, line.span, message, before, line.scene.at)
        elif _has_lagged(before, after):
            line, first = after.said.entry, before.said.entry
            gone = (line.day - first.day) / YEAR
            message = words(quoted(line), f" gives too low an age: {gone:.0f} years have gone by since ", quoted(first))
            yield _finding(who, line.span, message, before, line.scene.at)


def _has_jumped(before: Birth, after: Birth) -> bool:
    """Are more years added than have gone by, and by more than one?"""
    gone = since(before.said.entry, after.said.entry)
    return gone is not None and before.first - after.last > YEAR


def _has_lagged(before: Birth, after: Birth) -> bool:
    """Have more years gone by than are added, and by more than one?"""
    gone = since(before.said.entry, after.said.entry)
    return gone is not None and after.first - before.last > YEAR


def _long_ago(case: Case, who: str, births: tuple[Birth, ...]) -> Iterator[Finding]:
    """What somebody did more years ago than they are old."""
    for marked in world_marks(case.canon, who):
        line, years = marked.entry, marked.mark.number
        if marked.mark.kind != "ago" or since(births[0].said.entry, line) is None:
            continue
        if years > max(birth.oldest(line.day) for birth in births):
            message = words(quoted(line), f" is {years:.0f} years ago, but ", quoted(births[0].said.entry))
            yield _finding(who, line.span, message, births[0], line.scene.at)


def _read(case: Case, line: Entry) -> WorldLine:
    return WorldLine(line.text, line.subject, case.canon.lexicon.people, ())


def _finding(
    who: str, span: Span, message: tuple[str | Span, ...], birth: Birth, at: str, severity: Severity = "warning"
) -> Finding:
    fix = "change the age or the day, or give the deed to somebody else"
    return Finding(CODE, severity, span, message, at, who, (reason(birth.said.entry),), fix)
