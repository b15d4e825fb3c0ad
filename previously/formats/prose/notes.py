"""The notes in a text: `%% … %%`, comments, code, and `[[prev: …]]` as scripts have it."""

import re

from previously.formats.manuscript.pieces import Piece
from previously.formats.manuscript.rows import Rows

_NOTE = re.compile(
    r"%%(?P<ours>.{0,4000}?)%%|<!--(?P<html>(?:(?!<!--).){0,4000}?)-->|^```[^\n`]*\n(?P<code>.{0,4000}?)^```[ \t]*$"
    r"|\[\[(?P<script>\s*prev\s*:[^\[\]]{0,4000}?)\]\]",
    re.DOTALL | re.MULTILINE,
)


def notes_in(text: str, rows: Rows) -> tuple[list[Piece], str]:
    """The notes, and the text with spaces where they stand."""
    noted = list(_NOTE.finditer(text))
    plain = _NOTE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text) if noted else text
    return [_note(one, rows) for one in noted], plain


def _note(found: re.Match[str], rows: Rows) -> Piece:
    group = found.lastgroup or "ours"
    inner = found[group]
    row, column = rows.spot(found.start(group) + len(inner) - len(inner.lstrip()))
    return Piece("note", inner.strip(), row, column, found.start(), found.end())
