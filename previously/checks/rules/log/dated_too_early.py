"""A letter or a diary bears a date before one that it follows.

## What it does
Finds a line that dates what is written (`Joe dates his letter 14 June`, `writes to Joe; dated 3 October`) before what
the same hand has dated before, or before a letter that whoever writes it has already read. It also finds a line by
which more days are left until something than a line before leaves (`six days to the launch`, then `eight days to the
launch`), where nothing puts it off.

## Why it matters
Letters and countdowns are read with a finger on the calendar.

## Example
```yaml
scenes:
  1: {lines: [Joe dates his letter 14 June]}
  2: {lines: ["Mara reads the letter from Joe", "Mara dates her answer 9 June"]}
```

## Known problems
Two dates without a year are taken to be less than half a year apart. Days are counted only to what is named in the
lexicon: a launch, a wedding, a trial. Letters in a flashback, and those of people who have not read each other, may
cross.
"""

from collections.abc import Iterator

from previously.canon.memo import remembered
from previously.canon.reach import lived
from previously.canon.world.marks import Marked
from previously.canon.world.spells import counts, since, world_marks
from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.entries import Entry
from previously.core.finding import Finding, words
from previously.language.calendar_dates import earlier
from previously.language.lexicon.lookup import said_in
from previously.language.world.against import main_verbs
from previously.language.world.dates import date_words
from previously.language.world.mark import WorldLine

CODE = "PV112"
SLACK = 1.0
"""By so many days a count may be off: today may be the first of them or not. Set."""


def check(case: Case) -> Iterator[Finding]:
    """Each date that comes too early, and each count of days that rises."""
    people = [who for who in case.canon.cast if _dates(case, who)]
    written = {who: [one for one in world_marks(case.canon, who) if _writes(one, who)] for who in people}
    for who in people:
        for one in written[who]:
            first = _before(case, who, one, written)
            if first is not None:
                yield _finding(one, first)
    yield from _counted(case)


@remembered("case")
def _dates(case: Case, who: str) -> bool:
    """Does a line give a date to anything of theirs?"""
    return any(one.mark.kind == "dated" for one in case.canon.marks_of(who))


def _writes(marked: Marked, who: str) -> bool:
    return marked.mark.kind == "dated" and marked.mark.who == who and not marked.entry.scene.flashback


def _before(case: Case, who: str, one: Marked, written: dict[str, list[Marked]]) -> Marked | None:
    """What was written or read before it and bears a later date."""
    date = int(one.mark.number)
    own = [other for other in written[who] if other.key < one.key and other.mark.what == one.mark.what]
    others = (letters for other, letters in written.items() if other != who)
    letters = [letter for theirs in others for letter in theirs if letter.key < one.key]
    read = [letter for letter in letters if _has_read(case, who, letter, one)]
    late = [other for other in (*own[-1:], *read) if earlier(date, int(other.mark.number))]
    return max(late, key=lambda other: other.key, default=None)


def _has_read(case: Case, who: str, letter: Marked, before: Marked) -> bool:
    """Has somebody read a letter before they write: does a line say so, or that they answer it?"""
    if letter.mark.what != "letter" or letter.mark.other not in {"", who}:
        return False
    answers = main_verbs(_read(case, before.entry, who)) & {"answer", "reply"}
    if before.mark.other == letter.mark.who and answers:
        return True
    lines = (line for line in case.canon.lines_of(who) if letter.key < lived(line) < before.key)
    return any(_reads(_read(case, line, who), letter.mark.who) for line in lines)


def _reads(line: WorldLine, writer: str) -> bool:
    said = not date_words("letter").isdisjoint(line.words.low)
    return said and writer in line.named and bool(main_verbs(line) & date_words("reads"))


def _read(case: Case, line: Entry, who: str) -> WorldLine:
    return WorldLine(line.text, who, case.canon.lexicon.people, ())


def _counted(case: Case) -> Iterator[Finding]:
    """The days until something that are more than a line before leaves."""
    due = (one for one in case.canon.marks_of("") if one.mark.kind == "due" and counts(one.entry))
    last: dict[str, Marked] = {}
    for one in sorted(due, key=lambda one: one.key):
        before = last.get(one.mark.what)
        if before is not None and _is_later(case, before, one):
            yield _finding(one, before)
        last[one.mark.what] = one


def _is_later(case: Case, before: Marked, one: Marked) -> bool:
    """Is it put off without a word?"""
    gone = since(before.entry, one.entry)
    left = before.mark.number - (gone or 0.0)
    slack = SLACK if before.mark.number % 7 else max(SLACK, before.mark.number / 7.0)
    if left < -slack or one.mark.number <= left + (slack if gone else 0.0):
        return False
    between = (line for line in case.canon.entries() if before.key < lived(line) <= one.key)
    return not any(_puts_off(line, "" if line is one.entry else one.mark.what) for line in between)


def _puts_off(line: Entry, what: str) -> bool:
    """May a line put something off: does it name what the days are counted to, or say so of anything?"""
    said = said_in(line.text)
    return what in said or not said.isdisjoint(date_words("put-off"))


def _finding(one: Marked, first: Marked) -> Finding:
    line, before = one.entry, first.entry
    what = "leaves more days than" if one.mark.kind == "due" else "is dated before"
    message = words(quoted(line), f" {what} ", quoted(before))
    fix = "change one of the dates, or say what puts it off" if one.mark.kind == "due" else "change one of the dates"
    return Finding(CODE, "warning", line.span, message, line.scene.at, one.mark.who, (reason(before),), fix)
