"""The told order: how a story numbers its episodes, and where something stands in it."""

import re
from copy import copy
from functools import cached_property

import msgspec

from previously.core.atoms import Word
from previously.core.errors import BadRequest, UnknownPosition
from previously.core.ids import composed

END = 1 << 30
"""The ordinal after an episode's last scene."""


class Told(msgspec.Struct, frozen=True, order=True):
    """A place in the told order: the episode's numbers, then the scene's ordinal (from 0; `END`: the episode's end)."""

    episode: tuple[int, ...]
    scene: int = END


BEFORE_ALL = Told((), 0)
"""Earlier than anything told."""


class Template:
    """How a story writes its positions, such as `S{season}E{episode}`, `{act}.{scene}` or `Chapter {chapter}`.

    A scene's name (a string) follows its episode after a dot, as in `S01E13.12A`, or where the template puts it.
    """

    given = ""
    """Where the story says that a file stands that is read with it; empty where the file's name says it."""

    def __init__(self, text: str = "S{season}E{episode}") -> None:
        text = composed(text)
        head, _, tail = text.partition("{scene}")
        if tail or (not head and text.startswith("{scene}")):
            raise BadRequest(f"positions “{text}”: {{scene}} can only come last, after an episode's fields")
        self.text = text
        end = head.rfind("}") + 1 if "{scene}" in text else len(text)
        self._episode, self._between = head[:end], head[end:].strip()
        self.fields = tuple(re.findall(r"\{(\w+)\}", self._episode))
        if not self.fields or len(set(self.fields)) < len(self.fields):
            raise BadRequest(f"positions “{text}” needs a field for each number, each once, such as {_fielded(text)}")
        if re.search(r"\}\{", self._episode):
            raise BadRequest(f"positions “{text}”: two fields need something between them")

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = re.split(r"\{\w+\}", self._episode)
        between = rf"(?:\.|\s*{re.escape(self._between)}\s*)" if self._between else r"\."
        return re.compile(
            r"\s*" + r"(\d{1,9})".join(map(re.escape, parts)) + rf"(?:{between}(\S.*?))?\s*", re.IGNORECASE
        )

    @cached_property
    def _season(self) -> re.Pattern[str]:
        first = re.split(r"\{\w+\}", self._episode)[0]
        return re.compile(r"\s*" + re.escape(first) + r"(\d{1,9})\s*", re.IGNORECASE)

    def parse(self, text: str) -> tuple[tuple[int, ...], str]:
        """The episode's numbers and the scene's name (may be empty). Raises UnknownPosition."""
        found = self._pattern.fullmatch(composed(text))
        if not found:
            raise UnknownPosition(f"“{text}” is not a position here; write it like {self.example()}")
        *numbers, scene = found.groups()
        return tuple(map(int, numbers)), scene or ""

    def matches(self, text: str) -> bool:
        """Is this the position of an episode or a scene?"""
        return self._pattern.fullmatch(composed(text)) is not None

    def season(self, text: str) -> tuple[int, ...] | None:
        """The numbers that a whole season's episodes begin with (`S01`), or None if this names no season."""
        found = self._season.fullmatch(composed(text)) if len(self.fields) > 1 else None
        return (int(found[1]),) if found else None

    def season_of(self, episode: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers that every episode of this episode's season begins with."""
        return episode[:1]

    def series_of(self, episode: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers that every episode of this episode's series begins with; empty if there is only one series."""
        del episode
        return ()

    def show(self, episode: tuple[int, ...], scene: str = "") -> str:
        """`S01E13.9`: numbers are padded to two digits after a letter."""
        numbers = iter(episode)
        shown = re.sub(r"(\w?)\{\w+\}", lambda m: m[1] + format(next(numbers), "02d" if m[1] else "d"), self._episode)
        return f"{shown}.{scene}" if scene else shown

    along: tuple[Word, ...] = ()
    """The path that is taken through the choices of a file; empty where all of it is told, as it stands."""

    def taking(self, path: tuple[Word, ...]) -> "Template":
        """The same, for a file that is told along a path."""
        found = copy(self)
        found.along = path
        return found

    def giving(self, position: str) -> "Template":
        """The same, for a file that the story gives a position."""
        found = copy(self)
        found.given = position
        return found

    def home_series(self) -> tuple[int, ...]:
        """The numbers that every episode of the home series begins with; empty if there is one series, or no home."""
        return ()

    def address(self, text: str) -> str:
        """A position or line address (`S01E13.9/1`) from this series' own text, as the whole story writes it."""
        return text

    def show_first(self) -> str:
        """The position of a first episode."""
        return self.example().partition(" or ")[0]

    def example(self) -> str:
        """A sample position, for messages."""
        first = tuple(1 for _ in self.fields)
        return f"{self.show(first)} or {self.show(first, '2')}"


def _fielded(text: str) -> str:
    """How positions are written whose author left their numbers open: `Chapter #`, `Chapter N`, `Chapter 1`."""
    found = re.fullmatch(r"([^\W\d_]+)(?: *(?:#|N|n|X|x|\d+|\{\}))?", text.strip())
    return f"{found[1]} {{{found[1].casefold()}}}" if found else "S{season}E{episode}"
