"""The state of one character: packed, immutable, equal exactly where every bit is equal."""

from array import array
from collections.abc import Iterable, Sequence
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

    def columns(self, *, arrays: bool = False) -> tuple[Sequence[float], Sequence[int]]:
        """Its floats and ints, as the kernel reads them."""
        columns: Any = np.frombuffer(self.floats, np.float64), np.frombuffer(self.ints, np.int32)
        return columns if arrays else (array("d", self.floats), array("i", self.ints))

    def room(self, p: Params, spare: int = 0, *, arrays: bool = False) -> Work:
        """Room for the state and `spare` more of all that bounds allow, and 4 x as many cues."""
        wounds, joys, drives, others = (n + spare for n in array("i", self.ints[:16]))
        return room(p, wounds, joys, drives, others, len(self.ints) // 4 + 4 * spare, arrays=arrays)

    def work(self, p: Params) -> Work:
        """The state laid out in lists."""
        work = self.room(p)
        unpack(work, p, *self.columns(), 0, 0)
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


def room(p: Params, wounds: int, joys: int, drives: int, others: int, cues: int, *, arrays: bool = False) -> Work:
    """Room for so many of each, as far as bounds allow, in lists or arrays."""
    of: Any = np.full if arrays else _listed
    wounds, joys, drives = min(wounds, p.wounds), min(joys, p.joys), min(drives, p.drives)
    work = Work(
        trace=of((wounds + joys) * TRACE_FLOATS, 0.0),
        trace_ids=of((wounds + joys) * TRACE_INTS, 0),
        slot=of(wounds * p.slots * SLOT_FLOATS, 0.0),
        slot_context=of(wounds * p.slots, 0),
        cue=of(cues, 0),
        cue_next=of(cues, 0),
        salience=of(cues, 0.0),
        drive=of(drives * DRIVE_FLOATS, 0.0),
        drive_ids=of(drives * DRIVE_INTS, 0),
        other=of(others * OTHER_FLOATS, 0.0),
        other_ids=of(others, 0),
        emotion=of(22, 0.0),
        mood=of(3, 0.0),
        whole=of(2, 0.0),
        held=of(HELD, 0),
        level=of(wounds + joys, 0.0),
        stands=of(wounds + joys, 0.0),
        raw=of(wounds + joys, 0.0),
        safety=of(wounds * p.slots, 0.0),
        pair=of(PAIRS * 2, -1),
        alike=of(PAIRS, 0.0),
        fade=of(len(SPANS), 0.0),
        pull=of(len(SPANS), 0.0),
    )
    work.held[FIRST_JOY] = wounds
    return work


def _listed(size: int, value: float) -> list[float]:
    return [value] * size


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
