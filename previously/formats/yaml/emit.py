"""YAML text that any YAML reader reads back as the very texts it was made from."""

import re
from collections.abc import Iterable

WIDTH = 100
_PLAIN = re.compile(r"[^\W\d_][^\n\t]*")
_BROKEN = re.compile(r":(?=\s|$)|\s#|\s$|[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
_FLOW = re.compile(r"[,\[\]{}:?]")
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def scalar(text: str, *, flow: bool = False) -> str:
    """A text as a YAML scalar: plain where that is safe (`flow`: inside brackets too), else in double quotes."""
    plain = _PLAIN.fullmatch(text) and not _BROKEN.search(text) and text.casefold() not in _WORDS
    if plain and not (flow and _FLOW.search(text)):
        return text
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    sign = ord(found[0])
    if found[0] in '\\"':
        return f"\\{found[0]}"
    if 0xD800 <= sign <= 0xDFFF:  # half a surrogate pair is not a character, and no file can hold it
        return "\ufffd"
    return f"\\x{sign:02x}" if sign < 0x100 else f"\\u{sign:04x}"


def key(name: str) -> str:
    """A text as a key; numbers stay bare, since scenes are numbered."""
    return name if name.isascii() and name.isdigit() else scalar(name, flow=True)


def sequence(items: Iterable[str], indent: str) -> str:
    """What follows a key: a bracketed list if it fits on a line, else one item a row."""
    items = list(items)
    short = f" [{', '.join(scalar(item, flow=True) for item in items)}]"
    if len(short) + len(indent) <= WIDTH:
        return short
    return "".join(f"\n{indent}  - {scalar(item)}" for item in items)
