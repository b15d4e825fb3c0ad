"""An article as one reader gets it: its paragraphs, with what must be withheld left out.

It contains neither the withheld words nor their number: one block per paragraph says that something is missing.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from previously.press.article.bound import UNREAD
from previously.press.article.model import Article, Kind, Passage
from previously.press.gate.gate import verdicts
from previously.press.gate.reader import Reader
from previously.press.gate.verdict import Rule, Verdict
from previously.press.notices.scope_words import announced, what_of

UNSEEN = frozenset(("alt", "tag"))
"""What a page contains besides what it shows."""


class Part(NamedTuple):
    """A sentence that is shown, with the rule that cleared it and the told events it was matched to.

    For withheld text, `rule` is empty and `text` says what it is about; `kept` holds the words if they are kept for the
    user's own file. `start` and `end` are the shown text's offsets in the article's source.
    """

    text: str
    rule: Rule
    cites: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    kept: str = ""


class Paragraph(NamedTuple):
    """One passage of the article: its kind, and what may be read of it."""

    kind: Kind
    parts: tuple[Part, ...]


def read_by(reader: Reader, article: Article, *, keep: bool = False) -> Iterator[Paragraph]:
    """An article as one reader gets it."""
    said = verdicts(article, reader)
    found = paragraphs(article.passages, said, reader.titles.phrases, keep=keep) if said else ()
    return chain(found, unread(article.unread))


def unread(at: int | None) -> Iterator[Paragraph]:
    """The last paragraph of an article that is not read to its end; nothing if it is."""
    if at is not None:
        yield Paragraph("paragraph", (Part(UNREAD, ""),))


def paragraphs(
    passages: Sequence[Passage], said: Sequence[Verdict], titles: Sequence[str], *, keep: bool = False
) -> Iterator[Paragraph]:
    """The article's passages in order, each with its sentences.

    `said` are all the verdicts on them; `titles` are those of the stories the reader knows.
    """
    for number, own in groupby(said, key=lambda one: one.passage):
        passage = passages[number - said[0].passage]
        parts = tuple(_parts(passage, list(own), titles, keep=keep))
        if parts and passage.kind not in UNSEEN:
            yield Paragraph(passage.kind, parts)


def _parts(passage: Passage, said: list[Verdict], titles: Sequence[str], *, keep: bool) -> Iterator[Part]:
    hidden = [one for one in said if not one.rule]
    given: set[int] = set()
    for one in said:
        if one.rule == "notice" and id(one.notice) in given:
            continue  # a notice of several sentences is one notice
        if one.rule:
            given |= {id(one.notice)} if one.rule == "notice" else set()
            yield _shown(passage, one, titles)
        elif one is hidden[0]:
            kept = "".join(other.text for other in hidden).strip() if keep else ""
            yield Part(what_of(one.notice), "", kept=kept)


def _shown(passage: Passage, one: Verdict, titles: Sequence[str]) -> Part:
    text = one.text.strip()
    if one.rule == "notice" and one.notice is not None:
        text = announced(one.notice, titles)
    first = one.start + len(one.text) - len(one.text.lstrip())
    last = one.start + len(one.text.rstrip()) - 1
    return Part(text, one.rule, one.cites, passage.at(first), passage.at(last) + 1)
