"""How doubt spreads: a quote's sentences share one verdict, and a sentence that leans on a withheld one is withheld."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from previously.press.article.model import Article
from previously.press.article.words import press_words
from previously.press.gate.verdict import Verdict
from previously.press.quotes.quotes import Stretch, quotes

FEW = 2
"""Words of a sentence that cannot stand alone."""
CLEARED = {"R0", "notice"}
_FIRST = re.compile(r"[\s\"“”‘'(\[—–-]*(?:(?:and|but|or|yes|no|well|yet|so)[\s,]+)?([\w’']+)", re.IGNORECASE)


def spread(article: Article, judged: Sequence[Verdict], first: int = 0, before: Verdict | None = None) -> list[Verdict]:
    """The verdicts, made consistent where sentences belong together; what is withheld never becomes shown.

    `first` is the number of the first passage here, `before` the sentence before it.
    """
    found = list(judged)
    together = _groups(article, found, first)
    groups: dict[int, list[int]] = {}
    for number, group in enumerate(together):
        for i in group:
            groups.setdefault(i, []).append(number)
    told = set[int]()
    if found and _left(before, found[0]) and _may_hide(found[0]):
        found[0] = found[0]._replace(rule="", cites=())
    todo = [i for i, one in enumerate(found) if _hides(one)]
    while todo:
        i = todo.pop()
        shared = [number for number in groups.get(i, ()) if number not in told]
        told.update(shared)
        after = [i + 1] if i + 1 < len(found) and _leans(found[i + 1]) else []
        for j in (*after, *(j for number in shared for j in together[number])):
            if _may_hide(found[j]):
                found[j] = found[j]._replace(rule="", cites=())
                todo.append(j)
    return found


def _may_hide(one: Verdict) -> bool:
    return not _hides(one) and one.rule not in CLEARED


def _hides(one: Verdict) -> bool:
    return one.rule == ""


def _left(before: Verdict | None, one: Verdict) -> bool:
    """Does a sentence lean on a withheld one?"""
    return before is not None and _hides(before) and _leans(one)


def _leans(one: Verdict) -> bool:
    """Does a sentence lean on the one before it? One of a word or two is an answer, or more of the same."""
    first = _FIRST.match(one.text)
    leaning = first is not None and first[1].lower().replace("’", "'") in press_words().leaning
    return leaning or (len(one.text.split()) <= FEW and one.rule in {"R2", "R3"} and one.start > 0)


def _groups(article: Article, judged: Sequence[Verdict], first: int) -> list[list[int]]:
    """The sentences that hold parts of one quote, if there are several."""
    starts: dict[int, list[int]] = {}
    begin: dict[int, int] = {}
    for i, one in enumerate(judged):
        begin.setdefault(one.passage, i)
        starts.setdefault(one.passage, []).append(one.start)
    found = []
    for quote in quotes(article):
        held = {i for span in quote.spans for i in _held(span, starts, begin, judged, first)}
        if len(held) > 1:
            found.append(sorted(held))
    return found


def _held(
    span: Stretch, starts: dict[int, list[int]], begin: dict[int, int], judged: Sequence[Verdict], first: int
) -> Iterator[int]:
    """The sentences in the passage that overlap a stretch."""
    passage = span.passage + first
    if passage in begin:
        offset, own = begin[passage], starts[passage]
        last = bisect_left(own, span.end)
        low = max(0, bisect_right(own, span.start) - 1)
        yield from (offset + i for i in range(low, last) if judged[offset + i].end > span.start)
