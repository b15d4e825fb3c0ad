"""How a mind lies in flat sequences, so that one text of the kernel runs over lists and, compiled, over arrays.

A trace is what an experience leaves: a wound or a joy. It is a record of TRACE_FLOATS floats and TRACE_INTS ints, a
slot of safety one of SLOT_FLOATS and 1, and so on; the constants below are places inside a record. Wounds lie first,
joys from held[FIRST_JOY] on. Letters: W wounds, J joys, K slots a wound may have, S cues known to traces, D drives,
O others.
"""

from collections.abc import MutableSequence, Sequence
from typing import NamedTuple

# PEAK: the most it was. LASTING stays, PASSING passes, RAWNESS too, both from CLOCK on. LIKENESS: of the founding
# context to the one at hand
PEAK, LASTING, PASSING, RAWNESS, CLOCK, LIKENESS, COLOUR = range(7)
TRACE_FLOATS = COLOUR + 22
# BORN: the how manieth; FOUNDED: the context; HEAD, TAIL: cues; KNOWS: bits of them
LABEL, BORN, CAUSE, FOUNDED, SLOTS, HEAD, TAIL, KNOWS = range(8)
TRACE_INTS = 8
STORED, READY, STABILITY, SINCE, NEAR = range(5)  # N, r, tau, clock; NEAR: likeness to the context at hand
SLOT_FLOATS = 5
IMPORTANCE, BECOME, LOSS = range(3)  # b, B, V0: the void at the loss
DRIVE_FLOATS = 3
TARGET, NAME, LIVE, ATTACH, THERE = range(5)  # THERE: whether the target is in the context at hand
DRIVE_INTS = 5
TRUST, BETRAYAL = range(2)
OTHER_FLOATS = 2
# how many there are, and have ever been; HERE: the context the likenesses hold for, or -1
WOUNDS, JOYS, CUES, DRIVES, OTHERS, HERE, FIRST_JOY, BORN_WOUNDS, BORN_JOYS = range(9)
HELD = 9
PAIRS = 256  # pairs of contexts whose likeness is kept at hand, a power of two
TIME, SCAR = range(2)  # when emotions, mood and drives were last moved; damage of wounds that were merged away

# packed: floats t, scar, q[3], e[22], drives, others; then per trace PEAK..CLOCK, COLOUR where felt, slots, saliences.
# ints: how many wounds, joys, drives, others, wounds and joys ever, drives but THERE, others; then per trace
# LABEL..SLOTS, how many cues, which of COLOUR are felt (bits), slot contexts, cues.
HEAD_FLOATS = 27
HEAD_INTS = 6
KEPT_TRACE_INTS = 7
KEPT_SLOT_FLOATS = 4
KEPT_DRIVE_INTS = 4
START_OF_TIME = -1e9  # the clock of somebody nothing has happened to yet

# what a mark tells: a trace grew, one was merged into another, an emotion was felt (of itself, or as a wound or a joy
# brought it back), all that was felt as good was blunted, a reminder stirred a trace, a drive was taken up, fed,
# dropped for want of room, or ended
GREW, MERGED, FELT, HURT_AGAIN, GLAD_AGAIN, BLUNTED, STIRRED, TAKEN_UP, FED, DROPPED, ENDED = range(11)
NO_MARK, EVERY_MARK = -1, ENDED  # the last kind that is told
MARK_INTS = 4  # row, which of these, trace, emotion or drive, the other trace
MARK_FLOATS = 4


class Work(NamedTuple):
    """A mind at work: what the kernel changes."""

    trace: MutableSequence[float]  # [(W + J) * TRACE_FLOATS]
    trace_ids: MutableSequence[int]  # [(W + J) * TRACE_INTS]
    slot: MutableSequence[float]  # [W * K * SLOT_FLOATS]
    slot_context: MutableSequence[int]  # [W * K]
    cue: MutableSequence[int]  # [S] cues known to traces, each trace's a chain
    cue_next: MutableSequence[int]  # [S] the next in the chain, or -1
    salience: MutableSequence[float]  # [S]
    drive: MutableSequence[float]  # [D * DRIVE_FLOATS]
    drive_ids: MutableSequence[int]  # [D * DRIVE_INTS]
    other: MutableSequence[float]  # [O * OTHER_FLOATS]
    other_ids: MutableSequence[int]  # [O]
    emotion: MutableSequence[float]  # [22]
    mood: MutableSequence[float]  # [3] offset q from temperament
    whole: MutableSequence[float]  # [2] TIME, SCAR
    held: MutableSequence[int]  # [HELD]
    level: MutableSequence[float]  # [W + J] scratch: expressed levels here and now
    stands: MutableSequence[float]  # [W + J] scratch: their strength here and now
    raw: MutableSequence[float]  # [W + J] scratch: the rawness of wounds; of joys what passes
    safety: MutableSequence[float]  # [W * K] scratch: what of each slot of safety is at hand
    pair: MutableSequence[int]  # [PAIRS * 2] scratch: contexts, and by which context they are seen
    alike: MutableSequence[float]  # [PAIRS] scratch: the likeness of the two
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
    deceit: Sequence[int]
    cue_start: Sequence[int]
    cue: Sequence[int]
    feel_start: Sequence[int]
    feel: Sequence[int]
    feel_value: Sequence[float]


class Tables(NamedTuple):
    """What cues, contexts, names and emotions are; the same for every character of a story."""

    dimension: Sequence[int]
    value: Sequence[float]
    start: Sequence[int]
    feature: Sequence[int]
    word: Sequence[int]  # per name: the cue it is
    alone: Sequence[int]  # per name: the feature of a context that it is
    beside: Sequence[int]  # per name: the feature of a context that says they are there
    span: Sequence[float]  # [10] days
    span_of: Sequence[int]  # [22]
    sign: Sequence[int]  # [22] 1 or -1
    about_others: Sequence[int]  # [22] 1 where it concerns what befalls or is done by others
    pad: Sequence[float]  # [22 * 3]
    void_pad: Sequence[float]  # [3]
    joy_pad: Sequence[float]  # [3]


class Out(NamedTuple):
    """What the kernel writes: packed states one after the other, and marks of what each row did."""

    floats: MutableSequence[float]
    ints: MutableSequence[int]
    stops: MutableSequence[int]  # per packed state: rows done, end in floats, end in ints
    mark_ids: MutableSequence[int]  # [M * MARK_INTS]
    mark: MutableSequence[float]  # [M * MARK_FLOATS]
    marked: MutableSequence[int]  # [2] how many marks there are, even where they had no room; the last kind wanted
