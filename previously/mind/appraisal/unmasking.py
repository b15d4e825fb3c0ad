"""Somebody learns that two are one.

Trust is what the worse of them leaves, and a friend who was the enemy all along has betrayed her.
"""

from collections.abc import Iterator

import msgspec

from previously.core.entries import Event
from previously.mind.appraisal.encounters import Encounter
from previously.mind.appraisal.judge import Judge
from previously.mind.appraisal.meaning import Meaning
from previously.mind.appraisal.trust import Act, Trust, after
from previously.mind.kernel.params import DEFAULT

BETRAYS = "betrays"
"""The verb of what a friend has done who was the enemy."""
MOST_ACTS = 12
"""After so many of the worst acts hardly any trust is left."""


def unmask(by: Judge, met: Encounter, number: int, mask: str) -> None:
    """Let her know that somebody is whom she has taken for another."""
    person = by.canon.masks.person(mask)
    held = {face: by.outlook.trust(face) for face in (*by.outlook.faces(person), mask)}
    dear = [by.outlook.relation(face) for face in held]
    worst = Trust(min(trust.level for trust in held.values()), max(trust.betrayal for trust in held.values()))
    by.outlook.unmask(person, mask)
    by.alike[person] = by.outlook.faces(person)
    for face, trust in held.items():
        for act in falling(face, trust, worst):
            by.outlook.act(face, act.mag, met.key, deceit=act.deceit)
            by.rows.add(met.day, "act", cause=face, mag=act.mag, deceit=act.deceit, event=number)
    if max(dear) > 0.0 > min(dear):
        _betrayed(by, met, number, person, (max(dear) - min(dear)) / 2.0)


def falling(who: str, trust: Trust, to: Trust) -> Iterator[Act]:
    """The acts by which trust in one falls to what it is in the other: as if whoever did the worse had done it here."""
    for _ in range(MOST_ACTS):
        if trust.level <= to.level + 1e-12:
            return
        needed = min(1.0, (1.0 - max(0.0, to.level) / trust.level) / DEFAULT.a_minus)
        lied = to.betrayal > trust.betrayal
        act = Act(who, -min(needed, to.betrayal) if lied else -needed, lied)
        trust = after(trust, act)
        yield act


def _betrayed(by: Judge, met: Encounter, number: int, person: str, depth: float) -> None:
    """What it does to her that a friend was the enemy: as bad as the fall is deep, from how dear to how ill."""
    verb, me = by.canon.lexicon.verb(BETRAYS), by.person.id
    effect = verb.effect("object") if verb else None
    if verb is None or effect is None:
        return
    line = met.event
    deed = Event(
        line.scene, line.ordinal, line.day, line.text, line.span, verb, person, me,
        place=line.place, present=line.present, met=line.met, severity=depth,
    )  # fmt: skip
    moment = Meaning(by, msgspec.structs.replace(met, event=deed), number)
    moment.role("object", effect, 1.0)
    moment.write()
