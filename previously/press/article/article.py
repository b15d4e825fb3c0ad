"""The entry point for reading articles: text, HTML, or a post in JSON."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from previously.core.ids import composed
from previously.press.article.bound import Bound
from previously.press.article.model import Article, Passage

Form = Literal["text", "html"]
LOOKED_AT = 16_384
"""How much of a source is examined to guess its format."""


_HTML = re.compile(
    r"<(?:!doctype|html|head|body|article|main|section|div|p|h[1-6]|meta|figure|ul|table)\b", re.IGNORECASE
)


def article(text: str, kind: Form | None = None) -> Article:
    """An article from its source; unless `kind` is given, whether it is text, HTML or a JSON post is guessed.

    Raises UnreadableInput for HTML beyond `html.LARGEST` characters.
    """
    from previously.press.article.json import read_post

    text = composed(text).removeprefix("\ufeff")
    post = read_post(text) if kind is None else None
    if post is not None:
        return post
    if kind == "html" or (kind is None and _HTML.search(text, 0, LOOKED_AT)):
        from previously.press.article.html import read_html  # selectolax is an extra

        return read_html(text)
    bound = Bound()
    found = tuple(bound.passages(passages(bound.lines(text.splitlines(keepends=True)))))
    return Article(found, unread=bound.unread)


def passages(lines: Iterable[str]) -> Iterator[Passage]:
    """The passages of plain text, one at a time, however long it is. Lines keep their line endings."""
    from previously.press.article.text import read_lines

    return read_lines(map(composed, lines))
