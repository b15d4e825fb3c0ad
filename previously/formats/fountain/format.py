"""Fountain: scripts, whose `[[prev: …]]` notes are lines."""

import re

from previously.core.emphasis import plain_words
from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.format import KnownScenes, Read, Section
from previously.formats.fountain.episode import read_script

_HEADING = re.compile(r"^[ \t]*(?:int|ext|est|i/e|\.)", re.MULTILINE | re.IGNORECASE)
"""What begins a scene, roughly."""


class Fountain:
    """The format for screenplays, one episode a file."""

    name = "fountain"
    endings = (".fountain", ".spmd")

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole file: a row's meaning depends on those around it."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episode a script describes, if it says which."""
        del known
        episode, findings = read_script(block, template)
        return ((episode,) if episode else ()), findings

    def rows(self, text: str) -> int:
        """One for four rows of prose, one for each note, three for each heading."""
        return max(text.count("\n") // 4 + text.count("[[") + 3 * len(_HEADING.findall(text)), len(text) // 400)

    def excerpt(self, span: Span) -> str:
        """A note without its brackets; any other row as it is."""
        row = row_at(span)
        opened = row.rfind("[[", 0, span.column)
        closed = row.find("]]", max(opened, span.column - 1))
        if opened < 0 or row.find("]]", opened, span.column - 1) >= 0:
            return plain_words(row.strip())
        return row[span.column - 1 : closed if closed >= 0 else len(row)].strip()
