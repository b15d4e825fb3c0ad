"""The state of one character: packed, immutable, equal exactly where every bit is equal."""

from array import array
from typing import Any, Self

import msgspec
import numpy as np

from previously.mind.kernel.emotions import PAD, SPAN_OF, SPANS, VOID_PAD
from previously.mind.kernel.experiences import Terms
from previously.mind.kernel.layout import (
    DRIVE_FLOATS,
    DRIVE_INTS,
    HEAD_FLOATS,
    SLOT_FLOATS,
    START_OF_TIME,
    WOUND_FLOATS,
    WOUND_INTS,
    Tables,
    Work,
)
from previously.mind.kernel.params import Params
from previously.mind.kernel.run import unpack


class State(msgspec.Struct, frozen=True):
    """A mind after some of its experiences; the order inside is in `layout`."""

    floats: bytes  # 64-bit
    ints: bytes  # 32-bit

    @classmethod
    def newborn(cls) -> Self:
        """Nobody has wounds before anything happened."""
        return cls(array("d", [START_OF_TIME, *[0.0] * (HEAD_FLOATS - 1)]).tobytes(), array("i", [0, 0]).tobytes())

    @property
    def nbytes(self) -> int:
        """Size in bytes, without Python's own overhead."""
        return len(self.floats) + len(self.ints)

    @property
    def wounds(self) -> int:
        """How many wounds there are."""
        return array("i", self.ints[:4])[0]

    @property
    def clock(self) -> float:
        """Day of the last experience."""
        return array("d", self.floats[:8])[0]

    def work(self, p: Params, spare: int = 0) -> Work:
        """The state laid out in lists, with room for `spare` more wounds and drives, and 4 x `spare` more cues."""
        floats, ints = array("d", self.floats), array("i", self.ints)
        wounds, drives, cues = ints[0] + spare, ints[1] + spare, len(ints) + 4 * spare
        work = Work(
            wound=[0.0] * (wounds * WOUND_FLOATS),
            wound_ids=[0] * (wounds * WOUND_INTS),
            slot=[0.0] * (wounds * p.slots * SLOT_FLOATS),
            slot_context=[0] * (wounds * p.slots),
            cue=[0] * cues,
            cue_next=[0] * cues,
            salience=[0.0] * cues,
            drive=[0.0] * (drives * DRIVE_FLOATS),
            drive_ids=[0] * (drives * DRIVE_INTS),
            emotion=[0.0] * 22,
            mood=[0.0] * 3,
            clock=[0.0],
            held=[0] * 4,
            fade=[0.0] * len(SPANS),
            pull=[0.0] * len(SPANS),
        )
        unpack(work, p, floats, ints)
        return work


def tables(terms: Terms, *, arrays: bool = False) -> Tables:
    """What the kernel reads of a story's terms: lists that grow with them, or arrays that are kept until they do."""
    lists = Tables(terms.dimension, terms.value, terms.start, terms.feature, SPANS, SPAN_OF, PAD, VOID_PAD)
    if not arrays:
        return lists
    stamp = (len(terms.cues), len(terms.contexts))
    if terms.kept is None or terms.kept[0] != stamp:
        columns: list[Any] = [np.array(column, dtype) for column, dtype in zip(lists, _DTYPES, strict=True)]
        terms.kept = (stamp, Tables(*columns))
    kept: Tables = terms.kept[1]
    return kept


_DTYPES = (np.int32, np.float64, np.int32, np.int32, np.float64, np.int32, np.float64, np.float64)
