"""Turning points: the immediate effect of each line that reached a character."""

from typing import NamedTuple

from previously.core.entries import Event
from previously.mind.appraisal.encounters import Encounter
from previously.mind.held import noisy_or
from previously.mind.kernel.experiences import ACHIEVED, LOST
from previously.mind.minds import Mind
from previously.mind.readout import Moment


class Turning(NamedTuple):
    """The effect of one line. `met_in` is the line where she heard of it, or the line itself.

    `harmed`: how much it raised the total strength of her wounds. `healed`: how much it lowered that and her
    vulnerability. `lost`: how much it raised the void, which
    what is reached does not. All are 0 or more.
    """

    event: Event
    met_in: Event
    day: float
    harmed: float
    healed: float
    lost: float


def turnings(mind: Mind) -> list[Turning]:
    """What every encounter changed, in lived order."""
    return [_turning(mind, encounter) for encounter in mind.encounters]


def _turning(mind: Mind, encounter: Encounter) -> Turning:
    day, episode, scene, ordinal = encounter.key
    before, after = mind.read((day, episode, scene, ordinal - 1), day), mind.read(encounter.key, day)
    grown = sum(w.strength for w in after.wounds) - sum(w.strength for w in before.wounds)
    more = after.vulnerability() - before.vulnerability()
    healed = max(0.0, -grown) + max(0.0, -more)
    met_in = encounter.learned_in or encounter.event
    lost = 0.0 if _reached(mind, encounter) else max(0.0, _void(after) - _void(before))
    return Turning(encounter.event, met_in, encounter.day, max(0.0, grown), healed, lost)


def _reached(mind: Mind, encounter: Encounter) -> bool:
    """Is a purpose reached there, and nothing lost?"""
    low = mind.lived_until(encounter.key) - 1
    kinds = mind.life.table.kind[mind.rows_of(low) : mind.rows_of(low + 1)].tolist()
    return ACHIEVED in kinds and LOST not in kinds


def _void(reading: Moment) -> float:
    return noisy_or(drive.strength for drive in reading.drives if not drive.live)
