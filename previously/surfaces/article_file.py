"""An article's source, from a file or from what is piped in, within bounds."""

import sys
from pathlib import Path

from previously.core.errors import UnreadableInput

LARGEST = 16 << 20
PIPED = "-"


def text_of(file: str) -> str:
    """The text of a file; of `-`, what is piped in. Raises UnreadableInput."""
    name = "what is piped in" if file == PIPED else f"“{file}”"
    try:
        raw = _piped() if file == PIPED else _read(Path(file))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no file name"
        raise UnreadableInput(f"{name} cannot be read: {reason}") from None
    if len(raw) > LARGEST:
        raise UnreadableInput(f"{name} is larger than {LARGEST >> 20} MB")
    if b"\0" in raw:
        raise UnreadableInput(f"{name} is no text")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{name} is not UTF-8 at byte {error.start}; save it as UTF-8") from None


def _read(path: Path) -> bytes:
    if path.exists() and not path.is_file() and not path.is_dir():
        raise UnreadableInput(f"“{path}” is no file")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _piped() -> bytes:
    return sys.stdin.buffer.read(LARGEST + 1) if sys.stdin is not None else b""
