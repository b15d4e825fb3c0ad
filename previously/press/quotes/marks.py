"""Quotation marks in a text, and what they enclose. Nested quotes belong to the outer; apostrophes do not count."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "”": "”", '"': '"', "「": "」"}
MARKS = "".join(dict.fromkeys("".join((*CLOSERS, *CLOSERS.values()))))
"""Every character that may open or close a quote, except single quotes."""
ELIDED = ("tis", "twas", "til", "till", "em", "cause", "bout", "n", "round", "nuff")
_MARK = re.compile(f"[{MARKS}]")
_SINGLE = re.compile("['‘’]")
_BREAK = " \u00a0\u202f([—–-/…"


class Marked(NamedTuple):
    """A quoted stretch: from `start`, its opening mark, to `end`, after the closing one; the words between.

    An unclosed stretch runs to the end of the text.
    """

    start: int
    end: int
    opens: int
    closes: int
    closed: bool

    def of(self, text: str) -> str:
        """The words it encloses."""
        return text[self.opens : self.closes].strip()


def marked(text: str) -> list[Marked]:
    """The outermost quoted stretches, in order."""
    double = list(_double(text))
    ends = [found.end for found in double]
    single = [found for found in _single(text) if _stands(text, found, _crossed(found, double, ends))]
    if not single:
        return double
    starts = [s.start for s in single]
    inside = [d for d in double if not ((at := bisect_left(starts, d.start)) and d.start < single[at - 1].end)]
    return sorted([*inside, *single])


def _double(text: str) -> Iterator[Marked]:
    """Stretches in double quotes. If a mark opens again before one was closed, the first was not a quote."""
    nests = text.count("“") == text.count("”") and "„" not in text
    start, closer, depth = -1, "", 0
    for at in (found.start() for found in _MARK.finditer(text)):
        sign = text[at]
        if start >= 0 and nests and sign == "“" == text[start]:
            depth += 1
        elif start >= 0 and depth and sign == "”":
            depth -= 1
        elif start >= 0 and sign in closer and not _opens_again(text, at):
            yield Marked(start, at + 1, start + 1, at, closed=True)
            start = -1
        elif sign in CLOSERS and (start < 0 or sign == text[start]) and _opens(text, at):
            start, closer, depth = at, CLOSERS[sign], 0
    if start >= 0:
        yield Marked(start, len(text), start + 1, len(text), closed=False)


def _opens(text: str, at: int) -> bool:
    """May a mark here open? Not if nothing follows, nor after inches or the end of a word."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "«":
        return bool(after)
    if not after or after.isspace():
        return False
    return not before.isalnum() or (before.isalpha() and after.isalnum() and text[at] in '"“')


def _opens_again(text: str, at: int) -> bool:
    """Does an ambidextrous mark open here although one is open?"""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return text[at] == '"' and before.isspace() and after.isalnum()


def _single(text: str) -> Iterator[Marked]:
    """Stretches in single quotes, as in British papers."""
    signs = [found.start() for found in _SINGLE.finditer(text)]
    openers = [at for at in signs if _opens_single(text, at)]
    closers = [at for at in signs if _closes_single(text, at)]
    done = 0
    for number, at in enumerate(openers):
        until = openers[number + 1] if number + 1 < len(openers) else len(text)
        while done < len(closers) and closers[done] <= at + 1:
            done += 1
        first = done
        while done < len(closers) and closers[done] < until:
            done += 1
        here = closers[first:done]
        end = next((c for c in here if text[c - 1] in ",.?!…—"), here[-1] if here else -1)
        if end >= 0:
            yield Marked(at, end + 1, at + 1, end, closed=True)


def _opens_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "’" or not (not before or before in _BREAK) or not (after.isalpha() or after == "…"):
        return False
    word = re.match(r"\w+", text[at + 1 : at + 9])
    return not (word and word[0].lower() in ELIDED)


def _closes_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return at > 0 and text[at] != "‘" and not before.isspace() and not after.isalnum()


def _crossed(single: Marked, double: list[Marked], ends: list[int]) -> list[Marked]:
    """The stretches in double quotes that overlap this one; `ends` is where those end."""
    first = bisect_right(ends, single.start)
    return double[first : bisect_left(double, single.end, first, key=lambda found: found.start)]


def _stands(text: str, single: Marked, crossed: list[Marked]) -> bool:
    """Is this a quote of its own: not crossing double quotes, and enclosing them only if it opens a sentence?"""
    around = all(single.start < d.start and d.end < single.end for d in crossed)
    at = single.start
    while at and text[at - 1].isspace():
        at -= 1
    before = text[max(0, at - 1) : at]
    return not crossed or (around and (not before or before in ".!?:,"))
