"""One writer at a time: a lock beside a file, let go by the system whatever becomes of the process that holds it."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from previously.formats.writing.names import hidden

try:
    import fcntl
except ImportError:  # where files cannot be locked so
    LOCKS = False
else:
    LOCKS = True

PATIENCE = 10.0
"""Seconds to wait for another writer."""
STEP = 0.005
_OPENED = os.O_RDONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock beside a file or folder. Raises TimeoutError if another process keeps it."""
    if not LOCKS:
        yield
        return
    beside = hidden(path, "lock")
    handle = _taken(beside)
    try:
        yield
    finally:
        try:
            beside.unlink(missing_ok=True)
        finally:
            os.close(handle)


def _taken(beside: Path) -> int:
    until = time.monotonic() + PATIENCE
    while True:
        handle = os.open(beside, _OPENED, 0o666)
        if _locks(handle) and _is_still(handle, beside):
            return handle
        os.close(handle)
        if time.monotonic() > until:
            raise TimeoutError(0, "another program is writing it; try again when it is done")
        time.sleep(STEP)


def _locks(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_still(handle: int, beside: Path) -> bool:
    """Does the name still lead to the file that was opened? Whoever held the lock before has removed it."""
    try:
        return os.path.samestat(os.fstat(handle), beside.stat())
    except FileNotFoundError:
        return False
