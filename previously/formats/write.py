"""Atomic file writes: written beside, flushed to disk, and renamed."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from previously.core.errors import BadRequest, UnreadableInput


def write_text(path: Path, text: str) -> None:
    """Write a text file atomically. Raises UnreadableInput if it cannot be written."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file atomically. Raises UnreadableInput if it cannot be written."""
    _write(path, (content,))


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write a long text piece by piece, atomically. Raises UnreadableInput if it cannot be written."""
    _write(path, (piece.encode() for piece in pieces))


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(0o644)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UnreadableInput(f"“{path}” cannot be written: {error.strerror}") from None


def write_folder(root: Path, files: Mapping[str, str]) -> None:
    """Write a new folder's files. Raises BadRequest if the folder is not empty."""
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise BadRequest(f"“{root}” already exists and is not empty; choose a new folder")
    for name, text in files.items():
        write_text(root / name, text)
