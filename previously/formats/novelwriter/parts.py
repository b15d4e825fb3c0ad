"""A document of novelWriter as the parts that its headings make, with their tags, notes and paragraphs."""

import re
from collections.abc import Iterator

import msgspec

from previously.formats.manuscript.pieces import Piece
from previously.formats.manuscript.rows import Rows
from previously.formats.prose.paragraphs import told_in

_HEADING = re.compile(r"(#{1,4})(!?) +(\S.*)")
_TAG = re.compile(r"@(\w+) *: *(.*)")
_NOTE = re.compile(r"%(?![%~]) ?(.*)")
_CODE = re.compile(
    r"\[/?(?:i|b|s|u|m|sup|sub)\]|\[(?:br|newpage|new page|vspace(?::\d+)?|footnote:\w+)\]|~~|==|\*\*|\[[bi]\]"
)
PART, CHAPTER, SCENE = 1, 2, 3
"""The levels of headings; one of level 4 parts nothing."""


class Part(msgspec.Struct):
    """What stands under a heading: the tags there by name, each with the row it stands on, and the pieces."""

    row: int
    level: int = 0
    numbered: bool = True
    heading: str = ""
    tags: list[tuple[str, str, int, int]] = msgspec.field(default_factory=list)
    pieces: list[Piece] = msgspec.field(default_factory=list)

    @property
    def told(self) -> bool:
        """Is there a paragraph, or a line of the log?"""
        return any(piece.kind in {"action", "speech"} or _is_line(piece) for piece in self.pieces)


def _is_line(piece: Piece) -> bool:
    return piece.kind == "note" and piece.text.casefold().startswith("prev")


def parts(rows: Rows) -> Iterator[Part]:
    """The parts of a document, in order; the first is what stands above any heading."""
    now, paragraph = Part(0), list[int]()
    for row in range(len(rows)):
        text = rows.text(row).strip()
        heading = _HEADING.fullmatch(text)
        if not text or text[0] in "#%@":
            _end(rows, now, paragraph)
            paragraph = []
        if heading and len(heading[1]) <= SCENE:
            if heading[1] == "#" and not now.level:  # a title page
                now.level, now.numbered = PART, False
            yield now
            now = Part(row, len(heading[1]), not heading[2], heading[3])
            now.pieces.append(Piece("heading", heading[3], row, 1, rows.at(row, 1), rows.end(row)))
        elif heading or not text:
            continue
        elif tag := _TAG.fullmatch(text):
            column = rows.text(row).index(":") + 2
            now.tags.append((tag[1].casefold(), tag[2], row, column))
        elif text[0] == "%":
            now.pieces += _noted(rows, row)
        elif text[0] != "@":
            paragraph.append(row)
    _end(rows, now, paragraph)
    yield now


def _noted(rows: Rows, row: int) -> Iterator[Piece]:
    """A comment of the author's; what a program notes of the file for itself is none."""
    if found := _NOTE.fullmatch(rows.text(row).strip()):
        column = rows.text(row).index(found[1]) + 1 if found[1] else 1
        yield Piece("note", found[1], row, column, rows.at(row, 1), rows.end(row))


def _end(rows: Rows, part: Part, paragraph: list[int]) -> None:
    """Add the paragraph that rows make, without codes of how it is set."""
    if paragraph:
        text = "\n".join(rows.text(row).strip() for row in paragraph)
        plain = "\n".join(" ".join(row.strip("<> ").split()) for row in _CODE.sub("", text).split("\n")).strip("\n")
        first, last = paragraph[0], paragraph[-1]
        column = len(rows.text(first)) - len(rows.text(first).lstrip()) + 1
        if plain.strip():
            part.pieces.append(told_in(plain, first, column, rows.at(first, column), rows.end(last)))
