"""The lexicon's tables are kept in the user's cache, by the names, sizes and times of the files they are built from."""

import hashlib
from pathlib import Path

from previously.formats.cache import Cache

HOME = Path(__file__).parents[1] / "language" / "lexicon"


class KeptTables:
    """Keeps tables of the lexicon in the user's cache."""

    def get(self, name: str) -> bytes | None:
        """A table that was built from the files as they are."""
        return Cache().get(_key(name))

    def put(self, name: str, content: bytes) -> None:
        """Keep a table."""
        Cache().put(_key(name), content)


def _key(name: str) -> bytes:
    """A key that changes with any file of the lexicon."""
    found = [(path, path.stat()) for path in sorted(HOME.rglob("*.*")) if path.suffix != ".pyc"]
    told = [name, *(f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in found)]
    return hashlib.sha256("\n".join(told).encode()).digest()
