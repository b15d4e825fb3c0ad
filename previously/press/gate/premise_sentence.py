"""R3: a sentence that says only what a story is about, or what somebody in it is like."""

import re
from bisect import bisect_right

from previously.press.gate.phrasing import Phrasing
from previously.press.gate.premise_people import WORK, fits, its_own, relates, title_character, within
from previously.press.quotes.words import Word, lexicon

SHOWS = "explores|examines|tackles|depicts|features|stars|premieres|premiered|airs|aired|streams|raises|blends|mixes"
OF_A_WORK = re.compile(
    rf"\bT (?:also |still )?(?:is|has been|remains|isn't) (?:[\w'-]+ ){{0,6}}?{WORK}\b|\bT (?:{SHOWS})\b"
    rf"|\b(?:separates|distinguishes|sets) T (?:from|apart)\b|\bT (?:the )?{WORK}\b|\b{WORK} T\b"
)
"""Contexts in which a name, here `T`, means a work rather than the person it is named after."""
LINKS = lexicon("but while though only really")
"""Words that may link two traits."""
PLAYS = lexicon("plays played portrays portrayed stars")
ACTOR = 4
"""Words in a performer's name."""


def premise(sentence: Phrasing) -> bool:
    """Is it about a title or a person the reader knows, with only words of genre, trait or talk?

    Questions do not count: the answer may be anything. What any other word would disclose cannot be known, so one such
    word is enough to withhold the sentence.
    """
    known = sentence.lexicon
    if not (sentence.names or sentence.titles or title_character(sentence)):
        return False
    if sentence.masked or "?" in sentence.plain or sentence.outcome or sentence.past_cut:
        return False
    if sentence.has((known.times | known.turns) - LINKS):
        return False
    people = _people(sentence)
    if people or title_character(sentence):
        return not relates(sentence) and all(fits(sentence, word, people) for word in _others(sentence))
    allowed = known.about | known.genres | known.showing | known.be if sentence.names else known.of_works
    return all(within(word.low, allowed) or its_own(sentence, word) for word in _others(sentence))


def _people(sentence: Phrasing) -> frozenset[str]:
    """The people it is about. A title that is also a person's name means the person, unless clearly said of a work."""
    of_work = sentence.titles if OF_A_WORK.search(_with_titles(sentence)) else []
    return frozenset(
        who for start, end, who in sentence.names if not any(a <= start and end <= b for a, b, _ in of_work)
    )


def _with_titles(sentence: Phrasing) -> str:
    """The sentence in lower case, each title replaced by `T`."""
    text, at = [], 0
    for start, end, _ in sentence.titles:
        text += [sentence.plain[at:start].lower(), "T"]
        at = end
    return "".join([*text, sentence.plain[at:].lower()]).replace("’", "'").replace("T's ", "T is ")


def _within(word: Word, named: list[tuple[int, int, str]]) -> bool:
    """Is a word inside one of these names? They do not overlap and are in order."""
    at = bisect_right(named, word.start, key=lambda one: one[0]) - 1
    return at >= 0 and word.start < named[at][1]


def _others(sentence: Phrasing) -> list[Word]:
    """The words outside names and performers' names."""
    told = [word for word in sentence.told if not any(_within(word, one) for one in (sentence.names, sentence.titles))]
    plays = next((i for i, word in enumerate(told) if word.low in PLAYS), 0)
    return told[plays:] if 0 < plays <= ACTOR and all(word.capital for word in told[:plays]) else told
