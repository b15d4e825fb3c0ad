"""The formats a story may be written in. To add one: a folder beside these, and a line here."""

import re
from collections.abc import Collection, Iterable, Iterator

from previously.core.finding import is_key
from previously.core.source import Span, row_at
from previously.formats.bible.format import Bible
from previously.formats.bible.format import rows_of_yaml as rows_of_story
from previously.formats.bible.story import Declared, read_plan, read_story
from previously.formats.branching.flows import ink_flow, twee_flow, yarn_flow
from previously.formats.branching.format import Branching
from previously.formats.branching.languages import ink, twee, yarn
from previously.formats.documents.docx import text_of_docx
from previously.formats.documents.epub import text_of_epub
from previously.formats.documents.format import Document
from previously.formats.fdx.format import FinalDraft
from previously.formats.format import Format
from previously.formats.fountain.format import Fountain
from previously.formats.jsonl.format import EventLog
from previously.formats.novelwriter.format import NovelWriter
from previously.formats.plays.format import Texts
from previously.formats.subtitles.format import Subtitles
from previously.formats.tei.format import Tei

__all__ = [
    "FORMATS",
    "MANUSCRIPTS",
    "Declared",
    "endings",
    "excerpt",
    "format_of",
    "is_chapter",
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
    Subtitles(),
    Branching("ink", (".ink",), ink, ink_flow),
    Branching("yarn", (".yarn",), yarn, yarn_flow),
    Branching("twee", (".twee", ".tw"), twee, twee_flow),
    NovelWriter(),
)
"""What other programs write, tried after those."""
CHAPTERS: tuple[Format, ...] = (
    Texts("markdown", (".md", ".markdown"), marked=True),
    Texts("text", (".txt", ".text"), marked=False),
    *(DOCUMENTS := (Document("docx", (".docx",), text_of_docx), Document("epub", (".epub",), text_of_epub))),
)
"""What may be anything: read only where a story says that it is its manuscript."""
_ABOUT = re.compile(r"(?:readme|licen[cs]e|changelog|contributing|notes?)\b.*", re.IGNORECASE)
_EPISODE = re.compile(r"s\d{1,3}e\d{1,4}(?!\d)|\d{1,2}x\d{2}(?!\d)", re.IGNORECASE)
"""A document so called is an episode, wherever it lies."""
FOLDER = "manuscript"
"""What lies in a folder of this name is part of a manuscript."""


def format_of(path: str, manuscript: Collection[str] = ()) -> Format | None:
    """A file's format by its name's ending, in either case; None if it is not a story file.

    `manuscript` are the folders and files that a story says are its manuscript.
    """
    found = _by_ending(path, (*FORMATS, *MANUSCRIPTS))
    return found or (_by_ending(path, CHAPTERS) if is_chapter(path, manuscript) else None)


def document_of(path: str) -> Document | None:
    """The format of a document whose text has to be taken out of it; None for any other file."""
    name = path.casefold()
    return next((form for form in DOCUMENTS if name.endswith(form.endings)), None)


def is_chapter(path: str, manuscript: Collection[str]) -> bool:
    """Is a text part of a manuscript: in a folder of that name, or what the story says is its manuscript?"""
    folders, _, name = path.rpartition("/")
    if _ABOUT.fullmatch(name):
        return False
    if document_of(name) and _EPISODE.match(name):
        return True
    said = (one.strip().removeprefix("./").strip("/") for one in manuscript)
    return FOLDER in folders.casefold().split("/") or any(
        one in {"", ".", path} or path.startswith(f"{one}/") for one in said
    )


def _by_ending(path: str, forms: Iterable[Format]) -> Format | None:
    name = path.rpartition("/")[2].casefold()
    return next((form for form in forms if name.endswith(form.endings)), None)


def endings() -> Iterator[str]:
    """The file endings of the formats that a log is written in, in registry order."""
    return (ending for form in FORMATS for ending in form.endings)


def excerpt(span: Span) -> str:
    """The line at a place as its author thinks of it; as it is, if no format knows its file."""
    form = format_of(span.path) or _by_ending(span.path, CHAPTERS)
    return form.excerpt(span) if form else row_at(span).strip()


def source_line(span: Span) -> str:
    """The line at a place as its author thinks of it; nothing if it is only a key."""
    row = excerpt(span)
    return "" if is_key(row) else row
