"""An archive's parts, bounded: nothing is unpacked to a file, and no part is larger than is read of a text."""

import io
import re
import zipfile

LARGEST = 64 << 20
"""Bytes that are unpacked of one archive. Set."""

PARAGRAPHS = 200_000
"""So many paragraphs of one document are read: ten times those of the longest novels. Set."""
_PARAGRAPH = re.compile(r"<(?:\w{1,9}:)?p[\s>]")


class BrokenDocument(Exception):
    """A document that cannot be read: why."""


class Archive:
    """The parts of a document by name."""

    def __init__(self, raw: bytes) -> None:
        self.left, self.paragraphs = LARGEST, PARAGRAPHS
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise BrokenDocument("this document is damaged: it is no archive") from error

    def text(self, name: str) -> str | None:
        """One part; None if there is none. Raises BrokenDocument where it is damaged or too large."""
        try:
            with self._zip.open(name) as part:
                raw = part.read(self.left + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise BrokenDocument(f"this document is damaged: its part “{name}” cannot be read") from error
        except Exception as error:  # what a decompressor says of a damaged part is its own
            raise BrokenDocument(f"this document is damaged: its part “{name}” cannot be unpacked") from error
        self.left -= len(raw)
        if self.left < 0:
            raise BrokenDocument(f"this document unpacks to more than {LARGEST >> 20} MB")
        return raw.decode("utf-8-sig", "replace")

    def pages(self, name: str) -> str | None:
        """A part that holds paragraphs, which are counted before anything is made of them. Raises BrokenDocument."""
        text = self.text(name)
        self.paragraphs -= sum(1 for _ in _PARAGRAPH.finditer(text or ""))
        if self.paragraphs < 0:
            raise BrokenDocument(f"this document has more than {PARAGRAPHS:,} paragraphs: divide it into several")
        return text
