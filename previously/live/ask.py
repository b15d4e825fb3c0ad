"""What is asked of a served story and what is answered, as plain values that can go from one process to another."""

import os

from msgspec import Struct

from previously.live.grant import Grant


class Ask(Struct, frozen=True):
    """A request for a page: its route, the address asked for, and what was sent; it may read an article, or save.

    What a program posts stands in `sent`, with the call's `key`; `grant` is as whom it asks.
    """

    route: str
    path: str
    query: str = ""
    method: str = "GET"
    names: dict[str, str] = {}
    form: dict[str, str] = {}
    reads: bool = False
    saves: bool = False
    sent: bytes = b""
    key: str = ""
    grant: Grant = Grant()


class Stamp(Struct, frozen=True):
    """A file as it lay on the disk when an answer was made from it."""

    path: str
    written: int
    size: int
    number: int

    @classmethod
    def of(cls, path: str) -> "Stamp | None":
        """The file as it lies there now; None where there is none."""
        try:
            found = os.stat(path)  # noqa: PTH116 - for each answer that is kept
        except OSError:
            return None
        return cls(path, found.st_mtime_ns, found.st_size, found.st_ino)


class Made(Struct, frozen=True):
    """An answer. `waits`: some of it is not worked out yet; `last`: who made it makes no other.

    `rests_on`: the file it shows, beside the story as it is served.
    """

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    waits: bool = False
    last: bool = False
    rests_on: Stamp | None = None

    @property
    def holds(self) -> bool:
        """Does the file it rests on still lie there?"""
        return self.rests_on is None or Stamp.of(self.rests_on.path) == self.rests_on
