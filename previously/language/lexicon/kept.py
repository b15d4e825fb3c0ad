"""Tables of the lexicon: built from its files once, and kept where whoever runs the program has room for them."""

from collections.abc import Callable
from typing import Protocol

import msgspec

Table = dict[str, str]


class Keeper(Protocol):
    """Keeps tables by name between runs; it may lose them, and must know those of another lexicon from its own."""

    def get(self, name: str) -> bytes | None:
        """What was kept under a name, or None."""

    def put(self, name: str, content: bytes) -> None:
        """Keep something, if possible."""


_KEEPERS: list[Keeper] = []


def keep_in(keeper: Keeper) -> None:
    """Keep tables there from now on."""
    _KEEPERS[:] = [keeper]


def table_of(name: str, build: Callable[[], Table]) -> Table:
    """A table as it was kept, else built and kept."""
    for keeper in _KEEPERS:
        kept = _table(keeper.get(name))
        if kept is not None:
            return kept
    built = build()
    for keeper in _KEEPERS:
        keeper.put(name, msgspec.msgpack.encode(built))
    return built


def _table(content: bytes | None) -> Table | None:
    try:
        return None if content is None else msgspec.msgpack.decode(content, type=Table)
    except msgspec.DecodeError:
        return None
