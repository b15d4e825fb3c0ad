"""Lines of our own for every class of deed, and for everyday business that is none (`deeds.txt`)."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from previously.language.lexicon.patterns import senses
from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.reader import read
from previously.language.sentence.reading import Happening, Reading
from previously.language.sentence.roles import SHARED, UNDERGONE

PEOPLE = People(
    [
        Somebody("ann", ("Ann",), "she"),
        Somebody("bob", ("Bob",), "he"),
        Somebody("cy", ("Cy",), "he"),
        Somebody("dee", ("Dee",), "she"),
    ],
    {},
)
TOGETHER = SHARED | {"propose", "adopt", "join", "hire", "promote", "flirt"}
"""Where it is the same who of the two does it."""
UNDERGOING = UNDERGONE | {"succeed"}


class Line(NamedTuple):
    """A line, and the deed in it."""

    sense: str
    by: frozenset[str]
    to: frozenset[str]
    status: str
    said: str

    def is_told(self, event: Happening) -> bool:
        """Is it this deed?"""
        by, to = frozenset(event.by), frozenset(event.to)
        same = (by, to) == (self.by, self.to) or (self.sense in TOGETHER and by | to == self.by | self.to)
        return same and (event.sense, event.status) == (self.sense, self.status)

    def turned(self, reading: Reading) -> set[str]:
        """Whom the reading takes it to fall on with the opposite sign."""
        one = senses()[self.sense]
        meant, whom = (one.by, self.by) if self.sense in UNDERGOING else (one.to, self.to)
        falls = {"+": -1, "-": 1}.get(meant, 0) if self.status == "happened" else 0
        return {who for who in whom if reading.bears.get(who, 0) * falls > 0.02}


@cache
def lines() -> dict[Line, Reading]:
    """Every line, as read."""
    return {line: read(line.said, PEOPLE) for line in _lines()}


def _lines() -> Iterator[Line]:
    for row in Path(__file__).with_name("deeds.txt").read_text("utf-8").splitlines():
        if not row.startswith("#"):
            sense, by, to, status, said = (part.strip() for part in row.split("|"))
            yield Line(sense, _who(by), _who(to), status, said)


def _who(names: str) -> frozenset[str]:
    return frozenset(filter(None, names.split(",")))


def test_nine_deeds_in_ten_are_read_as_they_are_meant() -> None:
    deeds = {line: reading for line, reading in lines().items() if line.sense != "-"}
    missed = [line.said for line, reading in deeds.items() if not any(map(line.is_told, reading.events))]
    assert len(missed) < 0.1 * len(deeds), missed


def test_none_falls_on_anybody_with_the_opposite_sign() -> None:
    deeds = {line: reading for line, reading in lines().items() if line.sense != "-"}
    assert [line.said for line, reading in deeds.items() if line.turned(reading)] == []


def test_everyday_business_is_no_event() -> None:
    business = {line.said: reading for line, reading in lines().items() if line.sense == "-"}
    told = [said for said, reading in business.items() if reading.events]
    assert len(told) < 0.05 * len(business), told


def test_every_class_has_its_lines() -> None:
    told = {line.sense for line in lines()}
    assert senses().keys() - told == {"op", "feel", "other"}
