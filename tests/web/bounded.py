"""The real command with bounds that are soon met, by name: `python -m tests.web.bounded serve FOLDER …`."""

import os
from collections.abc import Callable

from previously.live import ready
from previously.mind.kernel import fast
from previously.story.story import Story
from previously.surfaces.cli.main import main
from previously.surfaces.web.pages import cast, found
from previously.surfaces.web.processes import staff, worker


def endless(*_: object) -> tuple[()]:
    """Comes to no end."""
    while True:
        pass


def idle(*_: object) -> None:
    """Does nothing."""


def hungry(*_: object) -> bytes:
    """Takes more than there is."""
    return b"x" * (2 * worker.MEMORY)


def reading() -> None:
    """An article is read for ever."""
    Story.read = endless  # type: ignore[assignment, method-assign]
    worker.READING = 1


def page() -> None:
    """A page is made for ever."""
    cast.page = endless  # type: ignore[assignment]
    worker.SECONDS = 1


def dropped() -> None:
    """A page is made for ever, and nothing bounds its time."""
    cast.page = endless  # type: ignore[assignment]
    worker.SECONDS = 1 << 20
    staff.GRACE = 0.01


def memory() -> None:
    """A page takes all the memory."""
    cast.page = hungry  # type: ignore[assignment]


def short() -> None:
    """Every worker makes one page."""
    worker.GROWN = -1


def late() -> None:
    """Every worker makes one page, and the keeper is never free to begin another."""
    worker.GROWN = -1
    found.look_through = endless  # type: ignore[assignment]


def long() -> None:
    """Every story counts as a long one, and nothing of it is worked out before a page waits for it.

    For such a story the kernel would be compiled first, which may take a minute.
    """
    ready.LONG = 1
    found.look_through = idle  # type: ignore[assignment]
    fast.available = lambda: False  # type: ignore[assignment]


CASES: dict[str, Callable[[], None]] = {
    case.__name__: case for case in (reading, page, dropped, memory, short, late, long)
}

if __name__ == "__main__":
    CASES[os.environ["BOUNDED"]]()
    main()
