"""A long article, read in pieces: once for its notices, once for its sentences, never whole in memory."""

from collections.abc import Callable, Iterable, Iterator

from previously.press.article.article import passages
from previously.press.article.bound import Bound
from previously.press.article.model import Article, Passage
from previously.press.gate.gate import about_us, judged
from previously.press.gate.reader import Reader
from previously.press.gate.reading import Paragraph, paragraphs, unread
from previously.press.gate.verdict import Verdict
from previously.press.notices.cover import Cover
from previously.press.notices.find import notices
from previously.press.notices.forms import HINT
from previously.press.quotes.marks import marked

PIECE, LONGEST_PIECE = 64, 512
"""Passages in one piece, and in one that an open quotation extends."""


def streamed(lines: Callable[[], Iterable[str]], reader: Reader, *, keep: bool = False) -> Iterator[Paragraph]:
    """A plain text's paragraphs, in order; `lines` yields its lines afresh at each call."""
    outline = Article(tuple(_outline(_read(lines(), Bound()))))
    given = Cover(notices(outline), reader.has_seen)
    ours = about_us(outline, reader, given.notices) or any(
        reader.speaks_of_us(one.text) for one in _read(lines(), Bound())
    )
    plain = ours and reader.canon is not None
    first, before, bound = 0, None, Bound()
    for piece in _pieces(_read(lines(), bound)):
        said: tuple[Verdict, ...] = judged(Article(piece), reader, given, plain=plain, first=first, before=before)
        yield from paragraphs(piece, said, reader.titles.phrases, keep=keep) if said else ()
        first, before = first + len(piece), said[-1] if said else before
    yield from unread(bound.unread)


def _read(lines: Iterable[str], bound: Bound) -> Iterator[Passage]:
    """The passages that are read."""
    return bound.passages(passages(bound.lines(lines)))


def _outline(found: Iterable[Passage]) -> Iterator[Passage]:
    """The passages that may give notice; the others as placeholders."""
    for one in found:
        yield one if one.hidden or HINT.search(one.text) else Passage(one.kind, "", one.start)


def _pieces(found: Iterable[Passage]) -> Iterator[tuple[Passage, ...]]:
    """Runs of passages, none ending inside a quotation."""
    piece: list[Passage] = []
    for one in found:
        piece.append(one)
        if len(piece) >= LONGEST_PIECE or (len(piece) >= PIECE and all(mark.closed for mark in marked(one.text))):
            yield tuple(piece)
            piece = []
    if piece:
        yield tuple(piece)
