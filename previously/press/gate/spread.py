"""How doubt spreads: a quote shares one fate, and a sentence that leans on a withheld one goes with it."""

import re
from collections.abc import Sequence

from previously.press.article.model import Article
from previously.press.article.words import press_words
from previously.press.gate.verdict import Verdict
from previously.press.quotes.quotes import quotes

FEW = 2
"""Words of a sentence that cannot stand by itself."""
CLEARED = {"R0", "notice"}
_FIRST = re.compile(r"[\s\"“”‘'(\[—–-]*(?:(?:and|but|or|yes|no|well|yet|so)[\s,]+)?([\w’']+)", re.IGNORECASE)


def spread(article: Article, judged: Sequence[Verdict], first: int = 0, before: Verdict | None = None) -> list[Verdict]:
    """The verdicts, those that hang together made to agree; what is withheld never becomes shown.

    `first` is the number of the article's first passage here, `before` the sentence before it.
    """
    found = list(judged)
    groups = _groups(article, found, first)
    changed = True
    while changed:
        changed = False
        for i, one in enumerate(found):
            if _hides(one) or one.rule in CLEARED:
                continue
            if any(_hides(found[j]) for j in groups.get(i, ())) or _left(found[i - 1] if i else before, one):
                found[i] = one._replace(rule="", cites=())
                changed = True
    return found


def _hides(one: Verdict) -> bool:
    return one.rule == ""


def _left(before: Verdict | None, one: Verdict) -> bool:
    """Does a sentence lean on one that is withheld?"""
    return before is not None and _hides(before) and _leans(one)


def _leans(one: Verdict) -> bool:
    """Does a sentence lean on the one before it? One of a word or two is an answer, or says more of the same."""
    first = _FIRST.match(one.text)
    leaning = first is not None and first[1].lower().replace("’", "'") in press_words().leaning
    return leaning or (len(one.text.split()) <= FEW and one.rule in {"R2", "R3"} and one.start > 0)


def _groups(article: Article, judged: Sequence[Verdict], first: int) -> dict[int, set[int]]:
    """For each sentence that holds part of a quote, all sentences that hold the rest of it."""
    found: dict[int, set[int]] = {}
    places: dict[int, list[int]] = {}
    for i, one in enumerate(judged):
        places.setdefault(one.passage, []).append(i)
    for quote in quotes(article):
        held = {
            i
            for span in quote.spans
            for i in places.get(span.passage + first, ())
            if judged[i].start < span.end and span.start < judged[i].end
        }
        if len(held) > 1:
            for i in held:
                found.setdefault(i, set()).update(held - {i})
    return found
