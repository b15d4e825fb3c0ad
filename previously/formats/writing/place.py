"""A new file takes its place: over anything, over nothing, or only over the text it was made from.

Where the system lets two files change places, what comes out is looked at, and anything but the expected text goes
back. Elsewhere what another program writes into the old file is kept beside, and the caller is told; only a program
that moves a file of its own there between the last look and the move can still be overwritten.
"""

import hashlib
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from previously.core.errors import BadRequest
from previously.formats.writing.names import free, hidden
from previously.formats.writing.system import being_written, exchange

ANYTHING, NOTHING = "*", ""
"""What a file may be written over, beside the digest of a text."""


PATIENCE, STEP = 1.0, 0.005
"""Seconds to wait for a program that has the old file open to write in it, and between two looks."""


class Changed(BadRequest):
    """The file is not what was to be replaced. `kept`: where another program's text lies, if it could not stay."""

    def __init__(self, path: Path, kept: Path | None = None) -> None:
        super().__init__(f"“{path}” has been written by another program meanwhile; nothing was written")
        self.kept = kept


def digest(content: bytes) -> str:
    """What says which text a file holds."""
    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str:
    """The digest of a file; NOTHING if there is none. Raises OSError."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return NOTHING


def put(new: Path, path: Path, over: str) -> Path | None:
    """Move a new file to its path, and say where another program's text is kept, if one came in between.

    Raises Changed if the path holds something else than `over`, and OSError.
    """
    if over == ANYTHING:
        new.replace(path)
        return None
    if over == NOTHING:
        _where_nothing_is(new, path)
        return None
    if digest_of(path) != over:
        raise Changed(path)
    old, mine = hidden(path, "old"), digest_of(new)
    try:
        new.replace(old)  # under this name nothing is thrown away: see `left_over`
        return _checked(old, path, over, mine) if _exchanged(old, path) else _beside(old, path, over)
    except BaseException:
        if digest_of(old) in {mine, over}:
            old.unlink(missing_ok=True)
        raise


def _exchanged(old: Path, path: Path) -> bool:
    try:
        return exchange(old, path)
    except FileNotFoundError:
        raise Changed(path) from None


def left_over(path: Path) -> Path | None:
    """Tidy up after a writer that was killed. A text that may be another program's is kept, and its name returned."""
    hidden(path, "new").unlink(missing_ok=True)
    old = hidden(path, "old")
    if not old.exists():
        return None
    if digest_of(old) == digest_of(path):
        old.unlink()
        return None
    return old.replace(free(path))


def _where_nothing_is(new: Path, path: Path) -> None:
    try:
        os.link(new, path)
    except FileExistsError:
        raise Changed(path) from None
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise Changed(path) from None
        new.replace(path)
    new.unlink(missing_ok=True)


def _checked(old: Path, path: Path, over: str, mine: str) -> Path | None:
    """The two have changed places: look at what came out. What is still open elsewhere is kept, changed or not."""
    if digest_of(old) == over and _is_closed(old) and digest_of(old) == over:
        old.unlink()
        return None
    if digest_of(old) == over:
        return old.replace(free(path))
    raise Changed(path, _given_back(old, path, mine))


def _is_closed(path: Path) -> bool:
    """Is nobody writing the file, or has who did come to an end soon?"""
    until = time.monotonic() + PATIENCE
    while being_written(path):
        if time.monotonic() > until:
            return False
        time.sleep(STEP)
    return True


def _given_back(theirs: Path, path: Path, mine: str) -> Path | None:
    """Put another program's text back, and say where it or an even later one is kept, if it cannot be there."""
    try:
        exchange(theirs, path)
    except FileNotFoundError:  # removed just now
        with suppress(OSError):
            _where_nothing_is(theirs, path)
            return None
    if digest_of(theirs) == mine and not being_written(theirs):
        theirs.unlink()
        return None
    return theirs.replace(free(path))


def _beside(new: Path, path: Path, over: str) -> Path | None:
    """Keep the old file by another name until it is certain that the new one has taken its place."""
    kept = free(path)
    try:
        os.link(path, kept)
    except OSError:
        shutil.copy2(path, kept)
    if digest_of(kept) != over:
        new.unlink()
        kept.unlink()
        raise Changed(path)
    new.replace(path)
    if _is_closed(kept) and digest_of(kept) == over:
        kept.unlink()
        return None
    return kept
