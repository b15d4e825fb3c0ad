"""How much there is of a story: what a clean bill rests on."""

import msgspec

from previously.canon.coverage import Coverage
from previously.canon.pages.resting import Pages


class Extent(msgspec.Struct, frozen=True):
    """A story by its title, whom or what it is told without, how many episodes and scenes it has, and how it is read.

    `unread` are the files beside it that were not read, or not all of them; `pages` is how far lines rest on its pages,
    which an audience is not told.
    """

    title: str
    without: str
    episodes: int
    scenes: int
    coverage: Coverage
    unread: int = 0
    pages: Pages = Pages()
