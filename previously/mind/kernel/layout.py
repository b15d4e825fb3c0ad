"""How a mind lies in flat sequences, so that one text of the kernel runs over lists and, compiled, over arrays.

A wound is a record of WOUND_FLOATS floats and WOUND_INTS ints, a slot of safety one of SLOT_FLOATS and 1, and so on;
the constants below are places inside a record. Letters: W wounds, K slots a wound may have, S cues known to wounds,
D drives.
"""

from collections.abc import MutableSequence, Sequence
from typing import NamedTuple

PEAK, STRENGTH, RAWNESS, CLOCK, LIKENESS, COLOUR = range(6)  # LIKENESS: of the founding context to the one at hand
WOUND_FLOATS = COLOUR + 22
LABEL, CAUSE, FOUNDED, SLOTS, HEAD, TAIL = range(6)  # FOUNDED: the context; HEAD, TAIL: first and last cue it knows
WOUND_INTS = 6
STORED, READY, STABILITY, SINCE, NEAR = range(5)  # N, r, tau, clock; NEAR: likeness to the context at hand
SLOT_FLOATS = 5
IMPORTANCE, BECOME = range(2)  # b, B
DRIVE_FLOATS = 2
TARGET, NAME, LIVE, ATTACH = range(4)
DRIVE_INTS = 4
WOUNDS, CUES, DRIVES, HERE = range(4)  # how many there are; HERE: the context the likenesses hold for, or -1

# packed: floats t, q[3], e[22], drives; then per wound PEAK..CLOCK, COLOUR where felt, slots, saliences.
# ints: how many wounds and drives, drives; then per wound label, cause, context, how many
# slots and cues, which of COLOUR are felt (bits), slot contexts, cues.
HEAD_FLOATS = 26
KEPT_WOUND_INTS = 6
KEPT_SLOT_FLOATS = 4
START_OF_TIME = -1e9  # the clock of somebody nothing has happened to yet


class Work(NamedTuple):
    """A mind at work: what the kernel changes."""

    wound: MutableSequence[float]  # [W * WOUND_FLOATS]
    wound_ids: MutableSequence[int]  # [W * WOUND_INTS]
    slot: MutableSequence[float]  # [W * K * SLOT_FLOATS]
    slot_context: MutableSequence[int]  # [W * K]
    cue: MutableSequence[int]  # [S] cues known to wounds, each wound's a chain
    cue_next: MutableSequence[int]  # [S] the next in the chain, or -1
    salience: MutableSequence[float]  # [S]
    drive: MutableSequence[float]  # [D * DRIVE_FLOATS]
    drive_ids: MutableSequence[int]  # [D * DRIVE_INTS]
    emotion: MutableSequence[float]  # [22]
    mood: MutableSequence[float]  # [3] offset q from temperament
    clock: MutableSequence[float]  # [1] when emotions, mood and drives were last moved
    held: MutableSequence[int]  # [4] WOUNDS, CUES, DRIVES, HERE
    fade: MutableSequence[float]  # [10] scratch, per distinct time constant
    pull: MutableSequence[float]  # [10] scratch


class Rows(NamedTuple):
    """The columns of `Experiences` that the kernel reads."""

    t: Sequence[float]
    kind: Sequence[int]
    mag: Sequence[float]
    n: Sequence[int]
    context: Sequence[int]
    cause: Sequence[int]
    target: Sequence[int]
    label: Sequence[int]
    attach: Sequence[int]
    cue_start: Sequence[int]
    cue: Sequence[int]
    feel_start: Sequence[int]
    feel: Sequence[int]
    feel_value: Sequence[float]


class Tables(NamedTuple):
    """What cues, contexts and emotions are; the same for every character of a story."""

    dimension: Sequence[int]
    value: Sequence[float]
    start: Sequence[int]
    feature: Sequence[int]
    span: Sequence[float]  # [10] days
    span_of: Sequence[int]  # [22]
    pad: Sequence[float]  # [22 * 3]
    void_pad: Sequence[float]  # [3]


class Out(NamedTuple):
    """What the kernel writes: packed states one after the other, and what each row did to a wound."""

    floats: MutableSequence[float]
    ints: MutableSequence[int]
    stops: MutableSequence[int]  # per packed state: rows done, end in floats, end in ints
    touched: MutableSequence[int]  # [N] the wound a harm went to, or -1
    gain: MutableSequence[float]  # [N] by how much it raised the wound's strength
