"""Somebody is not as the story has said.

## What it does
Finds a trait that is stated or shown with two values and no change between them: grey eyes and brown, a left-handed man
who signs with his right hand, an orphan who phones her mother, an allergy that does nothing, somebody who cannot swim
and swims. Traits come from lines: `Mara has grey eyes`, `Joe is left-handed`, `Ann is allergic to nuts`, `Joe cannot
swim`, `Mara is an orphan`. A change is a line too: hair is dyed, lenses are put in, swimming is learned.

## Why it matters
It is what readers write letters about.

## Example
```yaml
scenes:
  1: {lines: [Mara has grey eyes]}
  2: {lines: [Mara looks up with her brown eyes]}
```

## Known problems
It knows the colours of eyes and hair, heights, trades, hands, tongues, orphans and only children, vegetarians,
allergies, where somebody was born, and what somebody cannot do. A foster mother is nobody's contradiction, nor is a
mother at her grave.
"""

from collections.abc import Iterator

from previously.canon.reach import lived
from previously.canon.world.births import births_of
from previously.canon.world.marks import Marked
from previously.canon.world.spells import counts, spells_of, world_marks
from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.entries import Claim, Entry
from previously.core.finding import Finding, words
from previously.language.lexicon.lookup import said_in
from previously.language.lexicon.trades import second_trade
from previously.language.world.against import BUSY, goes_against
from previously.language.world.mark import WorldLine
from previously.language.world.traits import may_be_one, trait_words

CODE = "PV504"
VALUES = ("eyes", "hair", "hand", "born in", "height", "job")
"""Traits of which somebody has one value at a time."""
MARK = "mark on "
"""Scars, tattoos, moles: each on one side of a part of the body."""
DISGUISE = frozenset(
    {
        "heels", "stilts", "platform", "wig", "disguise", "disguised", "mask", "pretends", "costume", "lenses", "dream",
        "twin", "photo",
    }
)  # fmt: skip
YEAR = 365.25
LASTS = {"hair": 5 * YEAR, "height": 10 * YEAR, "job": 2 * YEAR}
"""After so many days a trait may have another value without a word; set."""
GROWN = 20.0
"""Years from which nobody grows."""
FIX = "log what changes it between the two, or make them agree"


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each trait that is contradicted."""
    marks = [one for one in world_marks(case.canon, who) if one.mark.who == who]
    for what in (*VALUES, *dict.fromkeys(one.mark.what for one in marks if one.mark.what.startswith(MARK))):
        yield from _values(case, who, what, marks)
    for marked in marks:
        if marked.mark.kind == "trait" and marked.mark.what not in VALUES and not marked.mark.what.startswith(MARK):
            yield from _deeds(case, who, marked, marks)


def _values(case: Case, who: str, what: str, marks: list[Marked]) -> Iterator[Finding]:
    """Each value that is another than the one before."""
    now: Marked | None = None
    for marked in (one for one in marks if one.mark.what == what):
        if marked.mark.kind == "altered":
            now = None
        elif now is None or may_be_one(what, now.mark.value, marked.mark.value):
            now = marked if marked.mark.kind == "trait" or now is not None else None
        elif not _excused(case, who, what, now, marked):
            yield _finding(who, now, marked.entry)
            now = now if marked.mark.kind == "shows" else marked


def _excused(case: Case, who: str, what: str, one: Marked, other: Marked) -> bool:
    scene = other.entry.scene
    if any(not DISGUISE.isdisjoint(said_in(line.text)) for line in case.canon.entries_in(scene)):
        return True
    gone = abs(other.entry.day - one.entry.day) if one.entry.scene.told.episode else 0.0  # the cast has no day
    if gone > LASTS.get(what, gone):
        return True
    if what == "height":
        return _may_grow(case, who, one.entry.day)
    if what == "job":
        return any(not second_trade().isdisjoint(said_in(line.text)) for line in (one.entry, other.entry))
    if what != "hand":
        return False
    hurt = any(
        spell.holds(other.key) and spell.start.mark.what == "hand" for spell in spells_of(case.canon, who, "injured")
    )
    return hurt or any(one.mark.value in line.text and _is_busy(line) for line in case.canon.entries_in(scene))


def _may_grow(case: Case, who: str, day: float) -> bool:
    """Was somebody a child then, as far as anybody says?"""
    return any(birth.youngest(day) < GROWN for birth in births_of(case.canon, who))


def _is_busy(line: Entry) -> bool:
    """Does a line say why a hand is not used?"""
    return not BUSY.isdisjoint(said_in(line.text))


def _deeds(case: Case, who: str, trait: Marked, marks: list[Marked]) -> Iterator[Finding]:
    """The first line that goes against what somebody is, before anything changes that."""
    mark = trait.mark
    changes = [one.key for one in marks if _alters(one, trait)]
    for line in sorted(case.canon.lines_of(who), key=lived):
        if lived(line) <= trait.key or isinstance(line, Claim) or not counts(line):
            continue
        if changes and lived(line) >= changes[0]:
            return
        said = WorldLine(line.text, who, case.canon.lexicon.people, ())
        if goes_against(said, mark.what, mark.value) and not (mark.what == "allergic to" and _reacts(case, line)):
            yield _finding(who, trait, line)
            if not line.intended:
                return


def _alters(marked: Marked, trait: Marked) -> bool:
    mark = marked.mark
    same = mark.kind == "altered" and mark.what == trait.mark.what and marked.key > trait.key
    return same and mark.value in {"", trait.mark.value}


def _reacts(case: Case, line: Entry) -> bool:
    """Does anything follow in the scene?"""
    after = (one for one in case.canon.entries_in(line.scene) if one.ordinal >= line.ordinal)
    return any(not trait_words("reacts").isdisjoint(said_in(one.text)) for one in after)


def _finding(who: str, trait: Marked, line: Entry) -> Finding:
    start = trait.entry
    if _told(line) < _told(start):
        start, line = line, start
    message = words(quoted(line), " goes against ", quoted(start))
    return Finding(CODE, "warning", line.span, message, line.scene.at, who, (reason(start),), FIX)


def _told(line: Entry) -> tuple[tuple[int, ...], int, float]:
    return (line.scene.told.episode, line.scene.told.scene, line.ordinal)
