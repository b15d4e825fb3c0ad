"""The bible: season files and plans in YAML, episodes > scenes > lines."""

from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.bible.season import read_section
from previously.formats.format import KnownScenes, Read, Section
from previously.formats.yaml.tree import split


class Bible:
    """What hand-kept stories are written in."""

    name = "bible"
    endings = (".yaml", ".yml")

    def sections(self, text: str) -> tuple[Section, ...]:
        """Each top-level key with what stands under it."""
        return split(text)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episode that a section tells, if it tells one."""
        episode, findings = read_section(block, template, known)
        return ((episode,) if episode else ()), findings

    def excerpt(self, span: Span) -> str:
        """The row without what makes it an item of a list."""
        return row_at(span).strip().removeprefix("- ")
