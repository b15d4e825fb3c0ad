"""Somebody learns that two are one.

Trust is what the worse of them leaves, and a friend who was the enemy all along has betrayed her.
"""

from collections.abc import Iterator

import msgspec

from previously.core.entries import Event
from previously.mind.appraisal.encounters import Encounter
from previously.mind.appraisal.judge import Judge
from previously.mind.appraisal.meaning import Meaning
from previously.mind.appraisal.recording import Recording
from previously.mind.appraisal.trust import Act, Trust, after
from previously.mind.kernel.params import DEFAULT, Params

BETRAYS = "betrays"
"""The verb of what a friend has done who was the enemy."""
MOST_ACTS = 12
"""After so many of the worst acts hardly any trust is left."""
NEAR = 1e-12
"""Trust that is the same."""


def unmask(by: Judge, met: Encounter, number: int, mask: str) -> None:
    """Let her know that somebody is whom she has taken for another."""
    person = by.masks.person(mask)
    held = {face: by.outlook.trust(face) for face in (*by.outlook.faces(person), mask)}
    dear = [by.outlook.relation(face) for face in held]
    met_with = [trust for face, trust in held.items() if by.outlook.has_met(face)] or list(held.values())
    worst = Trust(min(trust.level for trust in met_with), max(trust.betrayal for trust in met_with))
    by.outlook.unmask(person, mask)
    by.alike[person] = by.outlook.faces(person)
    for face, trust in held.items():
        for act in moving(face, trust, worst, by.outlook.params):
            by.outlook.act(face, act.mag, met.key, deceit=act.deceit)
            by.rows.add(met.day, "act", cause=face, mag=act.mag, deceit=act.deceit, event=number)
    if max(dear) > 0.0 > min(dear):
        _betrayed(by, met, number, person, (max(dear) - min(dear)) / 2.0)


def moving(who: str, trust: Trust, to: Trust, params: Params = DEFAULT) -> Iterator[Act]:
    """The acts by which trust in one becomes what it is in the other: as if what that one did had been done here.

    It falls to what the worse of two has left, and rises only from a stranger's.
    """
    for _ in range(MOST_ACTS):
        if abs(trust.level - to.level) <= NEAR:
            return
        act = (_rise if trust.level < to.level else _fall)(who, trust, to, params)
        trust = after(trust, act, params)
        yield act


def _fall(who: str, trust: Trust, to: Trust, params: Params) -> Act:
    needed = min(1.0, (1.0 - max(0.0, to.level) / trust.level) / params.a_minus)
    lied = to.betrayal > trust.betrayal
    return Act(who, -min(needed, to.betrayal) if lied else -needed, lied)


def _rise(who: str, trust: Trust, to: Trust, params: Params) -> Act:
    room = params.a_plus * (1.0 - params.phi_T * trust.betrayal - trust.level)
    return Act(who, min(1.0, (to.level - trust.level) / room) if room > NEAR else 0.0)


def _betrayed(by: Judge, met: Encounter, number: int, person: str, depth: float) -> None:
    """What it does to her that a friend was the enemy: as bad as the fall is deep, from how dear to how ill."""
    verb, me = by.canon.lexicon.verb(BETRAYS), by.person.id
    if verb is None or verb.effect("object") is None:
        return
    line = met.event
    deed = Event(
        line.scene, line.ordinal, line.day, line.text, line.span, verb, person, me,
        place=line.place, present=line.present, met=line.met, severity=depth,
    )  # fmt: skip
    moment = Meaning(by, msgspec.structs.replace(met, event=deed), number)
    moment.weigh([("object", 1.0)])
    if moment.leaves:
        Recording(moment).write()
