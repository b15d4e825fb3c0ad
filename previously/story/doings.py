"""What the pages of scripts and plays say that somebody does, each with its scene and its place."""

from collections.abc import Iterator

import msgspec

from previously.canon.log import Canon
from previously.core.source import Span
from previously.language.action.doings import Doing, Kind
from previously.language.action.script import done_in


class Done(msgspec.Struct, frozen=True):
    """Somebody (`who`, a cast id) does something, `to` somebody or to nobody, in the scene `at`; on which passage."""

    at: str
    kind: Kind
    who: str
    to: str
    span: Span
    text: str


def done_on_pages(canon: Canon) -> Iterator[Done]:
    """All of it, scene by scene."""
    for placed in (placed for part in canon.episodes for placed in part.placed if placed.read.text.acted):
        for passage, one in done_in(placed.read.text.passages, canon.lexicon):
            yield Done(
                placed.scene.at,
                one.kind,
                one.who,
                one.to,
                canon.where(_span(passage.span, passage.text, one)),
                passage.text,
            )


def _span(span: Span, text: str, one: Doing) -> Span:
    """Where it begins."""
    rows = text[: one.start].count("\n")
    return Span(span.block, span.row + rows, 1 if rows else span.column)
