"""What children do not do: how old somebody must be for what a line says."""

from collections.abc import Iterator
from functools import cache

from previously.language.lexicon.wordlists import lines_of, words
from previously.language.world.against import is_reported, main_verbs
from previously.language.world.mark import WorldLine

_PLAYED = words(
    "toy pretend pretends model bumper pedal game not n't never cannot plays tries lap doll dolls teddy cardboard"
    " toys go-kart imaginary tractor dodgem school-play"
)
"""Words by which it is only a game, or is not done."""


@cache
def _deeds() -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple(_listed())


def _listed() -> Iterator[tuple[int, tuple[str, ...]]]:
    for row in lines_of("world/ages.txt"):
        age, _, said = row.partition(": ")
        yield from ((int(age), tuple(deed.split())) for deed in said.split("; "))


def least_age(line: WorldLine) -> int:
    """The fewest years of whoever does what a line says; 0 where anybody may."""
    low = line.words.low
    if not _PLAYED.isdisjoint(low) or is_reported(line):
        return 0
    verbs = main_verbs(line)
    asked = (age for age, deed in _deeds() if deed[0] in verbs and all(word in low for word in deed[1:]))
    return max(asked, default=0)
