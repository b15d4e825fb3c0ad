"""How much there is of a story: what a clean bill rests on."""

import msgspec


class Extent(msgspec.Struct, frozen=True):
    """A story by its title, whom or what it is told without, and how many episodes, scenes and lines it has.

    `unread` are the files beside it that were not read, or not all of them.
    """

    title: str
    without: str
    episodes: int
    scenes: int
    lines: int
    unread: int = 0
