"""A script that was typed in a word processor without a script's styles, as Fountain: headings, cues, speeches."""

import re
from collections.abc import Iterator, Sequence

from previously.formats.fountain.cuts import SLUG

Paragraphs = list[tuple[str, str, list[str]]]
"""Each with its style, its text and the notes about it."""
_HEADING = re.compile(rf"(?:\d+[A-Z]?\.?\s+)?{SLUG}[^a-z]{{2,}}$")
_CUE = re.compile(r"[^\W\d_a-z][^a-z:!?]{1,38}(?:\([^()]{1,20}\))?")
_SHARE = 80
"""A script has a scene heading in so many paragraphs, and a cue for each of its headings at least. Set."""


def typed(paragraphs: Paragraphs) -> list[str]:
    """The rows of a script; none where what is typed is not like one."""
    if any(style.startswith("heading") for style, _, _ in paragraphs):
        return []
    headings = sum(_HEADING.match(text) is not None for _, text, _ in paragraphs)
    cues = sum(_speaks(paragraphs, number) for number in range(len(paragraphs)))
    if not headings or headings * _SHARE < len(paragraphs) or cues < headings:
        return []
    return list(_rows(paragraphs))


def _speaks(paragraphs: Sequence[tuple[str, str, list[str]]], number: int) -> bool:
    """Is a paragraph a name in capitals, with what is said right below it?"""
    text = paragraphs[number][1]
    below = paragraphs[number + 1][1] if number + 1 < len(paragraphs) else ""
    return bool(below) and not below.isupper() and _CUE.fullmatch(text) is not None and not _HEADING.match(text)


def _rows(paragraphs: Paragraphs) -> Iterator[str]:
    below = ""
    for number, (_, text, notes) in enumerate(paragraphs):
        if _HEADING.match(text):
            yield f"\n.{text}"
            below = ""
        elif _speaks(paragraphs, number):
            yield f"\n@{text}"
            below = "said"
        elif text and below:
            yield text
            below = "said" if text.startswith("(") and text.endswith(")") else ""
        elif text:
            yield f"\n!{text}"
        yield from (f"[[{note.replace(']]', '] ]')}]]" for note in notes)
