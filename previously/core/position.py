"""The told order: how a story numbers its episodes, and where in it something stands."""

import re
from functools import cached_property

import msgspec

from previously.core.errors import BadRequest, UnknownPosition

END = 1 << 30
"""The ordinal after every scene of an episode."""


class Told(msgspec.Struct, frozen=True, order=True):
    """A place in the told order: the episode's numbers, then the scene's ordinal in it (from 0; `END`: its end)."""

    episode: tuple[int, ...]
    scene: int = END


BEFORE_ALL = Told((), 0)
"""Earlier than anything told."""


class Template:
    """How a story writes its positions, such as `S{season}E{episode}`, `{act}.{scene}` or `Chapter {chapter}`.

    A scene's name, which is a string, follows its episode after a dot, `S01E13.12A`, or as the template has it.
    """

    def __init__(self, text: str = "S{season}E{episode}") -> None:
        head, _, tail = text.partition("{scene}")
        if tail or (not head and text.startswith("{scene}")):
            raise BadRequest(f"positions “{text}”: {{scene}} can only stand at the end, after an episode's fields")
        self.text = text
        end = head.rfind("}") + 1 if "{scene}" in text else len(text)
        self._episode, self._between = head[:end], head[end:].strip()
        self.fields = tuple(re.findall(r"\{(\w+)\}", self._episode))
        if not self.fields or len(set(self.fields)) < len(self.fields):
            raise BadRequest(f"positions “{text}” needs fields such as S{{season}}E{{episode}}, each once")
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
        """The episode's numbers and the scene's name (or an empty string). Raises UnknownPosition."""
        found = self._pattern.fullmatch(text)
        if not found:
            raise UnknownPosition(f"“{text}” is no position here; they are written like {self.example()}")
        *numbers, scene = found.groups()
        return tuple(map(int, numbers)), scene or ""

    def matches(self, text: str) -> bool:
        """Is this text a position of an episode or of a scene?"""
        return self._pattern.fullmatch(text) is not None

    def season(self, text: str) -> tuple[int, ...] | None:
        """What the episodes of a whole season (`S01`) begin with, where positions have seasons and this names one."""
        found = self._season.fullmatch(text) if len(self.fields) > 1 else None
        return (int(found[1]),) if found else None

    def season_of(self, episode: tuple[int, ...]) -> tuple[int, ...]:
        """What all episodes of an episode's season begin with."""
        return episode[:1]

    def series_of(self, episode: tuple[int, ...]) -> tuple[int, ...]:
        """What all episodes of an episode's series begin with: nothing, where there is but one series."""
        del episode
        return ()

    def show(self, episode: tuple[int, ...], scene: str = "") -> str:
        """`S01E13.9`: two digits where a letter stands before a field, as such numbers are written."""
        numbers = iter(episode)
        shown = re.sub(r"(\w?)\{\w+\}", lambda m: m[1] + format(next(numbers), "02d" if m[1] else "d"), self._episode)
        return f"{shown}.{scene}" if scene else shown

    def home_series(self) -> tuple[int, ...]:
        """What all episodes of the series one stands in begin with: nothing, where there is but one, or none."""
        return ()

    def address(self, text: str) -> str:
        """A position or a line's address (`S01E13.9/1`) as this series' own text gives it: so the story calls it."""
        return text

    def example(self) -> str:
        """A position, for messages."""
        first = tuple(1 for _ in self.fields)
        return f"{self.show(first)} or {self.show(first, '2')}"
