"""How charts and pages name lines and wounds, and which wounds they show."""

from collections.abc import Sequence
from typing import NamedTuple

from previously.canon.log import Canon
from previously.core.entries import Scene
from previously.mind.headspace import Wound
from previously.surfaces.pictures.axis import when
from previously.surfaces.pictures.fit import plain

MOST_WOUNDS = 6


class Called(NamedTuple):
    """A wound in words: the line that made it, and when."""

    label: str
    since: str


def head(text: str) -> str:
    """A line without its clauses."""
    return plain(text.partition(";")[0])


def address(canon: Canon, scene: Scene, day: float) -> str:
    """Where a scene is told or, for backstory, when it was lived."""
    return when(day) if any(scene.told.episode == part.episode for part in canon.before) else plain(scene.at)


def strongest(strengths: Sequence[float]) -> list[int]:
    """The indices of the strongest wounds, at most `MOST_WOUNDS`, oldest first."""
    return sorted(sorted(range(len(strengths)), key=lambda number: (-strengths[number], number))[:MOST_WOUNDS])


def called(canon: Canon, wound: Wound) -> Called:
    """A wound in words; if a flashback made it, also how long ago."""
    entry = canon.at(wound.id)
    founded = when(wound.since)
    at = address(canon, entry.scene, wound.since) if entry else founded
    since = at if wound.since >= 0 or at == founded else f"{at}, {founded}"
    return Called(head(entry.text) if entry else "what was there from the start", since)
