"""Files a command is given, or what is piped in, read within bounds."""

import binascii
import codecs
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from previously.core.errors import UnreadableInput
from previously.formats.png import texts_in

LARGEST = 256 << 20
LARGEST_ARTICLE = 16 << 20
PIPED = "-"


def decoded(file: Path) -> Any:
    """A JSON file's value. Raises UnreadableInput."""
    try:
        return msgspec.json.decode(_bytes(str(file), LARGEST).removeprefix(codecs.BOM_UTF8))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableInput(f"“{file}” is no JSON: {error}") from None


def card_of(file: Path) -> Any:
    """A JSON file's value, or that of a character card in a PNG picture. Raises UnreadableInput."""
    if file.suffix.casefold() != ".png":
        return decoded(file)
    texts = texts_in(_bytes(str(file), LARGEST))
    card = texts.get("ccv3") or texts.get("chara")
    if card is None:
        raise UnreadableInput(f"“{file}” has no character card in it")
    try:
        return msgspec.json.decode(b64decode(card, validate=True))
    except (binascii.Error, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableInput(f"the character card in “{file}” is no JSON: {error}") from None


def text_of(file: str | Path, largest: int = LARGEST) -> str:
    """The text of a file, as UTF-8; of `-`, what is piped in. Raises UnreadableInput."""
    raw = _bytes(str(file), largest)
    if b"\0" in raw:
        raise UnreadableInput(f"{_called(str(file))} is no text")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{_called(str(file))} is not UTF-8 at byte {error.start}; save it as UTF-8") from None


def lines_of(file: Path) -> Iterator[str]:
    """The lines of a large file, one at a time; bytes that are no UTF-8 are read as `�`. Raises UnreadableInput."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as opened:
            yield from opened
    except OSError as error:
        raise UnreadableInput(f"“{file}” cannot be read: {error.strerror}") from None


def size_of(file: str) -> int:
    """How many bytes a file holds; 0 where that cannot be said."""
    try:
        return Path(file).stat().st_size if file != PIPED else 0
    except (OSError, ValueError):
        return 0


def _called(file: str) -> str:
    return "what is piped in" if file == PIPED else f"“{file}”"


def _bytes(file: str, largest: int) -> bytes:
    try:
        raw = _bounded(file, largest)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no file name"
        raise UnreadableInput(f"{_called(file)} cannot be read: {reason}") from None
    if len(raw) > largest:
        raise UnreadableInput(f"{_called(file)} is larger than {largest >> 20} MB")
    return raw


def _bounded(file: str, largest: int) -> bytes:
    if file == PIPED:
        return sys.stdin.buffer.read(largest + 1) if sys.stdin is not None else b""
    path = Path(file)
    if path.exists() and not path.is_file() and not path.is_dir():
        raise UnreadableInput(f"“{file}” is no file")
    opened: BinaryIO
    with path.open("rb") as opened:
        return opened.read(largest + 1)
