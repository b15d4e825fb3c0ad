"""Files a command is given, read within bounds."""

from pathlib import Path
from typing import Any

import msgspec

from previously.core.errors import UnreadableInput

LARGEST = 256 << 20


def decoded(file: Path) -> Any:
    """A JSON file's value. Raises UnreadableInput."""
    try:
        return msgspec.json.decode(_bytes(file))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableInput(f"“{file}” is no JSON: {error}") from None


def text_of(file: Path) -> str:
    """A file's text, as UTF-8. Raises UnreadableInput."""
    try:
        return _bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"“{file}” is not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise UnreadableInput(f"“{file}” is larger than {LARGEST >> 20} MB")
        return file.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableInput(f"“{file}” cannot be read: {getattr(error, 'strerror', error)}") from None
