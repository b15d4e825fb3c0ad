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

from previously.canon.episodes import Episode
from previously.canon.knowledge.living import believed_dead
from previously.canon.knowledge.news import Heard
from previously.canon.knowledge.taken import living_in
from previously.canon.lives import Turn
from previously.canon.reach import Key, lived
from previously.canon.world.nameless import is_nameless
from previously.canon.world.spells import counts
from previously.checks.case import Case, reason
from previously.checks.picked import picked
from previously.checks.wording import quoted
from previously.core.entries import Entry, Event
from previously.core.finding import Finding, words
from previously.core.kept import kept_with_it
from previously.language.lexicon.lookup import Lexicon
from previously.language.lexicon.news_words import speaks_of_death

CODE = "PV404"
Presuming = tuple[Entry, tuple[str, ...]]
"""A line, and whom it takes for living."""


def check(case: Case, who: str) -> Iterator[Finding]:
    """The first line of hers that takes each of the dead for living."""
    said: set[str] = set()
    for line, others in sorted(picked(case.canon, who, "lines", _presuming), key=_when):
        for other in others:
            if other in said or _is_met(line, other) or is_nameless(case.canon, other):
                continue
            found = believed_dead(case.canon, who, other, lived(line))
            if found is not None:
                said.add(other)
                yield _finding(case, line, other, *found)


@kept_with_it
def _presuming(part: Episode, lexicon: Lexicon) -> dict[str, list[Presuming]]:
    """The lines of an episode that take somebody for living, by who acts in them."""
    lines = dict.fromkeys(line for found in part.world.lines.values() for line in found if counts(line))
    others = {line: found for line in lines if (found := living_in(lexicon, line))}
    by_actor = {
        who: [(line, others[line]) for line in found if line in others] for who, found in part.world.lines.items()
    }
    return {who: found for who, found in by_actor.items() if found}


def _when(one: Presuming) -> Key:
    return lived(one[0])


def _is_met(line: Entry, other: str) -> bool:
    """Is the other there, in whatever form, or is it a place to speak to the dead?"""
    scene = line.scene
    there = {*scene.bodies, *scene.ghosts, *(scene.present if scene.listed else ())}
    place = line.place if isinstance(line, Event) else ""
    return other in there or speaks_of_death(f"{scene.where} {place} {line.text}")


def _finding(case: Case, line: Entry, other: str, death: Turn, heard: Heard) -> Finding:
    name, of = case.name(line.subject), case.name(other)
    by = () if heard.line is death.event or not isinstance(heard.line, Event) else words(" by ", quoted(heard.line))
    dead = "believes" if death.seems else "knows"
    message = words(
        quoted(line), f" takes {of} for living, and {name} {dead} {of} dead since ", quoted(death.event), by
    )
    fix = f"let {name} learn that {of} lives, or say why it is so: intended “…”"
    return Finding(CODE, "warning", line.span, message, line.scene.at, line.subject, (reason(death.event),), fix)
