"""Emotions accumulated over one event: each situation appraised, nothing averaged away."""

from functools import lru_cache
from typing import Literal

from previously.mind.appraisal.occ import Situation, appraise, fortune
from previously.mind.kernel.emotions import INDEX, OCC

BRIGHT = frozenset(name for name, emotion in OCC.items() if emotion.valence > 0)
Cause = Literal["self", "other", "none"]


Felt = tuple[tuple[str, float], ...]
"""Emotions with their intensities. Appraisals repeat, so they are cached."""


@lru_cache(maxsize=1 << 16)
def _own(want: float, likelihood: float, cause: Cause, praise: float) -> Felt:
    return _felt(Situation(congruence=want, utility=1.0, likelihood=likelihood, cause=cause, praise=praise))


@lru_cache(maxsize=1 << 16)
def _act(cause: Cause, praise: float) -> Felt:
    return _felt(Situation(congruence=0.0, utility=0.0, cause=cause, praise=praise))


@lru_cache(maxsize=1 << 16)
def _prospect(want: float, comes: bool) -> Felt:
    return _felt(Situation(congruence=want, utility=1.0, likelihood=1.0 if comes else 0.0, new=False))


def _felt(situation: Situation) -> Felt:
    return tuple(appraise(situation).items())


Side = tuple[tuple[int, ...], tuple[float, ...]]
"""Places in EMOTIONS, and the intensity of each."""
NOTHING_FELT: Side = ((), ())


class Feelings:
    """Intensities 0..1 by emotion, combined by x ⊕ y = 1 - (1 - x)(1 - y)."""

    __slots__ = ("_felt", "_shared", "_sides")

    def __init__(self) -> None:
        self._felt: dict[str, float] = {}
        self._shared = False  # with whoever feels just the same
        self._sides: tuple[Side, Side] | None = None

    def __bool__(self) -> bool:
        """Is anything felt?"""
        return bool(self._felt)

    def again(self) -> "Feelings":
        """The same feelings, of somebody else."""
        self.sides()
        found = Feelings()
        found._felt, found._shared, found._sides = self._felt, True, self._sides
        self._shared = True
        return found

    def _change(self) -> dict[str, float]:
        if self._shared:
            self._felt, self._shared = dict(self._felt), False
        self._sides = None
        return self._felt

    def add(self, name: str, x: float) -> None:
        """Add one emotion."""
        if x > 0.0:
            felt = self._change()
            felt[name] = 1.0 - (1.0 - felt.get(name, 0.0)) * (1.0 - min(1.0, x))

    def own(self, want: float, *, likelihood: float = 1.0, cause: Cause = "none", praise: float = 0.0) -> None:
        """Something happens to oneself."""
        self._take(_own(want, likelihood, cause, praise))

    def others(self, want: float, relation: float, *, likelihood: float = 1.0) -> None:
        """Something happens to somebody one likes or dislikes."""
        name, x = fortune(want, relation, likelihood)
        if x > 0.0:
            self._take(((name, min(1.0, x)),))

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
        elif felt:
            self._change().update(felt)

    def sides(self) -> tuple[Side, Side]:
        """The positive and the negative feelings."""
        if self._sides is None:
            bright = [name for name in self._felt if name in BRIGHT]
            self._sides = self._side(bright), self._side([name for name in self._felt if name not in BRIGHT])
        return self._sides

    def _side(self, names: list[str]) -> Side:
        return tuple([INDEX[name] for name in names]), tuple([self._felt[name] for name in names])


def joined(one: Side, other: Side) -> Side:
    """The feelings of both sides."""
    return (one[0] + other[0], one[1] + other[1]) if other[0] else one
