"""Whose kin somebody is, and since when she is known to be: by a line she is there for, or once both are together."""

from collections.abc import Iterator
from typing import NamedTuple

from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.reach import Key
from previously.canon.world.marks import Marked
from previously.canon.world.spells import counts
from previously.core.entries import Entry, Note


class Kinship(NamedTuple):
    """Somebody has kin in `other` (a cast id), who is hers as `noun` says; `near` is how near, 0..1.

    `own`: she is the other's brother, rather than the other hers.
    """

    key: Key
    other: str
    noun: str
    near: float
    own: bool
    entry: Entry


@remembered("canon")
def kin_of(canon: Canon, who: str) -> tuple[Kinship, ...]:
    """Somebody's kin, each once, in the order in which she is known to have them; no dream or retelling counts."""
    found: dict[str, Kinship] = {}
    marks = sorted((one for one in canon.kin_marks_of(who) if counts(one.entry)), key=lambda one: one.key)
    for one in sorted(_kinships(canon, who, marks), key=lambda one: one.key):
        found.setdefault(one.other, one)
    return tuple(found.values())


def _kinships(canon: Canon, who: str, marks: list[Marked]) -> Iterator[Kinship]:
    for marked in marks:
        entry, mark = marked
        own = mark.who == who
        other = mark.other if own else mark.who
        key = marked.key if _reaches(entry, who) else _together(canon, who, other, marked.key)
        if key is not None:
            yield Kinship(key, other, mark.what, mark.number, own, entry)


def _reaches(entry: Entry, who: str) -> bool:
    """Is somebody there where a line is told, or may they be, since the scene doesn't list who is?"""
    scene = entry.scene
    return not scene.listed or who in scene.present or (not isinstance(entry, Note) and who in entry.present)


def _together(canon: Canon, who: str, other: str, since: Key) -> Key | None:
    """When two are first in one scene after a moment."""
    scenes = {id(one.scene) for one in canon.appearances_of(other)}
    met = (one.key for one in canon.appearances_of(who) if one.key > since and id(one.scene) in scenes)
    return min(met, default=None)
