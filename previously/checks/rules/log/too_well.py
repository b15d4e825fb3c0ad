"""Somebody does what an injury does not allow.

## What it does
Finds a line in which somebody runs on a leg that was broken yesterday, stitches with a crushed hand, or reads after
being blinded: anything that needs the injured part, while it heals. How long that is goes by the harm (a break 75 days,
a sprain three weeks, what is lost for ever), or by the line: `Mara breaks her leg; heals in 4 months`.

## Why it matters
An injury that costs nothing was never there.

## Example
```yaml
scenes:
  1: {lines: [Mara breaks her left leg]}
  2: {later: 1 day, lines: [Mara runs to the harbour]}
```

## Known problems
Only injuries with a part of the body are followed. Whoever limps, uses crutches or does it in pain is believed. Between
two episodes that open on the same day nobody knows how much time has passed, so nothing is said.
"""

from collections.abc import Iterator

from previously.canon.reach import lived
from previously.canon.world.spells import Spell, counts, since, spells_of
from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.entries import Claim, Entry
from previously.core.finding import Finding, words
from previously.language.world.injuries import needs_it
from previously.language.world.mark import WorldLine

CODE = "PV105"


def check(case: Case, who: str) -> Iterator[Finding]:
    """The first line for each injury that it does not allow."""
    for spell in spells_of(case.canon, who, "injured"):
        lines = (line for line in case.canon.lines_of(who) if _too_well(case, spell, line))
        for line in sorted(lines, key=lived):
            yield _finding(case, who, spell, line)
            if not line_is_meant(line):
                break


def line_is_meant(line: Entry) -> bool:
    """Has the author answered what is found there?"""
    return bool(line.intended)


def _too_well(case: Case, spell: Spell, line: Entry) -> bool:
    if isinstance(line, Claim) or not counts(line) or not spell.holds(lived(line)):
        return False
    hurt, gone = spell.start.mark, since(spell.start.entry, line)
    if gone is None or gone >= hurt.number:
        return False
    said = WorldLine(line.text, line.subject, case.canon.lexicon.people, ())
    return needs_it(said, hurt.what, hurt.value)


def _finding(case: Case, who: str, spell: Spell, line: Entry) -> Finding:
    hurt, start = spell.start.mark, spell.start.entry
    part = f"{hurt.value} {hurt.what}".strip()
    gone = since(start, line) or 0.0
    when = "the same day" if gone < 1 else "a day before" if gone < 2 else f"{gone:.0f} days before"
    message = words(quoted(line), f" needs the {part}, hurt {when} by ", quoted(start))
    fix = f"let time pass, log how it heals (“{case.name(who)} recovers”), or say what it costs"
    return Finding(CODE, "warning", line.span, message, line.scene.at, who, (reason(start),), fix)
