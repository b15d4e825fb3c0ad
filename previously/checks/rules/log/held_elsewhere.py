"""Somebody who is held captive is somewhere else.

## What it does
Finds a character who was locked up or taken away, and then is at another place, while no line has let her out: none by
which she is freed, rescued or let go, escapes, leaves or returns. Wherever her captor is with her, she may have been
taken there; so she may to a court, a police station or a hospital. After an arrest or a kidnapping only places where
nobody is held count: a café, a fair, a home.

## Why it matters
A locked door is a promise. If it opens off the page, no later one will frighten anybody.

## Example
```yaml
scenes:
  1: {place: tower, lines: [Joe locks up Mara]}
  2: {place: village fair, present: [mara], lines: [Mara drinks]}
```

## Known problems
It goes by the names of places: two that share a word may be one within the other. A captivity that no line ends is
taken to last a year, an arrest or a kidnapping a month.
"""

from collections.abc import Iterator

from previously.canon.reach import Appearance
from previously.canon.world.places import is_kind_of_place, may_be_one
from previously.canon.world.spells import Spell, spells_of
from previously.checks.case import Case, reason
from previously.checks.lines import bodily, place_of
from previously.checks.wording import quoted
from previously.core.entries import Event, Scene
from previously.core.finding import Finding, words

CODE = "PV104"
LASTS = {"held": 365.0, "seized": 30.0}
"""For how many days somebody is taken to be held whom no line lets go. Set."""
FIX = "log the way out before it (“{name} escapes”, “{other} frees {name}”), or make it a flashback"


def check(case: Case, who: str) -> Iterator[Finding]:
    """The first place where somebody cannot be, for each time they are held."""
    for kind in LASTS:
        for spell in spells_of(case.canon, who, kind):
            back = next((seen for seen in bodily(case, who) if _elsewhere(case, spell, seen)), None)
            if back is not None:
                yield _finding(case, who, spell, back)


def _elsewhere(case: Case, spell: Spell, seen: Appearance) -> bool:
    """Is somebody then where they cannot be?"""
    scene, start = seen.scene, spell.start.entry
    if scene is start.scene or not spell.holds(seen.key) or not scene.place:
        return False
    if scene.day - start.day > _lasts(spell) or (spell.end and spell.end.entry.scene is scene):
        return False
    if spell.start.mark.other in scene.present or _brought(case, spell, scene):
        return False
    if is_kind_of_place(scene.place, "held"):
        return False
    if spell.start.mark.kind == "seized":
        return is_kind_of_place(scene.place, "free") and not may_be_one(start.scene.place, scene.place)
    held = f"{start.scene.place} {spell.start.mark.value}"
    return bool(held.strip()) and not may_be_one(held, scene.place)


def _lasts(spell: Spell) -> float:
    """For how many days somebody is held: as the line has it, else as is usual."""
    start = spell.start.entry
    said = start.lasts if isinstance(start, Event) else 0.0
    return said or LASTS[spell.start.mark.kind]


def _brought(case: Case, spell: Spell, scene: Scene) -> bool:
    """Does a line say that somebody held is still held there?"""
    who = spell.start.mark.who
    marks = (one for one in case.canon.marks_of(who) if one.mark.who == who and one.mark.kind in LASTS)
    return any(one.entry.scene is scene for one in marks)


def _finding(case: Case, who: str, spell: Spell, back: Appearance) -> Finding:
    name, scene, line = case.name(who), back.scene, spell.start.entry
    message = words(f"{name} is at “{scene.place}” in {scene.at}, but ", quoted(line), f", and no line lets {name} go")
    other = next((case.name(one) for one in scene.present if one != who), "somebody")
    span = place_of(case, who, scene, spell.start.key)
    return Finding(CODE, "warning", span, message, scene.at, who, (reason(line),), FIX.format(name=name, other=other))
