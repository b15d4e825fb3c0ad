"""FDX: scripts of Final Draft, and of whatever else saves them; a script note that begins with `prev:` is a line."""

from collections.abc import Sequence

from previously.core.atoms import EpisodeText
from previously.core.codes import text_finding
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block, Span
from previously.formats.fdx.pieces import pieces_of
from previously.formats.format import KnownScenes, Read, Section
from previously.formats.manuscript.markup import Markup, plain_row, read_markup
from previously.formats.manuscript.telling import scenes_of
from previously.formats.manuscript.where import position_of


class FinalDraft:
    """The format for screenplays of Final Draft, one episode a file."""

    name = "fdx"
    endings = (".fdx",)

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole file."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episode a script describes."""
        del known
        return read_markup(block, template, _told)

    def rows(self, text: str) -> int:
        """One for each paragraph."""
        return max(text.count("<Paragraph"), len(text) // 400)

    def excerpt(self, span: Span) -> str:
        """What is typed in a row."""
        return plain_row(span)


def _told(markup: Markup, template: Template) -> tuple[Sequence[EpisodeText], Sequence[Finding]]:
    if markup.root.name != "FinalDraft":
        return (), (text_finding("unreadable-file", Span(markup.block, 0), "this is not a script of Final Draft"),)
    episode = position_of(markup.block.path, template)
    scenes, findings = scenes_of(markup.block, pieces_of(markup), script=True, acted=True)
    if not scenes:
        message = "this script has no scene heading, so no scene of it is read"
        findings = (*findings, text_finding("nothing-told", Span(markup.block, 0), message))
    return (EpisodeText(episode, Span(markup.block, 0), "", scenes),), findings
