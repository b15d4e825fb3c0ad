"""Documents as manuscripts: the text that was taken out of one is read as Fountain or as Markdown."""

import re
from collections.abc import Callable

from previously.core.position import Template
from previously.core.source import Block, Span
from previously.formats.format import Format, KnownScenes, Read, Section
from previously.formats.fountain.format import Fountain
from previously.formats.prose.format import Prose

_SCRIPT = re.compile(r"^@\S", re.MULTILINE)
"""A forced cue: what is taken out of a script has them, and nothing else does."""


class Document:
    """The format of documents whose text `taken` out of their bytes; it raises BrokenDocument."""

    def __init__(self, name: str, endings: tuple[str, ...], taken: Callable[[bytes], str]) -> None:
        self.name, self.endings, self.taken = name, endings, taken
        self._script, self._prose = Fountain(), Prose(name, endings, marked=True)

    def _as(self, text: str) -> Format:
        return self._script if _SCRIPT.search(text) else self._prose

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole text."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """What the text tells."""
        return self._as(block.text).read(block, template, known)

    def rows(self, text: str) -> int:
        """As the text counts."""
        return self._as(text).rows(text)

    def excerpt(self, span: Span) -> str:
        """As the text is shown."""
        return self._as(span.block.text).excerpt(span)
