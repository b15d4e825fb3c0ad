"""A notice: what an article says readers must have watched, where it is, and what it covers."""

from typing import Literal

import msgspec

from previously.press.article.model import Passage

Ranges = tuple[tuple[int, int], ...]
"""First and last, both included."""
Mark = tuple[int, int]
"""A passage's index and an offset in its text."""
Reach = Literal["rest", "whole", "block"]
ScopeKind = Literal["seasons", "episodes", "titled", "series", "released", "work", "unplaced"]
ASIDE = frozenset(("headline", "caption", "alt", "tag"))
"""What a notice over the rest of an article covers, wherever it is."""


class Scope(msgspec.Struct, frozen=True):
    """How far readers must have watched, as written.

    kind       seasons     `seasons`, whole
               episodes    `episodes`, of `seasons` where it says so
               titled      an episode by its `name`
               series      all of it
               released    all that was out when the article appeared
               work        another work, by its `name`
               unplaced    it does not say, or only “tonight’s”: everything
    title      the story's title as written, or empty
    group      what it calls a season: season, volume, act …
    unit       what it calls an episode: episode, chapter, issue …
    """

    kind: ScopeKind
    title: str = ""
    seasons: Ranges = ()
    episodes: Ranges = ()
    group: str = "season"
    unit: str = "episode"
    name: str = ""

    @property
    def is_one(self) -> bool:
        """Is it for exactly one season?"""
        return len(self.seasons) == 1 and self.seasons[0][0] == self.seasons[0][1]


UNPLACED = Scope("unplaced")


class Notice(msgspec.Struct, frozen=True):
    """One notice, at `start` to `end` in passage `passage`; its cover ends before `last`.

    `mild` is what it says about itself, and exempts nothing.
    """

    passage: int
    start: int
    end: int
    words: str
    scopes: tuple[Scope, ...]
    reach: Reach = "rest"
    last: Mark | None = None
    mild: bool = False

    @property
    def first(self) -> Mark:
        """Where its cover begins."""
        return (0, 0) if self.reach == "whole" else (self.passage, self.end)

    def covers(self, passage: Passage, index: int, offset: int = 0) -> bool:
        """Does it cover a place in the article: an offset in the passage of that index?"""
        if self.reach != "block" and passage.kind in ASIDE:
            return True
        return self.first <= (index, offset) and (self.last is None or (index, offset) < self.last)
