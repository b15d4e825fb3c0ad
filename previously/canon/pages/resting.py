"""On which passages of its pages a story's lines rest: those that a line quotes, each found in one place."""

from collections.abc import Mapping

import msgspec

from previously.canon.log import Canon
from previously.canon.pages.anchors import anchors_of
from previously.core.passage import AUTHORS


class Pages(msgspec.Struct, frozen=True):
    """How many passages a story's pages have, without headings and notes, and on how many of them a line rests."""

    passages: int = 0
    resting: int = 0

    def __add__(self, other: "Pages") -> "Pages":
        return Pages(self.passages + other.passages, self.resting + other.resting)

    @property
    def sentence(self) -> str:
        """`lines rest on 12 of 80 passages of the pages`; empty where no line quotes its page."""
        if not self.resting:
            return ""
        rest = "a line rests" if self.resting == 1 else "lines rest"
        return f"{rest} on {self.resting:,} of {self.passages:,} passages of the pages"


def resting_on(canon: Canon, numbers: tuple[int, ...]) -> Mapping[int, tuple[str, ...]]:
    """The addresses of the lines that rest on each passage of an episode, by the passage's number in it."""
    found: dict[int, dict[str, None]] = {}
    for anchor in anchors_of(canon, numbers):
        if anchor.found == "once":
            found.setdefault(anchor.places[0].number, {})[anchor.event] = None
    return {number: tuple(events) for number, events in found.items()}


def pages_of_canon(canon: Canon) -> Pages:
    """The count over all that is told."""
    total = Pages()
    for episode in canon.episodes:
        passages = sum(one.kind not in AUTHORS for placed in episode.placed for one in placed.read.text.passages)
        if passages:
            total += Pages(passages, len(resting_on(canon, episode.episode)))
    return total
