"""What is done alike for every manuscript written as XML."""

from collections.abc import Callable, Sequence

from previously.core.atoms import EpisodeText
from previously.core.codes import text_finding
from previously.core.errors import UnknownPosition
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.format import Read
from previously.formats.manuscript.one_episode import FIX
from previously.formats.manuscript.pieces import Piece, PieceKind
from previously.formats.manuscript.rows import Rows
from previously.formats.manuscript.xml import BrokenXml, Node, Run, tree


class Markup:
    """The pieces of an XML text as they are found; each stands where its first word does."""

    def __init__(self, block: Block) -> None:
        self.block, self.rows = block, Rows(block.text)
        self.root = tree(block.text)
        self.pieces: list[Piece] = []

    def add(self, kind: PieceKind, node: Node, text: str, **more: object) -> None:
        """A piece that takes a whole element."""
        start, end = _extent([run for run in node.runs() if run.text.strip()] or [node])
        row, column = self.rows.spot(start)
        self.pieces.append(Piece(kind, text, row, column, start, end, **more))  # type: ignore[arg-type]


def _extent(runs: Sequence[Run | Node]) -> tuple[int, int]:
    """The characters from the first word up to the last."""
    first, last = runs[0], runs[-1]
    indent = len(first.text) - len(first.text.lstrip()) if isinstance(first, Run) else 0
    rest = len(last.text) - len(last.text.rstrip()) if isinstance(last, Run) else 0
    return first.start + indent, max(last.end - rest, first.start + indent)


def read_markup(
    block: Block,
    template: Template,
    tell: Callable[[Markup, Template], tuple[Sequence[EpisodeText], Sequence[Finding]]],
) -> Read:
    """What an XML text tells. One that is broken is a finding, and nothing of it is told."""
    try:
        markup = Markup(block)
    except BrokenXml as error:
        row, column = Rows(block.text).spot(min(error.at, len(block.text)))
        message = f"{error}; nothing of this file is read"
        return (), (text_finding("unreadable-file", Span(block, row, column), message),)
    try:
        episodes, findings = tell(markup, template)
    except UnknownPosition as error:
        return (), (text_finding("unknown-position", Span(block, 0), str(error), fix=FIX),)
    return tuple(episodes), tuple(findings)


def plain_row(span: Span) -> str:
    """A row of XML without its tags."""
    import re

    return " ".join(re.sub(r"<[^<>]*>?|^[^<>]*/?>", " ", row_at(span)).split())
