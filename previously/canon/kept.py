"""What is worked out of one episode by itself, kept while the episode is the same."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from previously.canon.episodes import Episode

Name = TypeVar("Name")
Value = TypeVar("Value")


class Kept(Generic[Name, Value]):
    """A table for each episode, by the episode itself: one that has been read anew has an empty one."""

    def __init__(self) -> None:
        self._tables: dict[int, tuple[Episode, dict[Name, Value]]] = {}

    def of(self, episode: Episode) -> dict[Name, Value]:
        """What is known of an episode, to read and to add to."""
        known = self._tables.get(id(episode))
        if known is None:
            known = self._tables[id(episode)] = (episode, {})
        return known[1]

    def only(self, episodes: Iterable[Episode]) -> "Kept[Name, Value]":
        """The same tables, of these episodes and no others."""
        new: Kept[Name, Value] = Kept()
        wanted = map(id, episodes)
        new._tables = {key: self._tables[key] for key in wanted if key in self._tables}
        return new
