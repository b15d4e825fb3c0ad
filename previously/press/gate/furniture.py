"""R1: furniture around an article: bylines, credits, the outlet's own boilerplate."""

import re

from previously.press.article.model import Passage
from previously.press.gate.off_story import everyday
from previously.press.gate.phrasing import Phrasing
from previously.press.quotes.words import lexicon

CREDIT = re.compile(
    r"^\s*(?:(?:photo|image|picture)s? (?:credit|courtesy)s?|images?|photos?|pictures?|credits?|source|via|"
    r"(?:written|words|reporting|reported|text|story) by|by)\s*(?::|\s(?=(?-i:[A-Z])))",
    re.IGNORECASE,
)
OWN_WORDS = re.compile(
    r"^\s*(?:sign up|subscribe|follow us|share this|advertisement|comments?\b|newsletter|©|copyright|"
    r"all rights reserved|click here|last updated|published|updated|posted)\b",
    re.IGNORECASE,
)
JOB = re.compile(
    r"\b(?:reporter|writer|editor|journalist|critic|columnist|contributor|correspondent|freelancer|blogger|author|intern)\b",
    re.IGNORECASE,
)
SMALL = lexicon("of the and for in at via from de van von la le di by to a an courtesy")
LONGEST = 120
"""The most characters in a line of boilerplate."""


def furniture(passage: Passage, sentence: Phrasing) -> bool:
    """Is a sentence in this passage a byline, a credit or boilerplate?"""
    if not _stands_around(passage, sentence):
        return False
    return not (sentence.masked or sentence.names or sentence.outcome or sentence.past_cut or sentence.reaches)


def _stands_around(passage: Passage, sentence: Phrasing) -> bool:
    if passage.kind == "byline" and (JOB.search(passage.text) or _named(sentence.plain)):
        return True
    return len(passage.text) <= LONGEST and (_credit(sentence) or _own_words(sentence))


def _credit(sentence: Phrasing) -> bool:
    """`Images: Marvel`, `By Ida Brandt`: a lead followed only by names."""
    lead = CREDIT.match(sentence.plain)
    return lead is not None and _named(sentence.plain[lead.end() :])


def _named(text: str) -> bool:
    """Is this no more than a few names?"""
    words = re.findall(r"[^\s,;:|/&()]+", text.strip(" .|–—-"))
    names = [word for word in words if word.casefold() not in SMALL]
    return 0 < len(words) <= 8 and all(word[0].isupper() or word[0] in "@©®™0123456789" for word in names)


def _own_words(sentence: Phrasing) -> bool:
    """`Sign up for our newsletter`, `Published 3 March 2016`."""
    told = sentence.told
    return (
        OWN_WORDS.match(sentence.plain) is not None
        and all(everyday(word.low) or (i and word.capital) for i, word in enumerate(told))
        and not sentence.role
    )
