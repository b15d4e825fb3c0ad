"""Positions where several series share one universe: `street=S01E05.2`, each series in its own way of writing them."""

from collections.abc import Mapping

from previously.core.atoms import FolderText, SeriesText
from previously.core.errors import UnknownPosition
from previously.core.nearest import did_you_mean
from previously.core.position import Template

BEFORE = "before"
"""The position of what was lived before a series opens."""
SIGN = "="
"""What stands between a series and a position in it."""


class Member(Template):
    """The positions of one series among several, as its own files write them. Its number stands before an episode's."""

    def __init__(self, text: str, name: str, number: int) -> None:
        super().__init__(text)
        self.name, self.number = name, number
        self.plain = text
        self.text = f"{name}{SIGN}{text}"

    def parse(self, text: str) -> tuple[tuple[int, ...], str]:
        """The series' number with the episode's, and the scene's name. Raises UnknownPosition."""
        episode, scene = super().parse(self._bare(text))
        return (self.number, *episode), scene

    def matches(self, text: str) -> bool:
        """Is this text a position of this series?"""
        return super().matches(self._bare(text))

    def season(self, text: str) -> tuple[int, ...] | None:
        """What the episodes of a whole season begin with."""
        found = super().season(self._bare(text))
        return None if found is None else (self.number, *found)

    def season_of(self, episode: tuple[int, ...]) -> tuple[int, ...]:
        """What all episodes of an episode's season begin with."""
        return episode[:2]

    def series_of(self, episode: tuple[int, ...]) -> tuple[int, ...]:
        """What all episodes of this series begin with."""
        return episode[:1]

    def show(self, episode: tuple[int, ...], scene: str = "") -> str:
        """`street=S01E13.9`."""
        return f"{self.name}{SIGN}{super().show(episode[1:], scene)}"

    def address(self, text: str) -> str:
        """A position or a line's address, as it is called in the universe."""
        position = text.rpartition("/")[0] or text
        ours = SIGN not in text and (position.partition(".")[0] == BEFORE or self.matches(position))
        return f"{self.name}{SIGN}{text}" if ours else text

    def example(self) -> str:
        """A position, for messages."""
        first = (self.number, *(1 for _ in self.fields))
        return f"{self.show(first)} or {self.show(first, '2')}"

    def _bare(self, text: str) -> str:
        """A position without the name of its series."""
        head, sign, rest = text.partition(SIGN)
        return rest if sign and head.strip() == self.name else text


class Universe(Template):
    """The positions of several series, each told apart by its name.

    A bare position is one of `home`, the series one stands in; it will also do where there is but one series.
    `stands` is that series, and empty where one stands in none.
    """

    def __init__(self, members: Mapping[str, Member], home: str = "") -> None:
        super().__init__()
        self.members = dict(members)
        self.stands = home if home in members else ""
        self.home = next(iter(members)) if len(members) == 1 else home if home in members else ""
        self.text = " & ".join(member.text for member in self.members.values())
        self._by_number = {member.number: member for member in self.members.values()}

    def member(self, text: str) -> Member:
        """The series that a position names. Raises UnknownPosition."""
        name, sign, _ = text.partition(SIGN)
        if not sign and self.home:
            return self.members[self.home]
        if not sign and self.members:
            known = " or ".join(f"{known}{SIGN}{text.strip()}" for known in self.members)
            raise UnknownPosition(f"“{text}” names none of the series here; write {known}")
        if name.strip() not in self.members:
            raise UnknownPosition(f"there is no series “{name.strip()}” here{did_you_mean(name.strip(), self.members)}")
        return self.members[name.strip()]

    def parse(self, text: str) -> tuple[tuple[int, ...], str]:
        """The numbers of the series and of the episode, and the scene's name. Raises UnknownPosition."""
        return self.member(text).parse(text)

    def matches(self, text: str) -> bool:
        """Is this text a position of one of the series?"""
        try:
            return self.member(text).matches(text)
        except UnknownPosition:
            return False

    def season(self, text: str) -> tuple[int, ...] | None:
        """What the episodes of a whole season of one series begin with."""
        try:
            return self.member(text).season(text)
        except UnknownPosition:
            return None

    def season_of(self, episode: tuple[int, ...]) -> tuple[int, ...]:
        """What all episodes of an episode's season begin with."""
        return episode[:2]

    def series_of(self, episode: tuple[int, ...]) -> tuple[int, ...]:
        """What all episodes of an episode's series begin with."""
        return episode[:1]

    def home_series(self) -> tuple[int, ...]:
        """What all episodes of the series one stands in begin with."""
        return (self.members[self.home].number,) if self.home else ()

    def show(self, episode: tuple[int, ...], scene: str = "") -> str:
        """`street=S01E13.9`."""
        return self._by_number[episode[0]].show(episode, scene)

    def example(self) -> str:
        """A position, for messages."""
        return next(iter(self.members.values())).example() if self.members else "series=S01E01"


def series_template(series: SeriesText) -> Member:
    """How a series' own files write its positions."""
    return Member(series.story.positions, series.name, series.number)


def template_of(folder: FolderText) -> Template:
    """How a folder's positions are written."""
    if not folder.members:
        return Template(folder.story.positions)
    return Universe({member.name: series_template(member) for member in folder.members}, folder.home)
