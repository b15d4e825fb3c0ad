"""An article as passages: the model every article reader produces."""

from bisect import bisect_right
from typing import Literal

import msgspec

Kind = Literal["headline", "heading", "paragraph", "item", "quote", "caption", "alt", "byline", "tag"]


class Passage(msgspec.Struct, frozen=True):
    """One block of an article. `text` has single spaces and no markup.

    `start` is the offset of its first character in the decoded source (approximate in HTML). `hidden`: it is inside a
    spoiler mark, whose own words (a summary), if any, are in `label`. `gaps`: in plain text, the offsets from which the
    source is longer than `text`, and by how much.
    """

    kind: Kind
    text: str
    start: int
    hidden: bool = False
    label: str = ""
    gaps: tuple[tuple[int, int], ...] = ()

    def at(self, offset: int) -> int:
        """The source offset of an offset in `text`."""
        number = bisect_right(self.gaps, offset, key=lambda gap: gap[0])
        return self.start + offset + (self.gaps[number - 1][1] if number else 0)


class Article(msgspec.Struct, frozen=True):
    """An article's passages in order, and its language (`en`, `de` …; empty if unknown).

    `unread` is the source offset from which a too long article is not read; None if all of it is.
    """

    passages: tuple[Passage, ...]
    language: str = ""
    unread: int | None = None
