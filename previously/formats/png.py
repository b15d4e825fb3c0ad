"""PNG pictures with a text in them, as character cards are kept: a chunk `tEXt` of its own."""

import struct
import zlib
from collections.abc import Iterator

from previously.core.errors import UnreadableInput

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST = 64 << 20


def picture(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A picture of one colour."""
    rows = (b"\0" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


def with_text(png: bytes, key: str, text: bytes) -> bytes:
    """The same picture with a text under a key, before its end."""
    end = png.rindex(_chunk(b"IEND", b""))
    return png[:end] + _chunk(b"tEXt", key.encode("latin-1") + b"\0" + text) + png[end:]


def texts_in(png: bytes) -> dict[str, bytes]:
    """The texts in a picture, by their keys. Raises UnreadableInput where it is none."""
    if not png.startswith(SIGNATURE) or len(png) > LARGEST:
        raise UnreadableInput("this is no PNG picture that can be read")
    found: dict[str, bytes] = {}
    for kind, body in _chunks(png):
        if kind == b"tEXt" and b"\0" in body:
            name, _, text = body.partition(b"\0")
            found[name.decode("latin-1")] = text
    return found


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at + 12 <= len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += 12 + size


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
