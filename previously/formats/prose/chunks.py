"""A text of prose as chunks: a heading begins one, and so does a break between scenes."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from previously.formats.manuscript.rows import Rows
from previously.formats.manuscript.where import numbered

BREAK = re.compile(r"\s*(?:(?:[*#~]\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|[#~⁂❦❧§•◆◇❖✦★☆]|(?:[•◆◇❖✦★☆] ?){2,})\s*")
UNDERLINE = re.compile(r"={2,}[ \t]*(?:\n|\Z)")
"""What may stand below a heading in Markdown."""
_MARKED = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*")
_WORDED = re.compile(
    r"(?:chapter|part|book|prologue|epilogue|interlude|act|kapitel|chapitre)\b[^.!?]{0,60}\.?", re.IGNORECASE
)
LONGEST = 200
"""Characters of a heading, or of a break. Set."""
_NUMBERED = re.compile(r"([^:.–—]{1,30}?)(?:[:.–—]| -)\s+(.*\w.*)")
_CHAPTER = re.compile(r"(?:chapter|kapitel|chapitre)\b", re.IGNORECASE)
_ONLY_NUMBERED = re.compile(rf"(?:{_CHAPTER.pattern}\s+)?[\w-]+\.?", re.IGNORECASE)
_GUTENBERG = re.compile(r"\*\*\* ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]{1,7}\.?")


class Chunk(msgspec.Struct):
    """The rows from `row` up to `end`; `level` is its heading's, from 1, and 0 where it has none."""

    row: int
    end: int
    level: int = 0
    heading: str = ""
    told: bool = False  # has it more than a heading?


def chunks(rows: Rows, first: int, *, marked: bool) -> Iterator[Chunk]:
    """The chunks from a row on; headings are `marked` as in Markdown, or else by their words."""
    first, last = _bounds(rows, first)
    now = Chunk(first, first)
    for row in range(first, last):
        text = rows.text(row).strip()
        heading = _heading(rows, row, text, marked=marked) if 0 < len(text) < LONGEST else None
        if heading or (0 < len(text) < LONGEST and BREAK.fullmatch(text)):
            now.end = row
            yield now
            level, words = heading or (0, "")
            now = Chunk(row, row, level, words)
        elif text and not (row == now.row + 1 and now.level and UNDERLINE.fullmatch(text)):
            now.told = True
    now.end = last
    yield now


def _bounds(rows: Rows, first: int) -> tuple[int, int]:
    """From which row up to which a book is told; what Project Gutenberg puts around it is not."""
    opened, last = first, len(rows)
    for row in range(first, last):
        if (text := rows.text(row)).startswith("***") and (found := _GUTENBERG.match(text)):
            if found[1].upper() == "END":
                return opened, row
            opened = row + 1
    return opened, last


def _heading(rows: Rows, row: int, text: str, *, marked: bool) -> tuple[int, str] | None:
    """A row as a heading: its level and its words."""
    if marked:
        found = _MARKED.fullmatch(text)
        lined = (
            not found and row + 1 < len(rows) and _is_bare(rows, row - 1) and UNDERLINE.fullmatch(rows.text(row + 1))
        )
        return (1, text) if lined else (len(found[1]), found[2]) if found else None
    if not (_WORDED.fullmatch(text) or _ROMAN.fullmatch(text)) or not _is_bare(rows, row - 1):
        return None
    titled = not _is_bare(rows, row + 1) and _is_bare(rows, row + 2)  # its title stands in the row below
    return (1, text) if titled or _is_bare(rows, row + 1) else None


def _is_bare(rows: Rows, row: int) -> bool:
    return not 0 <= row < len(rows) or not rows.text(row).strip()


def number_in(heading: str) -> int | None:
    """The number of a chapter: `Chapter 3`, `III`, `3. The Hunt`."""
    from previously.formats.manuscript.where import number_of

    first = re.split(r"[\s.:)–—-]", heading.strip(), maxsplit=1)[0]
    own = number_of(first) if first and (first.isdecimal() or first.isupper()) and len(first) < 8 else None
    return own if own is not None else numbered(heading)


def chapters_in(parts: Iterable[Chunk]) -> list[int]:
    """The numbers of the headings that call themselves chapters, of the highest level that does."""
    named = [part for part in parts if part.level and _CHAPTER.match(part.heading)]
    highest = min((part.level for part in named), default=0)
    numbers = (number_in(part.heading) for part in named if part.level == highest)
    return [number for number in numbers if number is not None]


def title_in(heading: str, number: int) -> str:
    """A heading without the number of its chapter: `The Hunt` of `Chapter 3: The Hunt`, nothing of `Chapter 3`."""
    found = _NUMBERED.fullmatch(heading)
    if number_in(heading) == number and _ONLY_NUMBERED.fullmatch(heading.strip()):
        return ""
    return found[2] if found and number_in(found[1].strip()) == number else heading
