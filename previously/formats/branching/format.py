"""Stories with choices: each knot, node or passage is a scene; a tag `#prev: …` is a line. Told in file order."""

from collections.abc import Callable, Iterator

from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.format import KnownScenes, Read, Section
from previously.formats.manuscript.one_episode import one_episode
from previously.formats.manuscript.pieces import Piece
from previously.formats.manuscript.rows import Rows
from previously.formats.manuscript.telling import scenes_of


class Branching:
    """The format for stories with choices, one episode a file, whose scenes `tell` finds."""

    def __init__(self, name: str, endings: tuple[str, ...], tell: Callable[[Rows], Iterator[Piece]]) -> None:
        self.name, self.endings, self._tell = name, endings, tell

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole file."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episode a file tells."""
        del known
        scenes, findings = scenes_of(block, list(self._tell(Rows(block.text))))
        return one_episode(block, template, scenes, findings, "there is no scene in this file")

    def rows(self, text: str) -> int:
        """One for four rows."""
        return max(text.count("\n") // 4, len(text) // 400)

    def excerpt(self, span: Span) -> str:
        """A row as it is."""
        return row_at(span)[span.column - 1 :].strip() or row_at(span).strip()
