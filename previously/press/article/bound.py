"""How much of an article is read. What lies beyond is not read: nothing of it is shown, and that is said."""

from collections.abc import Iterable, Iterator

from previously.press.article.model import Passage

MOST = 1_200_000
"""Characters that are read of an article, each passage counting for `EACH` more. Set: ten seconds at most."""
EACH = 32
PAGE = 2_000_000
"""Characters of a page's source that are read; most of a page is no text."""
UNREAD = "the rest of this article, which is too long to be read"


class Bound:
    """Lets through as much of one article as is read; `unread` is where in the source that stops, if it does."""

    def __init__(self, most: int = MOST) -> None:
        self.most = self.left = most
        self.unread: int | None = None

    def lines(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines that are looked at, however few words they hold; one that is too long is cut after a word."""
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
        """The passages that are read."""
        for one in found:
            if not self.takes(one):
                return
            yield one

    def takes(self, one: Passage) -> bool:
        """Is the next passage read? After one that is not, none is."""
        self.left -= EACH + len(one.text)
        if self.left < 0 and (self.unread is None or one.start < self.unread):
            self.unread = one.start
        return self.left >= 0
