"""What a format is: its files' names, how its text is read, and how a line of it is shown."""

from collections.abc import Callable, Mapping
from typing import Protocol

import msgspec

from previously.core.atoms import EpisodeText, SceneText
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block, Span

Read = tuple[tuple[EpisodeText, ...], tuple[Finding, ...]]
"""What a block says, and what was wrong in it."""
SceneRead = tuple[SceneText, tuple[Finding, ...]]
"""A scene, and what was wrong in it."""


class KnownScenes:
    """One section's scenes, for a format that reads them one by one: scenes read `before` are reused.

    Scenes are identified by name and text. `rows` holds the scenes' blocks and where each now stands in the section.
    """

    def __init__(self, before: Mapping[tuple[str, str], SceneRead] | None = None) -> None:
        self.before = before or {}
        self.now: dict[tuple[str, str], SceneRead] = {}
        self.rows: list[tuple[Block, int]] = []

    def read(self, name: str, text: str, row: int, work: Callable[[], SceneRead]) -> SceneRead:
        """A scene: reused if read before, wherever it stood; read now otherwise. Duplicates stay two scenes."""
        known = None if (name, text) in self.now else self.before.get((name, text))
        found = self.now[name, text] = known or work()
        self.rows.append((found[0].span.block, row))
        return found


class Section(msgspec.Struct, frozen=True):
    """A stretch of a file read on its own, so that a fault or an edit in it affects nothing else.

    `row` is the first row of `text` (from 0 in the file); `key` names the section, if the format names its sections.
    """

    key: str
    row: int
    text: str


class Format(Protocol):
    """One way to write down a story. Never raises for an author's mistake: that is a finding.

    `endings` are its files' name endings, in lower case; in a folder, either case matches.
    """

    @property
    def name(self) -> str:
        """The format's name."""
        ...

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of its files' names, such as `.fountain`."""
        ...

    def sections(self, text: str) -> tuple[Section, ...]:
        """A file as sections to be read separately; joined, they are the text."""
        ...

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episodes one section describes, as atoms, and what is wrong in it."""
        ...

    def rows(self, text: str) -> int:
        """How many rows of log a text counts for: about as much work as reading so many lines of a scene."""
        ...

    def excerpt(self, span: Span) -> str:
        """The line at a place in such a file as its author thinks of it, without markup."""
        ...
