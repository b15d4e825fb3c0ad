"""The sentences of an article that say more than a story's log tells: what no notice short of “all” can cover.

A notice is an upper bound, so doubt counts against it: a sentence is matched only if somebody who has seen that much of
the story could be shown it. One without any name counts as well, since the killer may be “her brother”.
"""

from collections.abc import Iterator, Sequence

import msgspec

from previously.canon.log import Canon
from previously.press.article.model import Article, Passage
from previously.press.article.sentences import sentences
from previously.press.gate.gate import is_english, judged
from previously.press.gate.phrasing import Phrasing
from previously.press.gate.reader import Reader
from previously.press.gate.verdict import Verdict
from previously.press.notices.cover import Cover
from previously.press.notices.find import notices
from previously.press.notices.needed import placed_in
from previously.press.notices.notice import Notice

SILENT = frozenset({"unplaced", "work"})
"""Kinds of scope that say nothing of how far an article goes in this story."""


def speaks_of(article: Article, reader: Reader) -> bool:
    """Does any sentence name somebody of the cast, or the story itself?"""
    said = (Phrasing(one.text, reader) for part in article.passages for one in sentences(part.text, article.language))
    return any(sentence.names or sentence.titles for sentence in said)


def weighed(article: Article, reader: Reader, canon: Canon, *, trusted: bool) -> tuple[Verdict, ...]:
    """A verdict on every sentence of an article, those behind spoiler marks too.

    `trusted`: what stands under a notice of its own that can be placed is covered by that promise.
    """
    given = notices(article) if trusted else ()
    promised = [one for one in given if one.reach != "block" and any(placed_in(canon, one.scopes))]
    bare = msgspec.structs.replace(article, passages=tuple(_uncovered(article)))
    return judged(bare, reader, Cover(promised, lambda _: True), plain=is_english(article))


def unmatched(article: Article, found: Sequence[Verdict], canon: Canon) -> tuple[Verdict, ...]:
    """Those of the verdicts whose sentence nothing clears, but for notices that only warn, or that are placed."""
    every = Cover(notices(article))
    left = (one for one in found if not one.rule)
    return tuple(one for one in left if not _warns(one, every.mine(one.passage, one.start, one.end), canon))


def _uncovered(article: Article) -> Iterator[Passage]:
    """The passages as if nothing of them were behind a mark: what is there is told all the same."""
    return (msgspec.structs.replace(passage, hidden=False) for passage in article.passages)


def _warns(one: Verdict, notice: Notice | None, canon: Canon) -> bool:
    """Is a sentence nothing but a notice, and one that asks for nothing that cannot be placed?"""
    if notice is None or notice.reach == "block":
        return False
    rest = one.text[: max(0, notice.start - one.start)] + one.text[max(0, notice.end - one.start) :]
    placed = placed_in(canon, (scope for scope in notice.scopes if scope.kind not in SILENT))
    return None not in placed and not any(map(str.isalnum, rest))
