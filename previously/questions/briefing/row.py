"""One thing a brief may say, and how much it weighs."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple

from previously.core.ids import folded

Section = Literal["now", "wants", "people", "holds", "keeps", "is", "remembers", "would take"]
TITLES: dict[Section, str] = {
    "now": "Why",
    "wants": "Wants",
    "people": "Trusts",
    "holds": "Takes to be so",
    "keeps": "Keeps secret",
    "is": "Is and has",
    "remembers": "Remembers",
    "would take": "Would react",
}
"""The parts of a brief, in order."""


class BriefLine(NamedTuple):
    """A row of a brief: under which title, what it says, and its weight: 0..1, and 1 more for what is near."""

    section: Section
    text: str
    weight: float


class Candidate(NamedTuple):
    """What a brief may say, and whom and what it is about; it is put into words only where there may be room for it.

    `line` is the address of the line it rests on, so that no line is told twice.
    """

    section: Section
    weight: float
    about: frozenset[str]
    say: Callable[..., str]
    of: tuple[Any, ...]
    line: str = ""

    @property
    def text(self) -> str:
        """What it says."""
        return self.say(*self.of)


def row(section: Section, text: str, weight: float, about: frozenset[str] = frozenset(), line: str = "") -> Candidate:
    """One that is in words already."""
    return Candidate(section, weight, about, str, (text,), line)


class Near(NamedTuple):
    """Who is there, and what the scene is about: that weighs more than anything else."""

    people: frozenset[str]
    word: str = ""

    def weight(self, one: Candidate) -> float:
        """A candidate's weight: 0..1, and 1 more for what is near."""
        return min(1.0, one.weight) + self._holds(one)

    def _holds(self, one: Candidate) -> bool:
        return not self.people.isdisjoint(one.about) or (bool(self.word) and self.word in folded(one.text))


def heaviest(found: Iterable[Candidate], near: Near, most: int | None) -> Iterator[BriefLine]:
    """The rows, the heaviest first, those that say the same once; only so many as there can be room for, if `most`."""
    weighed = sorted(((near.weight(one), one) for one in found), key=lambda pair: -pair[0])
    told: set[tuple[str, str]] = set()
    least = -1.0
    for weight, one in weighed:
        if weight < least:
            return
        text = one.text
        if (one.section, text) not in told:
            told.add((one.section, text))
            yield BriefLine(one.section, text, weight)
            if len(told) == most:
                least = weight  # what weighs as much may come before it by its words
