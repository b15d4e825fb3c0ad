"""An article as passages: the model that every reader of an article gives."""

from bisect import bisect_right
from typing import Literal

import msgspec

Kind = Literal["headline", "heading", "paragraph", "item", "quote", "caption", "alt", "byline", "tag"]


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
        number = bisect_right(self.gaps, offset, key=lambda gap: gap[0])
        return self.start + offset + (self.gaps[number - 1][1] if number else 0)


class Article(msgspec.Struct, frozen=True):
    """An article's passages in order, and its language (`en`, `de` …; empty where nothing says).

    `unread` is the offset in its source from which on it is not read, where it is too long; None where all of it is.
    """

    passages: tuple[Passage, ...]
    language: str = ""
    unread: int | None = None
