"""Somebody uses what is lost, broken, or another's by now.

## What it does
Finds a line in which somebody uses a thing that a line before has thrown away, lost, broken, burnt, sold, or given to
somebody who is not there, while no line has brought it back: found, mended, bought, taken. What is broken or burnt is
so for everybody; what is gone otherwise is gone from whom it was. Only things are followed of which a story has one:
arms, jewels, instruments, letters, keys, vehicles, and what has a name.

## Why it matters
A pistol at the bottom of the river should not go off.

## Example
```yaml
scenes:
  1: {lines: [Mara throws the pistol into the river]}
  2: {lines: [Mara aims the pistol at Joe]}
```

## Known problems
`a pistol` is another pistol, and so is one with other words before it (`the silver ring`, `the gold ring`).
"""

import re
from collections.abc import Iterator

from previously.canon.reach import lived
from previously.canon.world.holdings import Loss, losses_at
from previously.canon.world.spells import counts
from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.entries import Claim, Entry
from previously.core.finding import Finding, words
from previously.language.lexicon.closed import DETERMINERS, POSSESSIVES
from previously.language.world.against import is_reported, main_verbs
from previously.language.world.mark import WorldLine
from previously.language.world.things import phrases_of, thing_words

CODE = "PV108"
HOW = {
    "thrown": "thrown away", "burnt": "burnt", "broken": "broken", "lost": "lost", "sold": "sold",
    "given": "given away", "taken": "taken",
}  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """The first use of each thing that is gone, for each way it went."""
    things = frozenset(case.canon.things)
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, things))})\b")
    said: set[tuple[str, str]] = set()
    lines = (line for line in case.canon.entries() if named.search(line.text.casefold()))
    for line in sorted(lines, key=lived) if things else ():
        for thing, loss in _gone(case, line, things):
            known = (thing, loss.said.entry.id)
            if known not in said:
                said |= set() if line.intended else {known}
                yield _finding(line, thing, loss)


def _gone(case: Case, line: Entry, things: frozenset[str]) -> Iterator[tuple[str, Loss]]:
    """The things that a line uses although they are gone."""
    if isinstance(line, Claim) or not counts(line):
        return
    read = WorldLine(line.text, line.subject, case.canon.lexicon.people, ())
    if is_reported(read) or not _is_used(read):
        return
    for thing, phrase in phrases_of(read):
        for loss in losses_at(case.canon, thing, lived(line)) if thing in things else ():
            if _applies(read.subject, line, loss) and _same_thing(loss.said.mark.value, phrase):
                yield thing, loss


def _is_used(line: WorldLine) -> bool:
    """Is something used by a line, be it only looked at?"""
    verbs = main_verbs(line)
    return bool(verbs & thing_words("uses")) or ("at" in line.words.low and bool(verbs & thing_words("uses at")))


def _applies(who: str, line: Entry, loss: Loss) -> bool:
    """Is it gone from whoever acts, and nobody there who has it?"""
    if loss.whose and loss.whose != who:
        return False
    return not loss.holder or loss.holder not in line.scene.present


def _same_thing(gone: str, used: str) -> bool:
    """May two phrases be of one thing: the second definite, and neither with words that the other has not?"""
    first, second = (phrase.casefold().split() for phrase in (gone, used))
    if second[0] in {"a", "an", "another", "some"}:
        return False
    if second[0] in POSSESSIVES and first[0] not in POSSESSIVES | {"the", "'s"}:
        return False
    one, other = ({*said} - DETERMINERS - POSSESSIVES for said in (first, second))
    return one <= other or other <= one


def _as_written(loss: Loss, thing: str) -> str:
    """A thing as the line has it by which it went: `the pistol`, `the Orb`, and `Winterfang` without an article."""
    said = loss.said.mark.value.split()
    word = next((word for word in said if word.casefold() == thing), thing)
    return word if word[0].isupper() and said[0].casefold() != "the" else f"the {word}"


def _finding(line: Entry, thing: str, loss: Loss) -> Finding:
    start, thing = loss.said.entry, _as_written(loss, thing)
    message = words(quoted(line), f" uses {thing}, which was {HOW[loss.said.mark.kind]} by ", quoted(start))
    fix = f"log how {thing} comes back (“finds {thing}”, “mends {thing}”), or let it be another"
    return Finding(CODE, "warning", line.span, message, line.scene.at, line.subject, (reason(start),), fix)
