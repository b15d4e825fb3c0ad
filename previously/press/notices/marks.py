"""Spoiler marks as notices: each covers what it hides, as far as its own words say."""

import re
from collections.abc import Iterator
from itertools import groupby

from previously.press.article.model import Article
from previously.press.notices.forms import MILD
from previously.press.notices.notice import UNPLACED, Notice
from previously.press.notices.scopes import scopes

OTHERS = re.compile(
    r"^\W*(?:(?:tw|cw|content|trigger|warning|note|strong|bad|adult|mature|coarse)\W+)*"
    r"(?:language|nudity|nsfw|violence|gore|blood|food|alcohol|drugs?|affiliate\W+links?|flashing\W+(?:lights|images)|strobe|"
    r"eye\W+contact|politics|uspol|abuse|death|suicide|self.harm|swearing|profanity|sex\w*|caps|ads?|sponsored)\b",
    re.IGNORECASE,
)
"""Warnings in a mark that are not about spoilers."""
_LEAD = re.compile(r"[:)\]–—-]\s*$")
NEAR = 160
"""The most characters in a mark's lead-in."""


def behind_marks(article: Article) -> Iterator[Notice]:
    """A notice for each run of hidden passages under one mark."""
    indexed = enumerate(article.passages)
    for (hidden, label), run in groupby(indexed, key=lambda one: (one[1].hidden, one[1].label)):
        passages = list(run)
        if not hidden or OTHERS.match(label):
            continue
        first, last = passages[0][0], passages[-1][0]
        words = label if label and label != "rot13" else lead_in(article, first)
        yield Notice(
            first, 0, 0, words, scopes(words) or (UNPLACED,), "block", (last + 1, 0), MILD.search(words) is not None
        )


def lead_in(article: Article, index: int) -> str:
    """The words that lead into a mark with no label of its own."""
    before = article.passages[index - 1] if index else None
    if before is None or before.hidden or not _LEAD.search(before.text):
        return ""
    return before.text[-NEAR:]


def leads_in(article: Article, index: int) -> bool:
    """Is this passage only the words that lead into the mark after it?"""
    passage, following = article.passages[index], article.passages[index + 1 : index + 2]
    hidden = bool(following) and following[0].hidden and (following[0].label in {"", "rot13"})
    return hidden and passage.text.endswith(":") and len(passage.text) <= NEAR
