"""An article as passages: the model every reader of text or HTML gives, and the door to those readers."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

Kind = Literal["headline", "heading", "paragraph", "item", "quote", "caption", "alt", "byline", "tag"]
Form = Literal["text", "html"]


class Passage(msgspec.Struct, frozen=True):
    """One block of an article. `text` has single spaces and no marks of its format.

    `start` is the offset of its first character in the decoded source (best effort in HTML). `hidden`: it stands inside
    a spoiler mark, and `label` holds the mark's own words (a summary), if any.
    """

    kind: Kind
    text: str
    start: int
    hidden: bool = False
    label: str = ""


class Article(msgspec.Struct, frozen=True):
    """An article's passages in order, and its language (`en`, `de` …; empty where nothing says)."""

    passages: tuple[Passage, ...]
    language: str = ""


_HTML = re.compile(r"<(?:!doctype|html|head|body|article|div|p|h[1-6]|meta|details|section|span|a|img)\b[^<>]*>", re.I)


def article(text: str, kind: Form | None = None) -> Article:
    """An article from its source; whether that is text or HTML is guessed where `kind` is not given."""
    raise NotImplementedError


def passages(lines: Iterable[str]) -> Iterator[Passage]:
    """The passages of plain text, one at a time, however long it is."""
    raise NotImplementedError
