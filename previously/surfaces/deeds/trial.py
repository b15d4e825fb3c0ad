"""A story with proposals laid in, one after the other, and nothing of it written."""

from previously.live.room import Room
from previously.story.story import Story
from previously.surfaces.deeds.laid import Laid


class Trial:
    """What the story would be with what has been laid in so far."""

    def __init__(self, room: Room) -> None:
        self._room, self._story, self._texts = room, room.story(), dict[str, str]()

    @property
    def stored(self) -> str:
        """What the log of its store is called; empty where it has none."""
        return self._room.stored

    def story(self) -> Story:
        """The story with what was laid in."""
        return self._story

    def files(self) -> list[str]:
        """Its files, by path, those that would be new among them."""
        return sorted({*self._room.files(), *self._texts})

    def text(self, name: str) -> str:
        """The text of a file, with what was laid in."""
        return self._texts[name] if name in self._texts else self._room.text(name)

    def lay(self, found: Laid) -> None:
        """Lay something in."""
        self._texts[found.path], self._story = found.text, found.story
