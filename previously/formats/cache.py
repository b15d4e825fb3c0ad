"""A cache of earlier results, by key, in a folder of the user's: private, bounded, and never required.

An entry that is damaged, truncated, too large or not exclusively ours is a miss, as if never written.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from previously.formats.writing.write import write_private

HEAD = b"previously 1\n"
"""Every file's header: what it is, and the layout version."""
LARGEST = 32 << 20
MOST = 256 << 20
FOLDER = "answers"
OTHERS = 0o077
"""Permission bits for anyone but the owner."""
_SAFELY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Cache:
    """Entries in a folder, at most `most` bytes in all; the least recently used go first."""

    def __init__(self, folder: Path | None = None, most: int = MOST) -> None:
        self.folder, self.most = folder or home() / FOLDER, most

    def get(self, key: bytes) -> bytes | None:
        """What was stored under a key, whole and unchanged, or None."""
        try:
            if not _is_ours(self.folder.lstat(), stat.S_ISDIR):
                return None
            path = self._path(key)
            raw = _read(path)
            if raw is None or not raw.startswith(HEAD + _sum(key, raw[len(HEAD) + 32 :])):
                return None
            os.utime(path)
        except OSError:
            return None
        return raw[len(HEAD) + 32 :]

    def put(self, key: bytes, content: bytes) -> None:
        """Store something under a key, if possible."""
        if len(content) > min(LARGEST, self.most) - len(HEAD) - 32:
            return
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours(self.folder.lstat(), stat.S_ISDIR):
                write_private(self._path(key), HEAD + _sum(key, content) + content)
                self._trim()
        except OSError:
            return

    def _path(self, key: bytes) -> Path:
        return self.folder / hashlib.sha256(key).hexdigest()

    def _trim(self) -> None:
        """Delete the least recently used entries until the rest fit."""
        entries = [(path, path.lstat()) for path in self.folder.iterdir()]
        over = sum(found.st_size for _, found in entries) - self.most
        for path, found in sorted(entries, key=lambda entry: entry[1].st_mtime_ns):
            if over <= 0:
                return
            path.unlink(missing_ok=True)
            over -= found.st_size


def home() -> Path:
    """The cache folder: `PREVIOUSLY_CACHE`, or the platform's usual place."""
    own = os.environ.get("PREVIOUSLY_CACHE")
    if own:
        return Path(own)
    usual = Path("~/Library/Caches" if sys.platform == "darwin" else "~/.cache")
    places = (os.environ.get(name) for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"))
    return next((Path(place) for place in places if place), usual).expanduser() / "previously"


def _read(path: Path) -> bytes | None:
    with os.fdopen(os.open(path, _SAFELY), "rb") as file:
        found = os.fstat(file.fileno())
        return file.read(found.st_size) if _is_ours(found, stat.S_ISREG) and found.st_size <= LARGEST else None


def _is_ours(found: os.stat_result, kind: Callable[[int], bool]) -> bool:
    """Is it of this kind, and private to this user? Without such permissions on the platform, it counts as private."""
    alone = not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & OTHERS)
    return kind(found.st_mode) and alone


def _sum(key: bytes, content: bytes) -> bytes:
    return hashlib.sha256(key + content).digest()
