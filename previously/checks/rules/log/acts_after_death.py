"""Somebody acts after dying.

## What it does
Finds a character who is present, speaks or acts after the line of her death. It reports each return once. Flashbacks
lived before the death, visions, and anyone listed under `bodies` or `ghosts` do not count, nor does whoever is only
carried, covered or held on the day of her death.

## Why it matters
What happened stays. An audience that saw the death will take the line for an error.

## Example
```yaml
scenes:
  1: {lines: [Joe kills Mara]}
  2: {present: [mara, joe]}
```

## Known problems
Mark recordings, letters read aloud and twins: list the dead under `ghosts`; in a script, write V.O. A kind of
which there are many (“Guard”, “White Walker”) is nobody in particular, unless its entry says more than a name. Two
holders of an office (“King”) are the same person to Previously: give each a name.
"""

from collections.abc import Iterator
from itertools import zip_longest

from previously.canon.lives import Turn
from previously.canon.reach import Appearance, lived
from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.entries import Claim, Event
from previously.core.finding import Finding, words
from previously.language.world.touch import may_be_done_to_a_body

CODE = "PV101"
FIX = "log the return (“{name} returns”), make it a flashback, or list {name} under “bodies” or “ghosts”"


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each return from the dead that nothing explains."""
    turns = case.canon.turns_of(who)
    if all(turn.alive or turn.seems for turn in turns):
        return
    seen = sorted((a for a in case.canon.appearances_of(who) if _counts(a, who)), key=lambda a: a.key)
    for turn, until in zip_longest(turns, turns[1:]):
        if turn is not None and not turn.alive and not turn.seems:
            for back in (a for a in seen if _between(a, turn, until) and not _lies_there(case, who, a, turn)):
                meant = _intended(case, who, back)
                yield _finding(case, who, turn, back, meant)
                if meant is None:
                    break


def _counts(seen: Appearance, who: str) -> bool:
    scene = seen.scene
    there = seen.how != "is there" or who not in scene.named
    return there and not scene.vision and who not in scene.bodies and who not in scene.ghosts


def _between(seen: Appearance, death: Turn, until: Turn | None) -> bool:
    """After the death, and before the scene of the next death or return. A flashback to that day may tell it again."""
    if seen.how == "is there" and seen.scene is death.event.scene:
        return False
    if seen.key < death.key or (seen.key == death.key and seen.how != "speaks"):  # a speech stands after so many lines
        return False
    if seen.span == death.event.span:  # what one line says is one moment: she dies smiling
        return False
    if seen.scene.flashback and seen.scene.day <= death.event.day:
        return False
    return until is None or (seen.scene is not until.event.scene and seen.key < until.key)


def _lies_there(case: Case, who: str, seen: Appearance, death: Turn) -> bool:
    """Is it a body, on the day of the death, that others carry, cover or hold, and that no list has there?"""
    scene = seen.scene
    if seen.how != "is there" or scene.listed or scene.day - death.event.day >= 1:
        return False
    lines = [line for line in case.lines_with(who, scene) if lived(line) > death.key]
    return bool(lines) and all(isinstance(line, Event) and _is_of_a_body(line, who) for line in lines)


def _is_of_a_body(line: Event, who: str) -> bool:
    return line.is_found or (line.object == who and may_be_done_to_a_body(line.text))


def _intended(case: Case, who: str, seen: Appearance) -> Event | Claim | None:
    """A line of hers in that scene that says it is meant: what is found there is found on that line, and answered."""
    return next((line for line in case.lines_with(who, seen.scene) if line.intended), None)


def _finding(case: Case, who: str, death: Turn, back: Appearance, meant: Event | Claim | None) -> Finding:
    name, scene = case.name(who), back.scene
    span, how = (meant or back).span, back.how
    if how == "is there" and meant is None:
        after = (line for line in case.lines_with(who, scene) if lived(line) > death.key)
        line = next(after, None)
        said = next((a for a in case.canon.appearances_of(who) if a.scene is scene and a.how == "speaks"), None)
        if line is not None:
            span, how = line.span, "acts" if line.subject == who else how
        elif said is not None:
            span, how = said.span, said.how
    message = words(f"{name} {how} at {scene.at}, after ", quoted(death.event))
    because, fix = (reason(death.event),), FIX.format(name=name)
    return Finding(CODE, "error", span, message, at=scene.at, character=who, because=because, fix=fix)
