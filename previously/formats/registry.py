"""The formats a story may be written in. To add one: a folder beside these, and a line here."""

from collections.abc import Iterator

from previously.core.finding import is_key
from previously.core.source import Span, row_at
from previously.formats.bible.format import Bible
from previously.formats.bible.format import rows_of_yaml as rows_of_story
from previously.formats.bible.story import Declared, read_plan, read_story
from previously.formats.fdx.format import FinalDraft
from previously.formats.format import Format
from previously.formats.fountain.format import Fountain
from previously.formats.jsonl.format import EventLog
from previously.formats.tei.format import Tei

__all__ = [
    "FORMATS",
    "MANUSCRIPTS",
    "Declared",
    "endings",
    "excerpt",
    "format_of",
    "read_plan",
    "read_story",
    "rows_of_story",
    "source_line",
]

FORMATS: tuple[Format, ...] = (
    Bible(),
    Fountain(),
    EventLog(),
)
"""Tried in this order, which never changes: if two formats accept a name, the first gets it."""
MANUSCRIPTS: tuple[Format, ...] = (
    FinalDraft(),
    Tei(),
)
"""What other programs write, tried after those."""


def format_of(path: str) -> Format | None:
    """A file's format by its name's ending, in either case; None if it is not a story file."""
    name = path.rpartition("/")[2].casefold()
    return next((form for form in (*FORMATS, *MANUSCRIPTS) if name.endswith(form.endings)), None)


def endings() -> Iterator[str]:
    """The file endings of the formats that a log is written in, in registry order."""
    return (ending for form in FORMATS for ending in form.endings)


def excerpt(span: Span) -> str:
    """The line at a place as its author thinks of it; as it is, if no format knows its file."""
    form = format_of(span.path)
    return form.excerpt(span) if form else row_at(span).strip()


def source_line(span: Span) -> str:
    """The line at a place as its author thinks of it; nothing if it is only a key."""
    row = excerpt(span)
    return "" if is_key(row) else row
