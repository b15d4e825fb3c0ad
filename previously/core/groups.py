"""Who is of a group of the story, at a place in told order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

Label = tuple[tuple[int, ...], str]
"""A told place: an episode's numbers, and the folded name of a scene or nothing."""


class Member(NamedTuple):
    """Somebody of a group, once all of these places are reached; all along, if there is none.

    `series` is how many of an episode's first numbers say which series it is of. `by_line`: a line of the log tells
    that they join.
    """

    who: str
    since: tuple[Label, ...] = ()
    series: int = 0
    by_line: bool = False

    def is_in(self, at: "Here") -> bool:
        """Are they of the group there?"""
        return all(self._joined(place, at) for place in self.since)

    def _joined(self, place: Label, at: "Here") -> bool:
        """Is a place reached? In what was lived earlier, only whoever joins at the very first place is of the group."""
        episode, scene = place
        if at.back:
            return not scene and all(number <= 1 for number in episode[self.series :])
        if episode[: self.series] != at.episode[: self.series]:
            return False  # how two series lie to each other is not said by their numbers
        if episode != at.episode:
            return at.episode > episode
        return not scene or (scene in at.scenes and at.scenes.index(scene) <= at.ordinal)


class Here(NamedTuple):
    """A scene's place: its episode, the folded names of that one's scenes, its ordinal there; is it lived earlier?"""

    episode: tuple[int, ...]
    scenes: Sequence[str]
    ordinal: int
    back: bool = False


Groups = Mapping[str, tuple[Member, ...]]
"""The groups of a story by name."""


def everybody(members: Iterable[Member]) -> tuple[str, ...]:
    """All who are ever of a group, each once."""
    return tuple(dict.fromkeys(member.who for member in members))


def standing(groups: Groups, at: Here) -> dict[str, tuple[str, ...]]:
    """Who is of each group there."""
    return {name: everybody(one for one in members if one.is_in(at)) for name, members in groups.items()}
