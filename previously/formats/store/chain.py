"""The chain: each row's hash covers the row and the hash of the row before it."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import msgspec

from previously.core.errors import UnreadableInput
from previously.formats.jsonl.events import Logged

START = bytes(32)
"""What stands before the first row."""
COLUMNS = ("at", "day", "line", "quote", "writer", "place", "present", "flashback")
"""A row's own columns, in this order; the last two as JSON, or nothing."""
FIELDS = ("at", "day", "line", "quote", "by", "place", "present", "flashback")
"""What they are called in a logged object."""


def text_of(row: Logged) -> str:
    """A row as a line of events.jsonl, without its end: always the same for the same row."""
    return msgspec.json.encode(row).decode()


def link(before: bytes, row: Logged) -> bytes:
    """A row's hash, 32 bytes."""
    return sha256(before + msgspec.json.encode(row)).digest()


def to_columns(row: Logged) -> tuple[Any, ...]:
    """A row as values of its columns."""
    present, flashback = (
        None if value is None else msgspec.json.encode(value).decode() for value in (row.present, row.flashback)
    )
    return row.at, row.day, row.line, row.quote, row.by, row.place, present, flashback


def of_columns(values: Sequence[Any]) -> Logged:
    """A row of the values of its columns. Raises UnreadableInput where they are none of a row."""
    found = dict(zip(FIELDS, values, strict=True))
    try:
        found |= {name: msgspec.json.decode(found[name]) for name in FIELDS[-2:] if found[name] is not None}
        return msgspec.convert(found, Logged)
    except (msgspec.MsgspecError, TypeError, RecursionError):
        raise UnreadableInput("what stands there is no row of a log") from None
