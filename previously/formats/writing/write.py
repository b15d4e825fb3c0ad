"""One file written: under a lock, beside its path, flushed to disk and then put in its place in one step.

A link stays a link. A pipe or a device is written through. A new file has the mode that the umask gives; one that takes
another's place has the other's mode, owner and attributes.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from previously.core.errors import UnreadableInput
from previously.formats.writing.lock import locked
from previously.formats.writing.names import hidden
from previously.formats.writing.place import ANYTHING, left_over, put
from previously.formats.writing.same import is_protected, keep_as

PIECE = 1 << 16
ALONE, SHARED = 0o600, 0o666
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_text(path: Path, text: str, over: str = ANYTHING) -> Path | None:
    """Write a text file. Otherwise as `write_bytes`."""
    return write_bytes(path, text.encode(), over)


def write_bytes(path: Path, content: bytes, over: str = ANYTHING) -> Path | None:
    """Write a file whole, only `over` what that says (see `place`); if another's text had to be kept, say where.

    Raises Changed, and UnreadableInput if it cannot be written.
    """
    return _write(path, (content,), over)


def write_pieces(path: Path, pieces: Iterable[bytes], over: str = ANYTHING) -> Path | None:
    """Write a long file piece by piece. Otherwise as `write_bytes`."""
    return _write(path, pieces, over)


def write_private(path: Path, content: bytes) -> None:
    """Write a cache's file: for its owner alone, in place of whatever is there, without waiting for the disk.

    Raises OSError.
    """
    with locked(path), _beside(path) as new:
        new.unlink(missing_ok=True)
        made(new, (content,), ALONE, flush=False)
        new.replace(path)


def is_stream(path: Path) -> bool:
    """Is it a pipe or a device, which is written through and never replaced?"""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    plain = stat.S_ISREG(mode) or stat.S_ISDIR(mode)
    return not plain or (path.is_symlink() and _is_the_systems(path))


def _is_the_systems(path: Path) -> bool:
    """Is it a name that the system gives to what is open, such as `/dev/stdout`?"""
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100 - the name itself, wherever it leads
    return folder in {Path("/dev"), Path("/dev/fd")} or Path("/proc") in folder.parents


def _write(path: Path, pieces: Iterable[bytes], over: str) -> Path | None:
    with worded(path):
        if is_stream(path):
            _through(path, pieces)
            return None
        real = Path(os.path.realpath(path))
        real.parent.mkdir(parents=True, exist_ok=True)
        with locked(real):
            left = left_over(real)
            return _whole(real, pieces, over) or left


def _whole(path: Path, pieces: Iterable[bytes], over: str) -> Path | None:
    there = path.exists()
    if there and path.is_dir():
        raise IsADirectoryError(0, "it is a folder")
    if there and is_protected(path):
        raise PermissionError(0, "it is write-protected; make it writable first")
    with _beside(path) as new:
        made(new, pieces, ALONE if there else SHARED)
        if there:
            keep_as(path, new)
        kept = put(new, path, over)
    flushed(path.parent)
    return kept


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """The name that a file is made by; nothing is left there if it does not get to its place."""
    new = hidden(path, "new")
    try:
        yield new
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def made(new: Path, pieces: Iterable[bytes], mode: int, *, flush: bool = True) -> None:
    """Make a new file. Raises OSError."""
    handle = os.open(new, _NEW, mode)
    try:
        _pour(handle, pieces)
        if flush:
            os.fsync(handle)
    finally:
        os.close(handle)


def _through(path: Path, pieces: Iterable[bytes]) -> None:
    """Write into what is there already, behind what has been written to it."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND)
    try:
        _pour(handle, pieces)
    finally:
        os.close(handle)


def _pour(handle: int, pieces: Iterable[bytes]) -> None:
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) >= PIECE:
            _all(handle, held)
            held.clear()
    _all(handle, held)


def _all(handle: int, content: bytes | bytearray) -> None:
    written = 0
    while written < len(content):
        written += os.write(handle, content[written : written + PIECE])


def flushed(folder: Path) -> None:
    """Have what a folder holds on disk too, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Say in one sentence why a path could not be written: raises UnreadableInput for an OSError."""
    try:
        yield
    except OSError as error:
        raise UnreadableInput(f"“{path}” cannot be written: {error.strerror}") from None
    except ValueError:  # a NUL in it
        raise UnreadableInput(f"“{path}” cannot be written: it is no file name") from None
