"""Where the quotations of a text stand, whatever their marks, over paragraphs, with quotations inside them."""

import re
from collections.abc import Iterator

import msgspec

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_DOUBLE = '"“”„«»'
_SINGLE = "'‘’‚‹›"
_OPENS = re.compile(r"(?:(?<=[\s(\[—–_*-])|(?<![\s\S]))[\"'“”„«»‘’‚‹›](?=[^\s\"'])")
_ELIDED = re.compile(r"['‘’](?:tis|twas|twere|twill|em|im|er|is|ave|cause|bout|round|til|n|\d\ds?)\b", re.IGNORECASE)
_AROUND = "—–-_*"
"""What may stand between a word and its quotation mark."""


class Quote(msgspec.Struct, frozen=True):
    """Characters `start` up to `end`, without the marks, in the paragraph of this number."""

    start: int
    end: int
    paragraph: int
    goes_on: bool = False  # it closes only in a later paragraph
    from_before: bool = False  # it goes on from the paragraph before


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Where each paragraph begins and ends."""
    return [found.span() for found in _PARAGRAPH.finditer(text)]


def quotes_of(text: str, paragraphs: list[tuple[int, int]]) -> Iterator[Quote]:
    """The outermost quotations in order; a paragraph that leaves one open goes on where the next begins with one."""
    found = [one[0] for one in _OPENS.finditer(text)]
    marks = _DOUBLE if 2 * sum(one in _DOUBLE for one in found) >= len(found) else _SINGLE
    left_open = False
    for number, (start, end) in enumerate(paragraphs):
        inside = list(_within(text, start, end, marks))
        begun = bool(inside) and inside[0][0] <= start + 2
        for place, (first, last, closed) in enumerate(inside):
            again = left_open and begun and not place
            yield Quote(first, last, number, goes_on=not closed and last == end, from_before=again)
        left_open = bool(inside) and not inside[-1][2]


def _within(text: str, start: int, end: int, marks: str) -> Iterator[tuple[int, int, bool]]:
    """Each quotation of a paragraph: from where, up to where, and whether it is closed."""
    opened = -1
    for spot in range(start, end):
        if text[spot] not in marks:
            continue
        if opened < 0:
            if _may_open(text, spot, start, end):
                opened = spot + 1
        elif _closes(text, spot, end, opened):
            if spot > opened:
                yield opened, spot, True
            opened = -1
    if 0 <= opened < end:
        yield opened, end, False


def _may_open(text: str, spot: int, start: int, end: int) -> bool:
    after = text[spot + 1] if spot + 1 < end else " "
    if after.isspace():
        return False
    if text[spot] in _DOUBLE:
        return True
    before = text[spot - 1] if spot > start else " "
    if not (before.isspace() or before in _AROUND or before in '(["“'):
        return False
    return spot == start or not _ELIDED.match(text, spot)


def _closes(text: str, spot: int, end: int, opened: int) -> bool:
    after = text[spot + 1] if spot + 1 < end else " "
    before = text[spot - 1]
    if text[spot] in _DOUBLE:
        return text[spot] not in "“„" or not before.isspace()
    if after.isalnum() or text[spot] in "‘‚":
        return False
    if before.isalpha() and after == " " and before.casefold() == "s" and text.find(text[spot], spot + 1, end) > 0:
        return not _goes_on(text, spot, end)  # “the boys' toys”
    return not before.isspace() or after.isspace() or spot - opened > 1


def _goes_on(text: str, spot: int, end: int) -> bool:
    """Is there a closing mark behind punctuation before the next opening one?"""
    for later in range(spot + 1, end):
        if text[later] in _SINGLE and not text[later + 1 : later + 2].isalnum():
            return text[later - 1] in ".,!?;:—-…"
        if text[later] in _SINGLE and text[later - 1].isspace():
            return False
    return False
