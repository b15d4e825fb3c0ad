"""The people and purposes a character has lost."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from previously.core.entries import Character, Event
from previously.mind.appraisal.encounters import Encounter
from previously.mind.held import Drive
from previously.mind.kernel.experiences import KIND
from previously.mind.kernel.replay import Life
from previously.mind.readout import moment

GRAVE = 0.6
"""From which severity somebody is wronged: nobody is asked to miss whom they tortured or betrayed."""
VOID = 0.3
"""The void a loss must leave to deserve a scene: enough to support the state “grieving” (states.yaml)."""
ALL = 0.8
"""From which weight a goal of the cast is what somebody lives for. Set."""
FELT = 0.1
"""The void that the end of such a goal must leave: it is one that is felt at all. Set."""


class Loss(NamedTuple):
    """The line by which a loss reached her, who is gone, and whether it was an attachment or a purpose."""

    line: Event
    target: str
    attached: bool


def losses(character: Character, met: list[Encounter], life: Life) -> Iterator[Loss]:
    """Each loss that left a void, in lived order, except in flashbacks, by her own doing, or of whom she wronged."""
    who, lived_for = character.id, frozenset(goal.name for goal in character.goals if goal.weight >= ALL)
    rows: list[int] = (life.table.kind == KIND["lost"]).nonzero()[0].tolist()
    wronged = _wronged(who, met) if rows else {}
    for row in rows:
        number, target = int(life.table.event[row]), life.terms.named(int(life.table.target[row]))
        if number < 0 or target is None or _own_doing(met[number].event, who) or wronged.get(target, number) < number:
            continue
        line = met[number].learned_in or met[number].event
        for drive in () if line.scene.flashback else _voids(life, row, target, lived_for)[:1]:
            if not (drive.attach and _harmed_by(target, who, met[:number])):
                yield Loss(line, target, drive.attach)


def _own_doing(event: Event, who: str) -> bool:
    """Does she herself give up, lose or harm it in this line? Nobody is asked to miss whom they killed."""
    effect = event.verb.effect("subject")
    hers = who in {event.subject, *event.companions}
    return hers and (event.verb.harms or (effect is not None and bool(effect.lost)))


def _harmed_by(other: str, who: str, met: Sequence[Encounter]) -> bool:
    """Has another gravely harmed her of their own will before? Nobody is asked to miss whom they were wronged by."""
    harms = (one.event for one in met if one.event.agent == other and one.event.victim == who)
    return any(event.verb.harms and event.severity >= GRAVE for event in harms)


def _wronged(who: str, met: list[Encounter]) -> dict[str, int]:
    """Everyone she has gravely harmed of her own will, and with which encounter first."""
    found: dict[str, int] = {}
    for number, one in enumerate(met):
        event = one.event
        if event.severity >= GRAVE and event.agent == who != event.victim and event.verb.harms:
            found.setdefault(event.victim, number)
    return found


def _voids(life: Life, row: int, target: str, lived_for: frozenset[str]) -> list[Drive]:
    """The drives a row left void, if the void is large, or the author has it that she lives for it; largest first."""
    drives = moment(life, float(life.table.t[row]), row + 1).drives
    void = [
        drive
        for drive in drives
        if drive.target == target and not drive.live and drive.strength >= (FELT if drive.name in lived_for else VOID)
    ]
    return sorted(void, key=lambda drive: -drive.strength)
