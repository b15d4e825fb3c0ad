"""Where on the page each line rests that quotes it.

A quote is looked up in the passages of its scene, then of its episode. What is found once holds the line there; what is
not there any more, or stands there in several places, does not.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.pages.near import Comparing, near
from previously.canon.pages.page import OnPage, PageText, Work
from previously.canon.setting import Placed
from previously.core.source import Span
from previously.language.quoting import Quote, quotes_in

Found = Literal["once", "often", "changed", "gone", "nowhere", "unread", "unlooked"]
"""How a quote stands: once on the page, in several places, in other words; its scene has no page any more, its page
has nothing like it, its episode has no page; or there are too many quotes to look for."""


class Anchor(msgspec.Struct, frozen=True):
    """A quote of a line: its words, where they stand in the log, and where on the page."""

    at: str
    event: str
    line: str
    span: Span
    quote: str
    found: Found
    places: tuple[OnPage, ...] = ()


@remembered("canon")
def anchors_of(canon: Canon, numbers: tuple[int, ...]) -> tuple[Anchor, ...]:
    """The quotes of one episode's lines, in their order."""
    part = canon.told_at(numbers)
    return tuple(_Anchoring(part.whole).anchors()) if part else ()


class _Anchoring:
    """One episode whose quotes are looked up; its pages are put together where a line quotes them."""

    def __init__(self, episode: Episode) -> None:
        self.placed = episode.placed
        self.work, self.comparing = Work(), Comparing()
        self.pages: tuple[PageText, dict[str, PageText]] | None = None

    def anchors(self) -> Iterator[Anchor]:
        """Each of them."""
        for placed in self.placed:
            for ordinal, line in enumerate(placed.read.text.lines, 1):
                for quote in quotes_in(line.text):
                    at = placed.scene.at
                    span = Span(line.span.block, line.span.row, line.span.column + quote.column - 1)
                    yield Anchor(at, f"{at}/{ordinal}", line.text, span, quote.text, *self._found(placed, quote))

    def _found(self, placed: Placed, quote: Quote) -> tuple[Found, tuple[OnPage, ...]]:
        whole, scenes = self.pages = self.pages or pages_of(self.placed)
        own = scenes[placed.scene.at]
        for page in (own, whole):
            places = page.places(quote.text, self.work)
            if places is None:
                return "unlooked", ()
            if places:
                return ("often" if len(places) > 1 else "once"), places
        if not whole.passages:
            return "unread", ()
        other = near(quote.text, own, self.comparing) or near(quote.text, whole, self.comparing)
        if other is not None:
            return "changed", (other,)
        return ("nowhere" if own.passages else "gone"), ()


def pages_of(placed: tuple[Placed, ...]) -> tuple[PageText, dict[str, PageText]]:
    """The passages of an episode, and of each of its scenes."""
    every = [(one.scene.at, passage) for one in placed for passage in one.read.text.passages]
    numbered = [(at, number, passage) for number, (at, passage) in enumerate(every)]
    by_scene: dict[str, list[int]] = {one.scene.at: [] for one in placed}
    for at, number, _ in numbered:
        by_scene[at].append(number)
    return PageText(numbered), {at: PageText(numbered[n] for n in numbers) for at, numbers in by_scene.items()}
