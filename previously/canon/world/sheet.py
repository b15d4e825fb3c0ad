"""What is so of somebody at a moment: age, traits, state, things, injuries, where last seen; each with its line."""

from collections.abc import Iterator
from typing import NamedTuple

from previously.canon.log import Canon, Moment
from previously.canon.reach import Appearance, lived
from previously.canon.world.births import births_of
from previously.canon.world.holdings import held_at
from previously.canon.world.kin import kin_of
from previously.canon.world.marks import Marked
from previously.canon.world.marriages import married_at
from previously.canon.world.spells import Spell, spells_of, world_marks
from previously.core.entries import Entry, Event
from previously.language.world.injuries import FOR_EVER

TRAITS = ("trait", "shows", "altered")
"""The kinds of marks that say how somebody is."""
STATES = {
    "held": "held captive",
    "seized": "taken away",
    "senseless": "unconscious",
    "ill": "ill",
    "pregnant": "pregnant",
}
"""What somebody is in a spell of each kind."""
MOST = {"ill": 180.0, "pregnant": 300.0}
"""For how many days they are taken to be, where no line ends it. Set."""
FOR_NOW = {"asleep": "asleep", "faint": "unconscious", "away": "away"}
"""What somebody is until they are next there in another scene, or for as long as the line says."""


class SheetLine(NamedTuple):
    """One row of a sheet: what, its value, and the line that says so; what the cast says has none."""

    what: str
    value: str
    line: Entry | None = None


def age_at(canon: Canon, who: str, moment: Moment) -> SheetLine | None:
    """How old somebody is, by the last age that was said by then; a span of years where that is not exact."""
    said = [birth for birth in births_of(canon, who) if birth.said.key <= moment.key]
    if not said or said[-1].oldest(moment.day) < 0:
        return None
    young, old = max(0, int(said[-1].youngest(moment.day))), int(said[-1].oldest(moment.day))
    exact = young == old or said[-1].said.mark.kind == "turns"
    return SheetLine("age", f"{young}" if exact else f"{young} or {old}", line_of(canon, said[-1].said))


def traits_at(canon: Canon, who: str, moment: Moment) -> Iterator[SheetLine]:
    """How somebody is: the sheet of the cast, then what lines have said and changed by then."""
    stated = (pair for pair in canon.cast[who].sheet if pair[0] not in {"born", "age", "married"})
    found = {what: SheetLine(what, value) for what, value in stated}
    for marked in world_marks(canon, who):
        mark = marked.mark
        if mark.who != who or mark.kind not in TRAITS or marked.key > moment.key or not line_of(canon, marked):
            continue
        key = f"{mark.what} {mark.value}" if mark.what == "cannot" else mark.what
        if mark.kind == "altered" and not (mark.value and mark.what != "cannot"):
            found.pop(key, None)
        elif mark.kind != "shows" or key not in found:
            found[key] = SheetLine(mark.what, mark.value, marked.entry)
    yield from found.values()


def states_at(canon: Canon, who: str, moment: Moment) -> Iterator[SheetLine]:
    """What somebody is in at the moment: dead, whose kin, married, held, unconscious."""
    death = canon.dead_at(who, moment.key)
    if death is not None:
        yield SheetLine("dead", "", death.event)
    spouse = married_at(canon, who, moment.key)
    if spouse:
        wed = (one for one in world_marks(canon, who) if one.mark.kind == "wed" and one.key <= moment.key)
        line = [line_of(canon, one) for one in wed if spouse in {one.mark.who, one.mark.other}][-1]
        yield SheetLine("married", canon.cast[spouse].name, line)
    for kin in kin_of(canon, who):
        if kin.key <= moment.key and kin.other != spouse:
            yield SheetLine(f"{kin.noun} of" if kin.own else kin.noun, canon.cast[kin.other].name, kin.entry)
    for kind, said in STATES.items():
        for spell in _holding(canon, who, kind, moment):
            place = spell.start.mark.value or spell.start.entry.scene.where
            yield SheetLine(said, "" if kind in MOST else place, spell.start.entry)
    for kind, said in FOR_NOW.items():
        yield from (
            SheetLine(said, one.start.mark.value, one.start.entry) for one in _for_now(canon, who, kind, moment)
        )


def _for_now(canon: Canon, who: str, kind: str, moment: Moment) -> Iterator[Spell]:
    """The spells that still hold, as nothing shows the contrary."""
    for spell in _holding(canon, who, kind, moment):
        scene, lasts = spell.start.entry.scene, max(spell.start.mark.number, 1.0)
        seen = (one for one in canon.appearances_of(who) if spell.start.key < one.key <= moment.key)
        if moment.day - scene.day < lasts and not any(one.scene is not scene and _is_there(one, who) for one in seen):
            yield spell


def injuries_at(canon: Canon, who: str, moment: Moment) -> Iterator[SheetLine]:
    """The injuries that have not healed yet."""
    for spell in _holding(canon, who, "injured", moment):
        mark, start = spell.start.mark, spell.start.entry
        if moment.day - start.day < mark.number:
            until = "for good" if mark.number >= FOR_EVER else f"until day {start.day + mark.number:.0f}"
            yield SheetLine(f"{mark.value} {mark.what}".strip(), until, start)


def _holding(canon: Canon, who: str, kind: str, moment: Moment) -> Iterator[Spell]:
    for spell in spells_of(canon, who, kind):
        start, lasts = spell.start.entry, spell.start.entry
        until = (lasts.lasts if isinstance(lasts, Event) else 0.0) or MOST.get(kind, 0.0)
        over = bool(until) and moment.day - start.day > until
        if spell.start.key <= moment.key and (spell.end is None or spell.end.key > moment.key) and not over:
            yield spell


def things_at(canon: Canon, who: str, moment: Moment) -> Iterator[SheetLine]:
    """What somebody has, as far as lines say how it came to them."""
    for thing, marked in held_at(canon, who, moment.key):
        yield SheetLine(thing, "", marked.entry if marked is not None else None)


def last_seen(canon: Canon, who: str, moment: Moment) -> Appearance | None:
    """Where somebody was last in the flesh by then."""
    seen = (one for one in canon.appearances_of(who) if one.key <= moment.key and _is_there(one, who))
    return max(seen, key=lambda one: one.key, default=None)


def _is_there(seen: Appearance, who: str) -> bool:
    return not seen.scene.vision and who not in seen.scene.bodies and who not in seen.scene.ghosts


def line_of(canon: Canon, marked: Marked) -> Entry | None:
    """The line of a mark; nothing where the cast says it."""
    told = bool(marked.entry.scene.told.episode) or canon.at(marked.entry.id) is marked.entry
    return marked.entry if told and lived(marked.entry) else None
