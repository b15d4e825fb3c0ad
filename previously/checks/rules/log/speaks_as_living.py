"""Somebody deals with the dead as if they lived, though she knows of the death.

## What it does
Finds a line in which somebody expects, waits for, confides in, writes to, sends things to or plans to visit one whose
death she knows of, or says that they will do something or are somewhere. A death that is only believed counts as well,
until she learns that they live: by a line that tells her, or because they meet.

Who is at a grave, with the body or with a ghost may speak to the dead; so may dreams.

## Why it matters
To forget that somebody has died is the slip readers forgive least.

## Example
```yaml
cast: {mara: Mara, joe: Joe, ann: Ann}
```
```yaml
scenes:
  1: {present: [mara, joe], lines: [Joe dies]}
  2: {present: [mara, ann], lines: [Mara says that Joe will be back by six]}
```

## Known problems
Who cannot bear it may speak like this: `; intended "she denies it"`. Who only pretends lies: “Mara lies to Ann that Joe
will be back”.
"""

from collections.abc import Iterator

from previously.canon.knowledge.news import Heard, knows_of
from previously.canon.knowledge.taken import living_in
from previously.canon.lives import Turn
from previously.canon.reach import Key, lived
from previously.canon.world.nameless import is_nameless
from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.entries import Event
from previously.core.finding import Finding, words
from previously.language.lexicon.news_words import speaks_of_death

CODE = "PV404"


def check(case: Case, who: str) -> Iterator[Finding]:
    """The first line of hers that takes each of the dead for living."""
    said: set[str] = set()
    for line in case.canon.events_of(who):
        if line.subject != who or line.scene.vision or line.retells:
            continue
        for other in living_in(line):
            if other in said or _is_met(line, other) or is_nameless(case.canon, other):
                continue
            found = _known_death(case, who, other, line)
            if found is not None:
                said.add(other)
                yield _finding(case, line, other, *found)


def _is_met(line: Event, other: str) -> bool:
    """Is the other there, in whatever form, or is it a place to speak to the dead?"""
    scene = line.scene
    there = {*scene.bodies, *scene.ghosts, *(scene.present if scene.listed else ())}
    return other in there or speaks_of_death(f"{scene.where} {line.place} {line.text}")


def _known_death(case: Case, who: str, other: str, line: Event) -> tuple[Turn, Heard] | None:
    """The death that somebody knows of, and how; None where they do not, or know that the other lives."""
    turns = [turn for turn in case.canon.turns_of(other) if turn.key < lived(line)]
    known = None
    for turn in turns:
        if turn.alive:
            known = None if knows_of(case.canon, who, turn.event, lived(line)) else known
        elif heard := knows_of(case.canon, who, turn.event, lived(line), sure=True):
            known = turn, heard
    if (
        known is None
        or _met_since(case, who, known[0], known[1].key, lived(line))
        or _undone(case, who, known[0], line)
    ):
        return None
    return known


def _met_since(case: Case, who: str, death: Turn, start: Key, end: Key) -> bool:
    """Have the two met alive since she knows of a death?"""
    met = (event for event in case.canon.events_of(death.who) if start < lived(event) < end and who in event.present)
    return any(
        death.who in {event.subject, *event.companions, *event.scene.present}
        for event in met
        if event.scene is not death.event.scene and not event.scene.vision
    )


def _undone(case: Case, who: str, death: Turn, line: Event) -> bool:
    """Does she know what a death really was?"""
    told = case.canon.truths.get(death.event.id)
    return told is not None and knows_of(case.canon, who, told, lived(line)) is not None


def _finding(case: Case, line: Event, other: str, death: Turn, heard: Heard) -> Finding:
    name, of = case.name(line.subject), case.name(other)
    by = () if heard.line is death.event or not isinstance(heard.line, Event) else words(" by ", quoted(heard.line))
    dead = "believes" if death.seems else "knows"
    message = words(
        quoted(line), f" takes {of} for living, and {name} {dead} {of} dead since ", quoted(death.event), by
    )
    fix = f"let {name} learn that {of} lives, or say why it is so: intended “…”"
    return Finding(CODE, "warning", line.span, message, line.scene.at, line.subject, (reason(death.event),), fix)
