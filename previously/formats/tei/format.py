"""TEI: plays, whose divisions are acts and scenes and whose speeches say by an id who speaks."""

import re
from collections.abc import Sequence

from previously.core.atoms import EpisodeText
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block, Span
from previously.formats.format import KnownScenes, Read, Section
from previously.formats.manuscript.acts import told_by_acts
from previously.formats.manuscript.markup import Markup, plain_row, read_markup
from previously.formats.tei.pieces import acts_of

_IS_TEI = re.compile(r"<(?:\w+:)?TEI\b")


class Tei:
    """The format for plays in TEI: one episode a file, or an act where positions count acts last."""

    name = "tei"
    endings = (".tei", ".xml")

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole file."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episodes a play describes; other XML tells nothing."""
        del known
        return read_markup(block, template, _told) if _IS_TEI.search(block.text, 0, 4096) else ((), ())

    def rows(self, text: str) -> int:
        """One for each speech."""
        return max(text.count("<sp"), len(text) // 400)

    def excerpt(self, span: Span) -> str:
        """What is printed in a row."""
        return plain_row(span)


def _told(markup: Markup, template: Template) -> tuple[Sequence[EpisodeText], Sequence[Finding]]:
    title = next((one.text() for one in markup.root.all("title")), "")
    return told_by_acts(markup.block, template, acts_of(markup), title)
