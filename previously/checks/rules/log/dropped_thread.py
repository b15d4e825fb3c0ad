"""A thread that was opened and dropped.

## What it does
Finds a vow, a hunt, a search, a secret, a set-up or a grave injury that is never closed and that nothing has come back
to for six episodes or more (`settings: {dropped-thread: 6}`). The finding stands on the line that opened the thread,
and names the last line that touched it. docs/threads.md says how threads open and close.

## Why it matters
A vow, a secret or a set-up is a promise to the audience. They wait for it longer than the writers remember.

## Example
```yaml
settings: {dropped-thread: 2}
```
```yaml
S01E01: {scenes: {1: {lines: [Mara vows to find the boat]}}}
S01E02: {scenes: {1: {lines: [Mara drinks]}}}
S01E03: {scenes: {1: {lines: [Mara drinks]}}}
```

## Known problems
Words are compared as written: a character who vows to find the boat and finds a vessel still needs “Mara settles "the
boat"”. A wound of a leading character belongs to `dropped-wound`.
"""

from bisect import bisect_right
from collections.abc import Iterator

from previously.canon.reach import place
from previously.canon.threads import MOST_OPEN, Thread, threads
from previously.canon.world.spells import counts
from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.finding import Finding, words
from previously.language.lexicon.lookup import tokens
from previously.language.world.against import main_verbs
from previously.language.world.mark import WorldLine

CODE = "PV501"
NAME = "dropped-thread"
FIX = {
    "vow": "let it be achieved, kept, broken or given up",
    "hunt": "let it end: achieved or given up",
    "search": "let it end: found or given up",
    "secret": "let somebody learn of it, or have it confessed",
    "set-up": "pay it off",
    "injury": "let it be treated, or let it tell",
}


def check(case: Case) -> Iterator[Finding]:
    """Each thread that nothing has come back to for so long."""
    told = _told(case)
    unfollowed: dict[tuple[str, str], list[Thread]] = {}
    for thread in threads(case.canon):
        if not thread.followed:
            unfollowed.setdefault((thread.kind, thread.owner), []).append(thread)
        elif thread.closed is None and not (thread.kind == "injury" and case.is_lead(thread.owner)):
            left = _left(case, thread, told)
            if left >= case.canon.wait_of(NAME, thread.opened.scene.told) and not _kept(case, thread):
                yield _finding(case, thread, left)
    yield from (_too_many(case, rest) for rest in unfollowed.values())


def _kept(case: Case, thread: Thread) -> bool:
    """Does a later line, though but a note, do what was vowed: `vows to rebuild the mill`, `rebuilds the mill`?"""
    first, *rest = tokens(thread.opened.object_text) or [("", 0, 0)]
    if thread.kind != "vow" or not rest:
        return False
    start, people = place(thread.opened), case.canon.lexicon.people
    later = (line for line in case.canon.lines_of(thread.owner) if place(line) > start and counts(line))
    read = (WorldLine(line.text, thread.owner, people, ()) for line in later)
    return any(first[0] in main_verbs(line) and not _nouns(thread).isdisjoint(line.words.low) for line in read)


def _nouns(thread: Thread) -> frozenset[str]:
    """The words for what is vowed, the first verb apart."""
    return thread.words - {tokens(thread.opened.object_text)[0][0]}


def _too_many(case: Case, rest: list[Thread]) -> Finding:
    """Somebody leaves so much open that what comes after it is not looked for."""
    first, more = rest[0], f", nor are {len(rest) - 1:,} after it" if len(rest) > 1 else ""
    head = f"{case.name(first.owner)} has {MOST_OPEN} open threads of this kind ({first.kind})"
    message = words(f"{head}: this one is not followed{more}")
    return Finding(CODE, "warning", first.opened.span, message, first.opened.scene.at, first.owner, fix=FIX[first.kind])


def _left(case: Case, thread: Thread, told: dict[tuple[int, ...], list[tuple[int, ...]]]) -> int:
    """How many episodes of its series are told after the last that came back to it; none where another series did."""
    of, touched = case.canon.template.series_of, thread.touched.scene.told.episode
    series = of(thread.opened.scene.told.episode)
    if of(touched) != series:
        return 0
    return len(told[series]) - bisect_right(told[series], touched)


def _told(case: Case) -> dict[tuple[int, ...], list[tuple[int, ...]]]:
    """The episodes of each series, in told order."""
    found: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for part in case.canon.episodes:
        found.setdefault(case.canon.template.series_of(part.episode), []).append(part.episode)
    return found


def _finding(case: Case, thread: Thread, left: int) -> Finding:
    opened, touched = thread.opened, thread.touched
    last = words("it was opened" if touched is opened else words(quoted(touched), " came back to it"))
    count = f"{left} episodes have" if left > 1 else "1 episode has"
    message = words(f"the {thread.kind} ", quoted(opened), f" is left open: {count} been told since ", last)
    because = tuple(reason(line) for line in dict.fromkeys((opened, touched)))
    fix = "; ".join(filter(None, (FIX[thread.kind], _settled(case, thread))))
    return Finding(CODE, "warning", opened.span, message, opened.scene.at, thread.owner, because, fix)


def _settled(case: Case, thread: Thread) -> str:
    """The line that would close a thread whatever it is about."""
    about = thread.opened.topic or thread.opened.object
    said = f'"{thread.opened.object_text}"' if thread.words and not about else "it"
    whom = f" about {case.name(about) if about in case.canon.cast else about}" if about else ""
    return "" if thread.kind == "injury" else f"or write “{case.name(thread.owner)} settles {said}{whom}”"
