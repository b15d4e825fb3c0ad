"""Emotions accumulated over one event: each situation appraised, nothing averaged away."""

from functools import lru_cache
from typing import Literal

from previously.mind.appraisal.occ import Situation, appraise
from previously.mind.kernel.emotions import OCC

BRIGHT = frozenset(name for name, emotion in OCC.items() if emotion.valence > 0)
Cause = Literal["self", "other", "none"]


Felt = tuple[tuple[str, float], ...]
"""Emotions with their intensities. Appraisals repeat, so they are cached."""


@lru_cache(maxsize=1 << 16)
def _own(want: float, likelihood: float, cause: Cause, praise: float) -> Felt:
    return _felt(Situation(congruence=want, utility=1.0, likelihood=likelihood, cause=cause, praise=praise))


@lru_cache(maxsize=1 << 16)
def _others(want: float, relation: float, likelihood: float) -> Felt:
    return _felt(Situation(congruence=want, utility=1.0, affected="other", relation=relation, likelihood=likelihood))


@lru_cache(maxsize=1 << 16)
def _act(cause: Cause, praise: float) -> Felt:
    return _felt(Situation(congruence=0.0, utility=0.0, cause=cause, praise=praise))


@lru_cache(maxsize=1 << 16)
def _prospect(want: float, comes: bool) -> Felt:
    return _felt(Situation(congruence=want, utility=1.0, likelihood=1.0 if comes else 0.0, new=False))


def _felt(situation: Situation) -> Felt:
    return tuple(appraise(situation).items())


class Feelings:
    """Intensities 0..1 by emotion, combined by x ⊕ y = 1 - (1 - x)(1 - y)."""

    __slots__ = ("_felt",)

    def __init__(self) -> None:
        self._felt: dict[str, float] = {}

    def __bool__(self) -> bool:
        """Is anything felt?"""
        return bool(self._felt)

    def add(self, name: str, x: float) -> None:
        """Add one emotion."""
        if x > 0.0:
            old = self._felt.get(name, 0.0)
            self._felt[name] = 1.0 - (1.0 - old) * (1.0 - min(1.0, x))

    def own(self, want: float, *, likelihood: float = 1.0, cause: Cause = "none", praise: float = 0.0) -> None:
        """Something happens to oneself."""
        self._take(_own(want, likelihood, cause, praise))

    def others(self, want: float, relation: float, *, likelihood: float = 1.0) -> None:
        """Something happens to somebody one likes or dislikes."""
        self._take(_others(want, relation, likelihood))

    def act(self, cause: Cause, praise: float) -> None:
        """An act itself, one's own or another's."""
        if praise and cause != "none":
            self._take(_act(cause, praise))

    def prospect(self, settled: tuple[float, bool] | None) -> None:
        """Something hoped for or feared (given by its desirability) has come true, or won't."""
        if settled is not None:
            self._take(_prospect(*settled))

    def _take(self, felt: Felt) -> None:
        if self._felt:
            for name, x in felt:
                self.add(name, x)
        else:
            self._felt.update(felt)

    def sides(self) -> tuple[Felt, Felt]:
        """The positive and the negative feelings."""
        bright = tuple([pair for pair in self._felt.items() if pair[0] in BRIGHT])
        return bright, tuple([pair for pair in self._felt.items() if pair[0] not in BRIGHT])
