"""More is left of something than there was, and nothing has added to it.

## What it does
Finds a number that is left of something (`Mara has four bullets left`, `only seven miners are left`) which a later line
gives higher, where no line between has anything that could add to it: found, bought, given, rescued. Without `left` on
the later line, it must stand in the same episode.

## Why it matters
Where a scene lives on what is running out, readers count along.

## Example
```yaml
scenes:
  1: {lines: [Mara has four bullets left]}
  2: {lines: [Mara has six bullets left]}
```

## Known problems
Any word of giving, finding or coming between the two lines is taken to add to it.
"""

from collections.abc import Iterator

from previously.canon.reach import lived
from previously.canon.world.marks import Marked
from previously.canon.world.spells import counts
from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.entries import Entry
from previously.core.finding import Finding, words
from previously.language.lexicon.lookup import said_in
from previously.language.world.counts import count_words

CODE = "PV113"
PRONOUNS = frozenset({"him", "her", "them", "it", "everybody", "everyone", "each", "all"})
"""By these a line may mean whoever has it."""
LONG = 30.0
"""After so many days something may have been added off the page. Set."""


def check(case: Case) -> Iterator[Finding]:
    """Each number that is higher than the one before."""
    for who in ("", *case.canon.cast):
        last: dict[str, Marked] = {}
        marks = (one for one in case.canon.marks_of(who) if one.mark.kind == "count" and one.mark.who == who)
        for one in sorted((one for one in marks if counts(one.entry)), key=lambda one: one.key):
            before = last.get(one.mark.what)
            if before is not None and _has_risen(case, before, one):
                yield _finding(one, before)
            last[one.mark.what] = one


def _has_risen(case: Case, before: Marked, one: Marked) -> bool:
    if before.mark.value != "left" or one.mark.number <= before.mark.number:
        return False
    near = one.entry.scene.told.episode == before.entry.scene.told.episode
    if one.entry.day - before.entry.day > LONG or not (near or one.mark.value == "left"):
        return False
    between = (line for line in case.canon.entries() if before.key < lived(line) <= one.key)
    return not any(_adds(case, line, one.mark.who) for line in between)


def _adds(case: Case, line: Entry, who: str) -> bool:
    """May a line add to what somebody has, or to what there is?"""
    said = said_in(line.text)
    if count_words("gains").isdisjoint(said - {"alive"} if "left" in said else said):
        return False
    return who in {"", line.subject} or not said.isdisjoint(PRONOUNS) or who in case.canon.lexicon.apart(line.text)[0]


def _finding(one: Marked, before: Marked) -> Finding:
    line, first = one.entry, before.entry
    message = words(quoted(line), f" leaves more {one.mark.what} than ", quoted(first), ", and no line adds any")
    fix = f"log where the {one.mark.what} come from, or change the number"
    return Finding(CODE, "warning", line.span, message, line.scene.at, one.mark.who, (reason(first),), fix)
