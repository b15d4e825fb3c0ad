"""How much of an article is read. Beyond the limit nothing is shown, and the reader is told so."""

from collections.abc import Iterable, Iterator

from previously.press.article.model import Passage

MOST = 1_200_000
"""The most characters read of an article, each passage counting for `EACH` more. Set: at most ten seconds' work."""
EACH = 32
PAGE = 2_000_000
"""The most characters read of a page's source, most of which is not text."""
UNREAD = "the rest of this article, which is too long to be read"


class Bound:
    """Passes on as much of an article as is read; `unread` is the source offset where that stops, if it does."""

    def __init__(self, most: int = MOST) -> None:
        self.most = self.left = most
        self.unread: int | None = None

    def lines(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines examined, however few words they hold; one that is too long is cut after a word."""
        at = 0
        for line in lines:
            room = self.most - at
            if len(line) > room:
                cut = line.rfind(" ", 0, room) + 1 or (0 if at else room)
                self.unread = at + cut
                yield from [line[:cut]] if cut else []
                return
            at += len(line)
            yield line

    def passages(self, found: Iterable[Passage]) -> Iterator[Passage]:
        """The passages to be read."""
        for one in found:
            if not self.takes(one):
                return
            yield one

    def takes(self, one: Passage) -> bool:
        """Is the next passage read? Once one is not, none is."""
        self.left -= EACH + len(one.text)
        if self.left < 0 and (self.unread is None or one.start < self.unread):
            self.unread = one.start
        return self.left >= 0
