"""Fountain: scripts, whose `[[prev: …]]` notes are lines."""

from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.format import KnownScenes, Read, Section
from previously.formats.fountain.episode import read_script


class Fountain:
    """What screenplays are written in, one episode a file."""

    name = "fountain"
    endings = (".fountain", ".spmd")

    def sections(self, text: str) -> tuple[Section, ...]:
        """The whole of it: what a row is depends on the rows around it."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episode that a script tells, where it says which it is."""
        del known
        episode, findings = read_script(block, template)
        return ((episode,) if episode else ()), findings

    def excerpt(self, span: Span) -> str:
        """A note without its brackets; any other row as it stands."""
        row = row_at(span)
        opened = row.rfind("[[", 0, span.column)
        closed = row.find("]]", max(opened, span.column - 1))
        if opened < 0 or row.find("]]", opened, span.column - 1) >= 0:
            return row.strip()
        return row[span.column - 1 : closed if closed >= 0 else len(row)].strip()
