"""What a format is: the names of its files, how a text of it is read, and how a line of it is shown."""

from collections.abc import Callable, Mapping
from typing import Protocol

import msgspec

from previously.core.atoms import EpisodeText, SceneText
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block, Span

Read = tuple[tuple[EpisodeText, ...], tuple[Finding, ...]]
"""What a block tells, and what was wrong in it."""
SceneRead = tuple[SceneText, tuple[Finding, ...]]
"""A scene, and what was wrong in it."""


class KnownScenes:
    """The scenes of one section, for a format that reads them one by one: what was read `before` serves again.

    Scenes go by their name and text. `rows` are the blocks of scenes and where in the section each of them stands now.
    """

    def __init__(self, before: Mapping[tuple[str, str], SceneRead] | None = None) -> None:
        self.before = before or {}
        self.now: dict[tuple[str, str], SceneRead] = {}
        self.rows: list[tuple[Block, int]] = []

    def read(self, name: str, text: str, row: int, work: Callable[[], SceneRead]) -> SceneRead:
        """A scene: as it was read before, wherever it stood, else as it is read now. What stands twice is two."""
        known = None if (name, text) in self.now else self.before.get((name, text))
        found = self.now[name, text] = known or work()
        self.rows.append((found[0].span.block, row))
        return found


class Section(msgspec.Struct, frozen=True):
    """A stretch of a file that is read apart from the rest, so that a fault in it, or an edit of it, is its own.

    `row` is the first row of `text`, from 0 in the file; `key` names the section, where the format has a name for it.
    """

    key: str
    row: int
    text: str


class Format(Protocol):
    """One way of writing down a story. Never raises for what the author wrote: that is a finding.

    `endings` are those of its files' names, in small letters; in a folder, letters of either case will do.
    """

    @property
    def name(self) -> str:
        """What the format is called."""
        ...

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of its files' names, such as `.fountain`."""
        ...

    def sections(self, text: str) -> tuple[Section, ...]:
        """A file as the sections that are read apart; joined, they are the text."""
        ...

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episodes that one section tells, as atoms, and what is wrong in it."""
        ...

    def excerpt(self, span: Span) -> str:
        """The line at a place of such a file as its author thinks of it, without markup."""
        ...
