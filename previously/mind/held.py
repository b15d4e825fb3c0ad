"""What a mind holds, and of what hurt and lift are made, as plain values."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from previously.mind.kernel.experiences import Context, Cue

Kind = Literal["wound", "void", "grief", "feeling", "joy", "bond", "purpose"]


class Wound(NamedTuple):
    """A wound's current state: peak P, `strength` F that lasts, `passing` x and rawness h, each in 0..1."""

    label: str
    cause: str | None
    context: Context  # where it was made
    cues: dict[Cue, float]  # its cues, with salience 0..1, in the order learned
    peak: float
    strength: float
    passing: float
    rawness: float
    colour: dict[str, float]  # emotions felt at the harms that made it, 0..1


class Joy(NamedTuple):
    """A joy's current state: the most it was, `strength` F that lasts and `passing` x, each in 0..1."""

    label: str
    cause: str | None
    context: Context
    cues: dict[Cue, float]
    peak: float
    strength: float
    passing: float
    colour: dict[str, float]


class Drive(NamedTuple):
    """A purpose or a bond: `strength` B is how much it is part of her; if it is lost, how much void is left."""

    name: str | None
    target: str | None
    attach: bool
    live: bool
    importance: float
    strength: float
    loss: float  # the void at the loss


class Part(NamedTuple):
    """A part of hurt or lift: its kind, which it is (by place among its kind; of feelings, in EMOTIONS), its level.

    The place of a joy is among joys, that of a void, grief, bond or purpose among drives.
    """

    kind: Kind
    which: int
    level: float


def noisy_or(levels: Iterable[float]) -> float:
    """1 - Π(1 - x): levels in 0..1 combined."""
    left = 1.0
    for x in levels:
        left *= 1.0 - x
    return 1.0 - left
