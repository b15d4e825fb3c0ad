"""An article as passages: the model every reader of text or HTML gives, and the door to those readers."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

Kind = Literal["headline", "heading", "paragraph", "item", "quote", "caption", "alt", "byline", "tag"]
Form = Literal["text", "html"]
LOOKED_AT = 16_384
"""How much of a source is looked at to guess its form."""


class Passage(msgspec.Struct, frozen=True):
    """One block of an article. `text` has single spaces and no marks of its format.

    `start` is the offset of its first character in the decoded source (best effort in HTML). `hidden`: it stands inside
    a spoiler mark, and `label` holds the mark's own words (a summary), if any. `gaps`: from which offset on the
    source is how much longer than `text`, in plain text.
    """

    kind: Kind
    text: str
    start: int
    hidden: bool = False
    label: str = ""
    gaps: tuple[tuple[int, int], ...] = ()

    def at(self, offset: int) -> int:
        """Where in the source a place of `text` stands."""
        return self.start + offset + next((wider for place, wider in reversed(self.gaps) if place <= offset), 0)


class Article(msgspec.Struct, frozen=True):
    """An article's passages in order, and its language (`en`, `de` …; empty where nothing says)."""

    passages: tuple[Passage, ...]
    language: str = ""


_HTML = re.compile(
    r"<(?:!doctype|html|head|body|article|main|section|div|p|h[1-6]|meta|figure|ul|table)\b", re.IGNORECASE
)


def article(text: str, kind: Form | None = None) -> Article:
    """An article from its source; whether that is text, HTML or a post in JSON is guessed where `kind` is not given.

    Raises UnreadableInput for HTML beyond `article_html.LARGEST` characters.
    """
    from previously.read.article_json import read_post

    post = read_post(text) if kind is None else None
    if post is not None:
        return post
    if kind == "html" or (kind is None and _HTML.search(text, 0, LOOKED_AT)):
        from previously.read.article_html import read_html

        return read_html(text)
    return Article(tuple(passages(text.splitlines(keepends=True))))


def passages(lines: Iterable[str]) -> Iterator[Passage]:
    """The passages of plain text, one at a time, however long it is. Lines keep their ends."""
    from previously.read.article_text import read_lines

    return read_lines(lines)
