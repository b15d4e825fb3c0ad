"""Questions the laws ask of a story: who lives, what her wounds are, what is left of them in a place."""

from collections.abc import Mapping

from hypothesis import assume
from hypothesis import strategies as st

import previously as pv
from previously.mind.kernel.experiences import Context, Cue
from previously.mind.kernel.layout import SLOTS, TRACE_INTS
from previously.mind.kernel.params import DEFAULT
from previously.mind.readout import Moment

NEAR = 1e-9
TRAVELS = DEFAULT.g0 + DEFAULT.omega_G * (1 - DEFAULT.g0)
LEAST = (1 - DEFAULT.chi) * DEFAULT.phi * (1 - DEFAULT.kappa * (1 - (1 - TRAVELS) ** DEFAULT.slots))
"""The share of a wound's peak that is found where she has never been, whatever was done: 26 %."""
Bits = list[tuple[float, ...]]


def somebody_wounded(data: st.DataObject, story: pv.Story) -> str:
    """Somebody who lives at the story's end, and has a wound."""
    spaces = {who: story.headspace(who) for who in story.canon.cast}
    found = [who for who, space in spaces.items() if space.alive and any(w.peak > 0.01 for w in space.wounds)]
    assume(found)
    return data.draw(st.sampled_from(found), label="who")


def wounds(space: pv.Headspace) -> Bits:
    """Peak, strength, what passes and rawness of each wound, to the bit."""
    return [(wound.peak, wound.strength, wound.passing, wound.rawness) for wound in space.wounds]


def safety(space: pv.Headspace, *places: Context) -> list[float]:
    """The safety that stands against each wound in some places, and where she has never been."""
    return [space.reading.inhibition(w, place) for w in range(len(space.wounds)) for place in (*places, None)]


def has_room(reading: Moment) -> bool:
    """Has every wound room for safety in one more place?"""
    slots = (reading._s.trace_ids[w * TRACE_INTS + SLOTS] for w in range(len(reading)))
    return all(held < DEFAULT.slots for held in slots)


def missed(cues: Mapping[Cue, float]) -> float:
    """How much of a wound stays asleep though every cue it knows is met."""
    left = 1.0
    for salience in cues.values():
        left *= 1.0 - salience
    return left


def rest(space: pv.Headspace) -> float:
    """The least vulnerability that any healing could have left."""
    return max((LEAST * w.peak * (1.0 - missed(w.cues)) for w in space.reading.wounds), default=0.0)
