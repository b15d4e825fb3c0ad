"""The series of a shared universe: how each writes its positions (`street=S01E05.2`), and what each declares."""

from collections.abc import Mapping

import msgspec

from previously.core.atoms import FolderText, SeriesText, StoryText
from previously.core.errors import UnknownPosition
from previously.core.nearest import did_you_mean
from previously.core.position import Template
from previously.core.verbs import Verb

BEFORE = "before"
"""The position of what was lived before a series opens."""
SIGN = "="
"""Separates a series from a position in it."""


class Member(Template):
    """One series' positions as its own files write them. The series' number comes before the episode's."""

    def __init__(self, text: str, name: str, number: int) -> None:
        super().__init__(text)
        self.name, self.number = name, number
        self.plain = text
        self.text = f"{name}{SIGN}{text}"

    def parse(self, text: str) -> tuple[tuple[int, ...], str]:
        """The series' and episode's numbers, and the scene's name. Raises UnknownPosition."""
        episode, scene = super().parse(self._bare(text))
        return (self.number, *episode), scene

    def matches(self, text: str) -> bool:
        """Is this a position in this series?"""
        return super().matches(self._bare(text))

    def season(self, text: str) -> tuple[int, ...] | None:
        """The numbers that a whole season's episodes begin with."""
        found = super().season(self._bare(text))
        return None if found is None else (self.number, *found)

    def season_of(self, episode: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers that every episode of this episode's season begins with."""
        return episode[:2]

    def series_of(self, episode: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers that every episode of this series begins with."""
        return episode[:1]

    def show(self, episode: tuple[int, ...], scene: str = "") -> str:
        """`street=S01E13.9`."""
        return f"{self.name}{SIGN}{super().show(episode[1:], scene)}"

    def address(self, text: str) -> str:
        """A position or line address as the universe writes it."""
        position = text.rpartition("/")[0] or text
        ours = SIGN not in text and (position.partition(".")[0] == BEFORE or self.matches(position))
        return f"{self.name}{SIGN}{text}" if ours else text

    def example(self) -> str:
        """A sample position, for messages."""
        first = (self.number, *(1 for _ in self.fields))
        return f"{self.show(first)} or {self.show(first, '2')}"

    def _bare(self, text: str) -> str:
        """A position without its series' name."""
        head, sign, rest = text.partition(SIGN)
        return rest if sign and head.strip() == self.name else text


class Universe(Template):
    """The positions of several series, told apart by name.

    A bare position belongs to `home`, the series the user is in, or to the only series. `stands` is that series, or
    empty if the user is in none.
    """

    def __init__(self, members: Mapping[str, Member], home: str = "") -> None:
        super().__init__()
        self.members = dict(members)
        self.stands = home if home in members else ""
        self.home = next(iter(members)) if len(members) == 1 else home if home in members else ""
        self.text = " & ".join(member.text for member in self.members.values())
        self._by_number = {member.number: member for member in self.members.values()}

    def member(self, text: str) -> Member:
        """The series a position names. Raises UnknownPosition."""
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
        """The series' and episode's numbers, and the scene's name. Raises UnknownPosition."""
        return self.member(text).parse(text)

    def matches(self, text: str) -> bool:
        """Is this a position in one of the series?"""
        try:
            return self.member(text).matches(text)
        except UnknownPosition:
            return False

    def season(self, text: str) -> tuple[int, ...] | None:
        """The numbers that a whole season's episodes begin with, in one series."""
        try:
            return self.member(text).season(text)
        except UnknownPosition:
            return None

    def season_of(self, episode: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers that every episode of this episode's season begins with."""
        return episode[:2]

    def series_of(self, episode: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers that every episode of this episode's series begins with."""
        return episode[:1]

    def home_series(self) -> tuple[int, ...]:
        """The numbers that every episode of the home series begins with."""
        return (self.members[self.home].number,) if self.home else ()

    def show(self, episode: tuple[int, ...], scene: str = "") -> str:
        """`street=S01E13.9`."""
        return self._by_number[episode[0]].show(episode, scene)

    def example(self) -> str:
        """A sample position, for messages."""
        return next(iter(self.members.values())).example() if self.members else "series=S01E01"


def series_template(series: SeriesText) -> Member:
    """The template for positions in a series' own files."""
    return Member(series.story.positions, series.name, series.number)


def template_of(folder: FolderText) -> Template:
    """The template for a folder's positions."""
    if not folder.members:
        return Template(folder.story.positions)
    return Universe({member.name: series_template(member) for member in folder.members}, folder.home)


class Realm(msgspec.Struct, frozen=True, eq=False):
    """What declarations hold for: all episodes whose numbers begin with `prefix`, in which positions are read so."""

    prefix: tuple[int, ...]
    story: StoryText
    verbs: tuple[Verb, ...]
    template: Template


def realms(folder: FolderText) -> tuple[Realm, ...]:
    """The realms of a folder, what is shared first."""
    shared = Realm((), folder.story, folder.verbs, template_of(folder))
    return (shared, *(Realm((m.number,), m.story, m.verbs, series_template(m)) for m in folder.members))
