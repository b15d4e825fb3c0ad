"""The canon of some of its lines alone. What is left of an episode is worked out once for each set of lines."""

from collections import OrderedDict
from collections.abc import Mapping

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.without import leave_out_of
from previously.core.entries import Scene

MOST = 48
"""Sets of lines for which an episode keeps what is left of it."""
NONE: frozenset[str] = frozenset()


def only(canon: Canon, kept: Mapping[int, frozenset[str]]) -> Canon:
    """The canon of these lines alone: their addresses, by the number of their part in the log.

    Scenes stay as they are listed, and names keep their meaning.
    """
    parts = canon.parts
    left = tuple(left_of(part, kept.get(number, NONE)) for number, part in enumerate(parts))
    if all(one is other for one, other in zip(parts, left, strict=True)):
        return canon
    first = len(canon.before)
    return canon.of(left[:first], left[first:])


def left_of(part: Episode, kept: frozenset[str]) -> Episode:
    """What is left of an episode. It keeps that itself, since it is a value that never changes."""
    known: OrderedDict[frozenset[str], Episode] = vars(part).setdefault("left", OrderedDict())
    if kept not in known:
        gone = frozenset(entry.id for entry in part.entries) - kept
        known[kept] = leave_out_of(part, gone) if gone else part
        while len(known) > MOST:
            known.popitem(last=False)
    known.move_to_end(kept)
    return known[kept]


def part_of(canon: Canon, scene: Scene) -> int:
    """The number of the part of the log that a scene's lines stand in."""
    return _parts_of_scenes(canon)[id(scene)]


@remembered("canon")
def _parts_of_scenes(canon: Canon) -> dict[int, int]:
    return {scene: number for number, part in enumerate(canon.parts) for scene in part.lines}
