"""The bible format: season files and plans in YAML, episodes > scenes > lines."""

from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.bible.season import read_section
from previously.formats.format import KnownScenes, Read, Section
from previously.formats.yaml.tree import split


class Bible:
    """The format for stories kept by hand."""

    name = "bible"
    endings = (".yaml", ".yml")

    def sections(self, text: str) -> tuple[Section, ...]:
        """Each top-level key with everything under it."""
        return split(text)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episode a section describes, if any."""
        episode, findings = read_section(block, template, known)
        return ((episode,) if episode else ()), findings

    def excerpt(self, span: Span) -> str:
        """The row without its list marker."""
        return row_at(span).strip().removeprefix("- ")
