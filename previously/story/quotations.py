"""Who says each quotation of a story's chapters."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from previously.core.passage import Passage
from previously.core.source import Span
from previously.language.quotations.speakers import How, Quotation, quotations
from previously.language.sentence.cast import Somebody

_MARKS = re.compile(r"[\"'“”„«»‘’]")
_APART = "\n\n"


class Said(msgspec.Struct, frozen=True):
    """What one speaker says in one go: its parts, in which scene, from which passage on, and the speaker's id.

    Nobody is named (`""`) where no one of the cast is likely enough; `sure` is how likely the likeliest is, up to 1.
    `how` is by what the speaker is known: by name (“said Mara”), by a pronoun or what they are, or by whose turn it is.
    """

    at: str
    span: Span
    parts: tuple[str, ...]
    speaker: str
    sure: float
    how: How
    by: str = ""  # the words that say who speaks


def said_in(passages: Iterable[Passage], cast: Iterable[Somebody]) -> Iterator[Said]:
    """The quotations of all prose among the passages, which is read as one text."""
    prose = list(_prose(passages))
    starts, size = list[int](), 0
    for passage in prose:
        starts.append(size)
        size += len(passage.text) + len(_APART)
    text = _APART.join(passage.text for passage in prose)
    for one in quotations(text, cast):
        yield _said(one, text, prose[bisect_right(starts, one.spans[0][0]) - 1])


def _said(one: Quotation, text: str, passage: Passage) -> Said:
    parts = tuple(text[start:end] for start, end in one.spans)
    return Said(passage.at, passage.span, parts, one.speaker, one.sure, one.how, one.by)


def _prose(passages: Iterable[Passage]) -> Iterator[Passage]:
    """What is told in scenes of prose: all that is said there stands in quotation marks."""
    for _, group in groupby(passages, key=lambda passage: passage.at):
        told = [passage for passage in group if passage.kind in {"action", "dialogue"}]
        talk = [passage for passage in told if passage.kind == "dialogue"]
        if talk and all(_MARKS.search(passage.text) for passage in talk):
            yield from told
