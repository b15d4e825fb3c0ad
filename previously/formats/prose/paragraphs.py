"""A scene of prose as pieces: its headings, its paragraphs, its notes, and who is said to speak."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from previously.formats.manuscript.pieces import Piece
from previously.formats.manuscript.rows import Rows
from previously.formats.prose.chunks import BREAK, UNDERLINE
from previously.formats.prose.marks import is_remark, without_marks
from previously.formats.prose.notes import notes_in

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)", re.MULTILINE)
_MARKED = re.compile(r"#{1,6}[ \t]+")
_SAID = (
    "said|says|asked|asks|replied|replies|answered|whispered|whispers|shouted|shouts|cried|called|muttered|murmured|added|"
    "exclaimed|remarked|continued|began|repeated|returned|demanded|declared|yelled|screamed|sighed|laughed"
)
_CAPITAL = r"(?:(?:Mrs?|Ms|Dr|St)\.? )?[^\W\d_a-z][\w’'-]{1,40}(?: [^\W\d_a-z][\w’'-]{1,40}){0,3}"
_AFTER = re.compile(rf"[”\"»’][,]?\s+(?:{_SAID})\s+({_CAPITAL})|[”\"»’][,]?\s+({_CAPITAL})\s+(?:{_SAID})\b")
_BEFORE = re.compile(rf"\b({_CAPITAL})\s+(?:{_SAID})[,:]\s+[“\"«]")
_QUOTED = re.compile(r"[“«„]|\"\S|^\s*[—–]\s*\S", re.MULTILINE)
_NOBODY = {
    "The",
    "She",
    "He",
    "They",
    "It",
    "I",
    "We",
    "You",
    "Then",
    "And",
    "But",
    "Nobody",
    "Someone",
    "Somebody",
    "What",
}


def pieces_of(text: str, heading: int, *, marked: bool) -> Iterator[Piece]:
    """The pieces of a chunk, whose heading, of some level, is its first row (0: none); `marked` as in Markdown."""
    rows = Rows(text)
    noted, plain = notes_in(text, rows)
    yield from sorted([*noted, *_paragraphs(plain, rows, heading, marked=marked)], key=lambda piece: piece.start)


def _paragraphs(plain: str, rows: Rows, heading: int, *, marked: bool) -> Iterator[Piece]:
    for number, found in enumerate(_PARAGRAPH.finditer(plain)):
        text, start = found[0].rstrip(), found.start()
        row, column = rows.spot(start)
        if not number and heading:
            first, _, rest = text.partition("\n")
            shown = _MARKED.sub("", first).rstrip(" #")
            shown = without_marks(shown) if marked else shown
            yield Piece("heading", shown, row, column, start, start + len(first.rstrip()))
            rest = UNDERLINE.sub("", rest, 1) if marked else rest
            if not rest.strip():
                continue
            start += len(text) - len(rest.lstrip())
            text = rest.lstrip()
            row, column = rows.spot(start)
        if BREAK.fullmatch(text):
            continue
        shown = without_marks(text) if marked else text
        if marked and is_remark(text):
            yield Piece("note", shown, row, column, start, start + len(text))
        elif marked and _ITEM.match(text):
            yield from _items(text, rows, start)
        elif shown:
            yield told_in(shown, row, column, start, start + len(text))


def _items(text: str, rows: Rows, start: int) -> Iterator[Piece]:
    """The items of a list, each a paragraph of its own without its mark."""
    marks = list(_ITEM.finditer(text))
    for mark, after in zip_longest(marks, marks[1:]):
        item = text[mark.end() : after.start() if after else len(text)].rstrip()
        at = start + mark.end()
        if shown := without_marks(item):
            yield told_in(shown, *rows.spot(at), at, at + len(item))


def told_in(text: str, row: int, column: int, start: int, end: int) -> Piece:
    """A paragraph: what is told, or what is spoken, and by whom where its words say so."""
    if _QUOTED.search(text):
        return Piece("speech", text, row, column, start, end, voices=_voices(text))
    return Piece("action", text, row, column, start, end)


def says_who(text: str, speaker: str) -> bool:
    """Do a paragraph's own words name who speaks in it (“…,” said Joe), so that no cue has to stand above it?"""
    return _voices(text) == ((speaker,),)


def _voices(text: str) -> tuple[tuple[str, ...], ...]:
    """Who speaks in a paragraph, where one name, and no other, is said to."""
    found = {name for one in _AFTER.finditer(text) for name in one.groups() if name}
    found |= {one[1] for one in _BEFORE.finditer(text)}
    found = {name for name in found if name.partition(" ")[0] not in _NOBODY}
    return ((found.pop(),),) if len(found) == 1 else ()
