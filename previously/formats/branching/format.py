"""Stories with choices: each knot, node or passage is a scene; a tag `#prev: …` is a line. Told in file order."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from previously.core.codes import text_finding
from previously.core.position import Template
from previously.core.source import Block, Span, row_at
from previously.formats.branching.flow import Flow
from previously.formats.branching.walk import Visit, walk
from previously.formats.format import KnownScenes, Read, Section
from previously.formats.manuscript.one_episode import one_episode
from previously.formats.manuscript.pieces import Piece
from previously.formats.manuscript.rows import Rows
from previously.formats.manuscript.telling import scenes_of

EMPTY = "there is no scene in this file"
_AGAIN = text_finding("duplicate-key", Span(Block("", 1, ""), 0), "").code
"""The code of a scene that is told twice, which on a path is nothing wrong."""


def _on_path(flow: Flow, visits: Iterable[Visit], pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces that a path tells, each visit under the heading of its node."""
    by_row: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.kind != "heading":
            by_row.setdefault(piece.row, []).append(piece)
    for visit in visits:
        heading = flow.nodes[visit.node].heading
        if heading is not None:
            yield heading
        yield from (piece for row in visit.rows for piece in by_row.get(row, ()))


class Branching:
    """The format for stories with choices, one episode a file, whose scenes `tell` finds."""

    def __init__(
        self,
        name: str,
        endings: tuple[str, ...],
        tell: Callable[[Rows], Iterator[Piece]],
        flow: Callable[[Rows, Sequence[Piece]], Flow],
    ) -> None:
        self.name, self.endings, self._tell, self._flow = name, endings, tell, flow

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole file."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episode a file tells: all its scenes, or those of the path that the story takes."""
        del known
        rows = Rows(block.text)
        pieces = list(self._tell(rows))
        if not template.along:
            scenes, findings = scenes_of(block, pieces)
            return one_episode(block, template, scenes, findings, EMPTY)
        walked = walk(flow := self._flow(rows, pieces), template.along)
        scenes, findings = scenes_of(block, list(_on_path(flow, walked.visits, pieces)))
        wrong = [finding for finding in findings if finding.code != _AGAIN]
        if walked.lost is not None:
            fix = "write the words of a choice that is offered there, or the name of a scene"
            message = f"this path comes to “{walked.lost.text}”, and nothing there is called so"
            wrong.append(text_finding("bad-value", walked.lost.span, message, fix=fix))
        told, found = one_episode(block, template, scenes, wrong, EMPTY)
        beside = tuple(name for name in flow.nodes if name not in {visit.node for visit in walked.visits})
        return tuple(msgspec.structs.replace(one, passed_by=beside) for one in told), found

    def rows(self, text: str) -> int:
        """One for four rows."""
        return max(text.count("\n") // 4, len(text) // 400)

    def excerpt(self, span: Span) -> str:
        """A row as it is."""
        return row_at(span)[span.column - 1 :].strip() or row_at(span).strip()
