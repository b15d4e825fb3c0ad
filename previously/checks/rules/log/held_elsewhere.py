"""Somebody who is held captive, asleep or away is somewhere else, or acts.

## What it does
Finds a character who was locked up or taken away, and then is at another place, while no line has let her out: none by
which she is freed, rescued or let go, escapes, leaves or returns. Wherever her captor is with her, she may have been
taken there; so she may to a court, a police station or a hospital. After an arrest or a kidnapping only places where
nobody is held count: a café, a fair, a home.

It also finds who has fallen asleep or lies unconscious and speaks, strikes or goes in the same scene, or as long as the
line says (`sleeps for three days`; a coma, until she wakes), with no line that wakes her; and who has gone away for a
time (`for a week`, `abroad`) and is too soon at a place where she was before.

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
taken to last a year, an arrest or a kidnapping a month. Who falls asleep in one scene may be awake in the next, and who
goes away and says not for how long may be back.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice, takewhile

from previously.canon.memo import remembered
from previously.canon.reach import Appearance, lived
from previously.canon.world.places import is_kind_of_place, is_within, may_be_one
from previously.canon.world.spells import Spell, since, spells_of
from previously.checks.case import Case, reason
from previously.checks.lines import bodily, place_of
from previously.checks.wording import quoted
from previously.core.entries import Claim, Entry, Event, Scene
from previously.core.finding import Finding, words
from previously.core.ids import folded
from previously.language.world.against import main_verbs
from previously.language.world.bodies import body_words
from previously.language.world.kin import nearness
from previously.language.world.mark import WorldLine

CODE = "PV104"
LASTS = {"held": 365.0, "seized": 30.0}
"""For how many days somebody is taken to be held whom no line lets go. Set."""
UNAWARE = {"asleep": "asleep", "faint": "unconscious", "senseless": "unconscious"}
"""What somebody is who does nothing."""
COMA = 365.0
"""For how many days a coma lasts that no line ends. Set."""
_BACK = re.compile(
    r"\b(?:returns?|back|home|arrives?|lands?|reach\w*|comes?|travels?|misses|turns? (?:round|around))\b"
)
"""Words by which a line says that somebody is back, or never went."""
_HOUSE = re.compile(r"(\S+)['’]s (?:[a-z]+ )?(?:house|place|farm|ranch|villa|cottage|garage|studio)$")
WAKE, COME_BACK = (
    "log how {name} wakes before it (“{name} wakes”)",
    "log the way back before it (“{name} returns”), or make it a flashback",
)
FIX = "log the way out before it (“{name} escapes”, “{other} frees {name}”), or make it a flashback"


def check(case: Case, who: str) -> Iterator[Finding]:
    """The first place where somebody cannot be, for each time they are held."""
    for kind in LASTS:
        spells = spells_of(case.canon, who, kind)
        there = bodily(case, who) if spells else ()
        for spell in spells:
            back = next((seen for seen in _while(spell, there) if _elsewhere(case, spell, seen.scene)), None)
            if back is not None:
                yield _finding(case, who, spell, back)
    unaware = [spell for kind in UNAWARE for spell in spells_of(case.canon, who, kind)]
    lines = sorted(case.canon.lines_of(who), key=lived) if unaware else []
    for spell in unaware:
        act = _act(case, spell, lines, who)
        if act is not None:
            yield _unaware(case, who, spell, act)
    yield from _too_soon(case, who)


def _while(spell: Spell, seen: Sequence[Appearance]) -> Sequence[Appearance]:
    """Those of the places where somebody is, in lived order, that lie within a spell and as long as it lasts."""
    first = bisect_right(seen, spell.start.key, key=lambda one: one.key)
    last = bisect_left(seen, spell.end.key, key=lambda one: one.key) if spell.end else len(seen)
    day, lasts = spell.start.entry.day, _lasts(spell)
    return [one for one in seen[first:last] if one.scene.day - day <= lasts]


def _act(case: Case, spell: Spell, lines: Sequence[Entry], who: str) -> Entry | None:
    """The first thing that somebody does who is not awake; `lines` are theirs, in lived order."""
    start = spell.start
    for line in islice(lines, bisect_right(lines, start.key, key=lived), None):
        said = case.canon.lexicon.people.words(line.text).low
        if not body_words("rouses").isdisjoint(said) or not _lies_there(spell, line):
            return None
        if _is_awake_in(case, line, who, coma=spell.start.mark.kind == "senseless"):
            return None if _is_roused(case, spell, line, who) else line
    return None


def _is_roused(case: Case, spell: Spell, act: Entry, who: str) -> bool:
    """May a line of another in the scene wake them before they act?"""
    between = (line for line in case.lines_with(who, act.scene) if spell.start.key < lived(line) < lived(act))
    return any(not body_words("rouses").isdisjoint(case.canon.lexicon.people.words(line.text).low) for line in between)


def _unaware(case: Case, who: str, spell: Spell, act: Entry) -> Finding:
    name, what, start = case.name(who), UNAWARE[spell.start.mark.kind], spell.start.entry
    message = words(f"{name} is {what} since ", quoted(start), f", and no line wakes {name} before ", quoted(act))
    return Finding(CODE, "warning", act.span, message, act.scene.at, who, (reason(start),), WAKE.format(name=name))


def _lies_there(spell: Spell, line: Entry) -> bool:
    """Is somebody not awake yet at a line, if nothing wakes them?"""
    start, gone = spell.start.entry, since(spell.start.entry, line)
    if not spell.holds(lived(line)) or line.scene.vision:
        return False
    if line.scene is start.scene:
        return line.day == start.day
    said = COMA if spell.start.mark.kind == "senseless" else spell.start.mark.number
    return said >= 1.0 and gone is not None and gone < said


def _is_awake_in(case: Case, line: Entry, who: str, *, coma: bool) -> bool:
    """Does somebody do what nobody does asleep: speak, strike, come or go? In a coma, anything but lie there?"""
    if isinstance(line, Claim) or line.subject != who:
        return False
    if isinstance(line, Event) and (line.retells or line.verb.undergone):
        return False
    if isinstance(line, Event) and (line.verb.moves or (line.object not in {"", who} and line.verb.bodily)):
        return True
    read = WorldLine(line.text, line.subject, case.canon.lexicon.people, ())
    verbs = main_verbs(read)
    return bool(verbs & body_words("awake")) or (coma and bool(verbs) and verbs.isdisjoint(body_words("lies")))


def _too_soon(case: Case, who: str) -> Iterator[Finding]:
    """The first time that somebody who has gone away is back before it can be, each time they go."""
    spells = spells_of(case.canon, who, "away")
    seen = bodily(case, who) if spells else ()
    lines = sorted(case.canon.lines_of(who), key=lived) if spells else []
    for spell in spells:
        first = bisect_right(seen, spell.start.key, key=lambda one: one.key)
        known = {folded(one.scene.place) for one in seen[:first]} - {""}
        gone = takewhile(partial(_is_gone, spell, _way_back(spell, lines)), islice(seen, first, None))
        back = next((one for one in gone if folded(one.scene.place) in known and not _stays(spell, one)), None)
        if back is not None:
            yield _gone(case, who, spell, back)


def _way_back(spell: Spell, lines: Sequence[Entry]) -> Entry | None:
    """The first line that may say that somebody who has gone is back."""
    later = islice(lines, bisect_right(lines, spell.start.key, key=lived), None)
    return next(
        (line for line in takewhile(lambda one: spell.holds(lived(one)), later) if _BACK.search(line.text)), None
    )


def _is_gone(spell: Spell, home: Entry | None, seen: Appearance) -> bool:
    """Is somebody who has gone away still to be away then?"""
    start, scene = spell.start.entry, seen.scene
    if home is not None and (seen.key >= lived(home) or home.scene is scene):
        return False
    if spell.end is not None and spell.end.entry.scene is scene:
        return False
    gone = scene.day - start.day
    known = gone != 0 or scene.told.episode == start.scene.told.episode
    return spell.holds(seen.key) and known and 0 <= gone < spell.start.mark.number


def _stays(spell: Spell, seen: Appearance) -> bool:
    """Is it where they left from, in that very scene, or where they went?"""
    return seen.scene is spell.start.entry.scene or is_within(seen.scene.place, spell.start.mark.value)


def _gone(case: Case, who: str, spell: Spell, back: Appearance) -> Finding:
    name, scene, line = case.name(who), back.scene, spell.start.entry
    message = words(
        f"{name} is at “{scene.place}” in {scene.at}, but ", quoted(line), f", and no line brings {name} back"
    )
    span = place_of(case, who, scene, spell.start.key)
    return Finding(CODE, "warning", span, message, scene.at, who, (reason(line),), COME_BACK.format(name=name))


def _elsewhere(case: Case, spell: Spell, scene: Scene) -> bool:
    """Is it a scene in which somebody cannot be, within a spell?"""
    start = spell.start.entry
    if scene is start.scene or (spell.end and spell.end.entry.scene is scene):
        return False
    if not _may_contradict(scene.place):
        return False
    if spell.start.mark.other in scene.present or scene in _brought(case, spell.start.mark.who):
        return False
    if spell.start.mark.kind == "seized" and not spell.start.mark.number:  # nobody says to what, or for how long
        return _is_free(case, spell, scene.place) and not may_be_one(start.scene.place, scene.place)
    held = f"{start.scene.place} {spell.start.mark.value}"
    return bool(held.strip()) and not may_be_one(held, scene.place)


def _may_contradict(place: str) -> bool:
    """Is this no place where somebody is held?"""
    return bool(place) and not is_kind_of_place(place, "held")


def _is_free(case: Case, spell: Spell, place: str) -> bool:
    """Is it a place where people are free: a café, a fair, the house of anybody but the captor?"""
    found = _HOUSE.search(place)
    whose = case.canon.lexicon.apart(found[1])[0] if found else ()
    friends = bool(whose) and spell.start.mark.other not in whose
    return is_kind_of_place(place, "free") or friends or (found is not None and found[1].casefold() in nearness())


def _lasts(spell: Spell) -> float:
    """For how many days somebody is held: as the line has it, else as is usual."""
    start = spell.start.entry
    said = start.lasts if isinstance(start, Event) else 0.0
    return said or spell.start.mark.number or LASTS[spell.start.mark.kind]


@remembered("case")
def _brought(case: Case, who: str) -> frozenset[Scene]:
    """The scenes in which a line says that somebody held is still held there."""
    marks = (one for one in case.canon.marks_of(who) if one.mark.who == who and one.mark.kind in LASTS)
    return frozenset(one.entry.scene for one in marks)


def _finding(case: Case, who: str, spell: Spell, back: Appearance) -> Finding:
    name, scene, line = case.name(who), back.scene, spell.start.entry
    message = words(f"{name} is at “{scene.place}” in {scene.at}, but ", quoted(line), f", and no line lets {name} go")
    other = next((case.name(one) for one in scene.present if one != who), "somebody")
    span = place_of(case, who, scene, spell.start.key)
    return Finding(CODE, "warning", span, message, scene.at, who, (reason(line),), FIX.format(name=name, other=other))
