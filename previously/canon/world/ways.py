"""How long the way between two places takes, at the least: as the story has it, else as the world has it."""

from collections.abc import Iterator
from functools import cache, lru_cache
from math import acos, cos, radians, sin
from typing import NamedTuple

from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.world.places import is_within, place_words
from previously.canon.world.spells import counts
from previously.core.entries import Entry
from previously.language.lexicon.wordlists import lines_of

_EARTH, _PLANE = 6371.0, 1000.0 * 24
"""The radius of the Earth in km; how far the fastest aeroplane comes in a day."""
_FAR = 300.0
"""Cities nearer than so many km may be reached in other ways than one thinks."""


class Way(NamedTuple):
    """The days between two places, and the line that says so, if a line does."""

    start: str
    end: str
    days: float
    said: Entry | None = None


@remembered("canon")
def ways_of(canon: Canon) -> tuple[Way, ...]:
    """The ways a story gives: those it declares, then those its lines state."""
    stated = tuple(Way(way.start, way.end, way.days) for way in canon.ways)
    told = (marked for marked in canon.marks_of("") if counts(marked.entry))
    lines = (Way(m.what or entry.scene.place, m.value, m.number, entry) for entry, m in told if m.kind == "way")
    return (*stated, *lines)


def way_between(canon: Canon, one: str, other: str) -> Way | None:
    """The way between two places; None where nobody knows, or one may be within the other."""
    for way in ways_of(canon):
        if _is(way, one, other) or _is(way, other, one):
            return way
    km = distance(one, other)
    return Way(one, other, km / _PLANE) if km >= _FAR else None


def _is(way: Way, one: str, other: str) -> bool:
    there = is_within(one, way.start) and is_within(other, way.end)
    return there and not (is_within(one, way.end) or is_within(other, way.start))


@lru_cache(maxsize=1 << 12)
def distance(one: str, other: str) -> float:
    """The kilometres between two places that name one city each; 0 where either does not."""
    first, second = [*_cities_in(one)], [*_cities_in(other)]
    if len(first) != 1 or len(second) != 1:
        return 0.0
    (lat, lon), (lat_, lon_) = (map(radians, city) for city in (first[0], second[0]))
    return _EARTH * acos(min(1.0, sin(lat) * sin(lat_) + cos(lat) * cos(lat_) * cos(lon - lon_)))


@lru_cache(maxsize=1 << 12)
def names_a_city(place: str) -> bool:
    """Does a place name a city whose distance to others is known?"""
    return any(True for _ in _cities_in(place))


def _cities_in(place: str) -> Iterator[tuple[float, float]]:
    words = place_words(place)
    yield from (where for name, where in _cities().items() if words >= name)


@cache
def _cities() -> dict[frozenset[str], tuple[float, float]]:
    rows = (line.split(" ") for line in lines_of("world/cities.txt"))
    return {place_words(name): (float(lat), float(lon)) for name, lat, lon in rows}
