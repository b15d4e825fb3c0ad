"""How much later a scene is that says so in its first words: `Two weeks later Joe came`."""

import re
from collections.abc import Iterator

from previously.core.english import count
from previously.language.quotations.narrated import narrated
from previously.language.time_words import passing

_LONGEST = 6
"""So many words say it at most."""
_LEAD = re.compile(
    r"\s*(?:(?:It was|On|By|Early|Late|And|Then|But|Only|Some|About|Almost|Nearly|Just)\s+)*", re.IGNORECASE
)
_WORD = re.compile(r"[\w’'-]+")
_EXACT = re.compile(
    r"\b(?:next|following|an?|one|two|\w*teen|\w+ty|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\b"
)
_GOES_ON = re.compile(
    r"[,.;:]|\s+(?:[A-Z]|(?:he|she|it|they|we|the|an?|his|her|their|there|that|when|after|in|at|on)\b)|\s*$"
)
"""What follows: the sentence goes on, and the words are no part of something else (`the next morning train`)."""
_WENT_BY = re.compile(r"([\w’'-]+(?: [\w’'-]+)?) (?:passed|went by|had passed|had gone by)(?=\W)")


def later_in(opening: str) -> tuple[str, str]:
    """The words of a first paragraph that say so, and how much: `14 days`; both empty where none do."""
    for words, said in _openings(narrated(opening)):
        told = passing(said)
        if told is not None and told.kind == "on" and told.days >= 1 and _EXACT.search(said.casefold()):
            return words, count(round(told.days), "day")
    return "", ""


def _openings(text: str) -> Iterator[tuple[str, str]]:
    """The first words of a paragraph that may say a time, the most first, each with how a heading would say it."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    if by := _WENT_BY.match(text, start):
        yield by[0], f"{by[1]} later"
    words = list(_WORD.finditer(text, start))[:_LONGEST]
    for word in reversed(words[1:]):
        if _GOES_ON.match(text, word.end()):
            said = " ".join(text[words[0].start() : word.end()].split())
            yield said, re.sub(r" (?:this|that)$", "", said)
