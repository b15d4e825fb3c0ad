"""A file's bytes as text, with what is wrong with them."""

import codecs

from previously.core.codes import text_finding
from previously.core.finding import Finding
from previously.core.source import Span

FIX = "save the file as UTF-8"


def decoded(raw: bytes, span: Span) -> tuple[str, Finding | None]:
    """The text, its rows ending in a line feed; `span` is the start of the file."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "this file is UTF-16; it has been read, but other programs may not read it"
        return _lines(raw.decode("utf-16", "replace")), text_finding("unreadable-file", span, message, fix=FIX)
    try:
        return _lines(raw.decode("utf-8-sig")), None
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start)
        message = f"byte {error.start} (0x{raw[error.start]:02x}) is not UTF-8; it is read as “�”"
        text = _lines(raw.decode("utf-8-sig", "replace"))
        return text, text_finding("unreadable-file", Span(span.block, row), message, fix=FIX)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
