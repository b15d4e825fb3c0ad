"""Words of a page that stand on it once: a quote is made longer until no other place has it."""

import re

from previously.canon.pages.folding import fold

_WORD = re.compile(r"\S+")
_STOPS = re.compile(r"[.!?…;][\"'”’)]*$")
_PAUSES = re.compile(r"[,:)—-]$")
_MARKS = frozenset('"“”«»„')
LONGEST = 30
"""So many words a quote may have."""


def lone(text: str, start: int, end: int, page: str, least: int = 1) -> str:
    """The words of a passage from one character to another, with as many around them as make them stand once.

    `page` is the folded text of the chapter; `least` words are taken where the sentence has them. Empty where that
    takes too many, or a quotation's marks.
    """
    words = [found.span() for found in _WORD.finditer(text)]
    first = next((n for n, (_, stop) in enumerate(words) if stop > start), len(words))
    last = next((n for n in range(len(words) - 1, -1, -1) if words[n][0] < end), -1)
    quote = _said(text[start:end])
    while quote and (last - first + 1 < least or not _once(quote, page) or _is_open(text, words, first, last, least)):
        if last + 1 < len(words) and _goes_on(text, words[last], words[last + 1]):
            last += 1
        elif first > 0 and _goes_on(text, words[first - 1], words[first]):
            first -= 1
        else:
            return quote if _once(quote, page) else ""
        quote = _said(text[words[first][0] : words[last][1]]) if last - first < LONGEST else ""
    return quote


def _is_open(text: str, words: list[tuple[int, int]], first: int, last: int, least: int) -> bool:
    """Does a quote that may be longer break off within a clause?"""
    if least < 2 or last - first >= 2 * least or last + 1 >= len(words):
        return False
    return not _PAUSES.search(text[slice(*words[last])]) and _goes_on(text, words[last], words[last + 1])


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Do two words stand in one sentence, and outside of quotations?"""
    return not (_STOPS.search(text[slice(*before)]) or _MARKS & {*text[before[0] : after[1]]})


def _said(text: str) -> str:
    """The words, without a sign at the end; empty where a quotation begins or ends among them."""
    return "" if _MARKS & {*text} else " ".join(text.split()).rstrip(".,;:!? ")


def _once(quote: str, page: str) -> bool:
    words = fold(quote)
    at = page.find(words)
    return at >= 0 and page.find(words, at + 1) < 0
