"""Headspaces: the replay of a life up to a moment; the only room that knows arrays."""

import mmap
import sys

ROOM = 80 << 20
"""Bytes of address space that numpy takes when it is loaded."""


def _make_room() -> None:
    """See that there is room for numpy, which ends the program where there is none. Raises MemoryError."""
    try:
        mmap.mmap(-1, ROOM).close()
    except OSError:
        raise MemoryError from None


if "numpy" not in sys.modules:
    _make_room()
