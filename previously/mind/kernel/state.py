"""The state of one character: packed, immutable, equal exactly where every bit is equal."""

from array import array
from collections.abc import Iterable
from typing import Any, Self

import msgspec
import numpy as np

from previously.mind.kernel.emotions import JOY_PAD, OTHERS, PAD, SPAN_OF, SPANS, VALENCE, VOID_PAD
from previously.mind.kernel.experiences import Terms
from previously.mind.kernel.layout import (
    DRIVE_FLOATS,
    DRIVE_INTS,
    FIRST_JOY,
    HEAD_FLOATS,
    HEAD_INTS,
    HELD,
    KEPT_DRIVE_INTS,
    KEPT_TRACE_INTS,
    OTHER_FLOATS,
    PAIRS,
    SLOT_FLOATS,
    SLOTS,
    START_OF_TIME,
    TRACE_FLOATS,
    TRACE_INTS,
    Tables,
    Work,
)
from previously.mind.kernel.packing import unpack, unpack_aims
from previously.mind.kernel.params import Params


class State(msgspec.Struct, frozen=True):
    """A mind after some of its experiences; the order inside is in `layout`."""

    floats: bytes  # 64-bit
    ints: bytes  # 32-bit

    @classmethod
    def newborn(cls, trust: Iterable[tuple[int, float]] = ()) -> Self:
        """Nobody has wounds before anything happened; `trust` in others (numbers of names) is there from the start."""
        others = list(trust)
        levels = [x for _, level in others for x in (level, 0.0)]
        floats = array("d", [START_OF_TIME, *[0.0] * (HEAD_FLOATS - 1), *levels])
        ints = array("i", [*[0] * HEAD_INTS, *(who for who, _ in others)])
        ints[3] = len(others)
        return cls(floats.tobytes(), ints.tobytes())

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
        """The state laid out in lists, with room for `spare` more of all that bounds allow, and 4 x as many cues."""
        floats, ints = array("d", self.floats), array("i", self.ints)
        work = room(p, ints[0] + spare, ints[1] + spare, ints[2] + spare, ints[3] + spare, len(ints) + 4 * spare)
        unpack(work, p, floats, ints, 0, 0)
        return work

    def aims(self, p: Params) -> Work:
        """All of the state but its wounds and joys, laid out in lists."""
        floats, ints = array("d", self.floats), array("i", self.ints)
        work = room(p, 0, 0, ints[2], ints[3], 0)
        unpack_aims(work, floats, ints, 0, 0)
        return work

    def wound_cues(self) -> list[int]:
        """The cues that its wounds know, of Terms, each once, in the order of wounds and of learning."""
        ints, found = array("i", self.ints), dict[int, None]()
        i = HEAD_INTS + ints[2] * KEPT_DRIVE_INTS + ints[3]
        for _ in range(ints[0]):
            slots, cues = ints[i + SLOTS], ints[i + SLOTS + 1]
            i += KEPT_TRACE_INTS + slots
            found.update(dict.fromkeys(ints[i : i + cues]))
            i += cues
        return list(found)


def room(p: Params, wounds: int, joys: int, drives: int, others: int, cues: int) -> Work:
    """Room for so many of each, as far as bounds allow."""
    wounds, joys, drives = min(wounds, p.wounds), min(joys, p.joys), min(drives, p.drives)
    work = Work(
        trace=[0.0] * ((wounds + joys) * TRACE_FLOATS),
        trace_ids=[0] * ((wounds + joys) * TRACE_INTS),
        slot=[0.0] * (wounds * p.slots * SLOT_FLOATS),
        slot_context=[0] * (wounds * p.slots),
        cue=[0] * cues,
        cue_next=[0] * cues,
        salience=[0.0] * cues,
        drive=[0.0] * (drives * DRIVE_FLOATS),
        drive_ids=[0] * (drives * DRIVE_INTS),
        other=[0.0] * (others * OTHER_FLOATS),
        other_ids=[0] * others,
        emotion=[0.0] * 22,
        mood=[0.0] * 3,
        whole=[0.0] * 2,
        held=[0] * HELD,
        level=[0.0] * (wounds + joys),
        stands=[0.0] * (wounds + joys),
        raw=[0.0] * (wounds + joys),
        safety=[0.0] * (wounds * p.slots),
        pair=[-1] * (PAIRS * 2),
        alike=[0.0] * PAIRS,
        fade=[0.0] * len(SPANS),
        pull=[0.0] * len(SPANS),
    )
    work.held[FIRST_JOY] = wounds
    return work


def tables(terms: Terms, *, arrays: bool = False) -> Tables:
    """What the kernel reads of a story's terms: lists that grow with them, or arrays that are kept until they do."""
    lists = Tables(
        terms.dimension, terms.value, terms.start, terms.feature, terms.word, terms.alone, terms.beside,
        SPANS, SPAN_OF, VALENCE, OTHERS, PAD, VOID_PAD, JOY_PAD,
    )  # fmt: skip
    if not arrays:
        return lists
    stamp = (len(terms.cues), len(terms.contexts), len(terms.names))
    if terms.kept is None or terms.kept[0] != stamp:
        columns: list[Any] = [np.array(column, dtype) for column, dtype in zip(lists, _DTYPES, strict=True)]
        terms.kept = (stamp, Tables(*columns))
    kept: Tables = terms.kept[1]
    return kept


_INT, _FLOAT = np.int32, np.float64
_DTYPES = (_INT, _FLOAT, *(_INT,) * 5, _FLOAT, *(_INT,) * 3, *(_FLOAT,) * 3)
