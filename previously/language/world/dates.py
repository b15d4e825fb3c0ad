"""Dates that lines give what is written, and the days that are left until something: `six days to the launch`."""

import re
from collections.abc import Iterator
from functools import cache

from previously.language.calendar_dates import MONTHS, date_in
from previously.language.lexicon.wordlists import lines_of, words
from previously.language.world.against import main_verbs
from previously.language.world.mark import Mark, WorldLine
from previously.language.world.numbers import DURATION, duration

DATE_WORDS = frozenset(MONTHS) | words("dates dated writes answers replies days hours weeks months day week month hour")
"""Words one of which stands in every line that dates something, or counts days to something."""
_OWN = r"^@0 (?:[a-z]+ )?(?:dates|dated) (?:his|her|their|the|a) (?:[a-z]+ ){0,2}?%s\b"
_DATED = r"\b%s (?:[a-z]+ )?(?:to @\d+ )?(?:is |was )?,? ?dated "
_ADDRESSED = re.compile(r"\bto (@\d+)(?! 's)|\b(?:writes|answers|wrote|answered) (@\d+)(?! 's)")
_UNTIL = re.compile(r"(?:(?:left|remaining|to go) )?(?:to|until|till) (?:the |his |her |their )?([a-z]+)$")
_AWAY = re.compile(r"\b(?:the|his|her|their|'s|’s|^)? ?([a-z]+) (?:is )?(?:(?:only|just|still) )?(?:in )?$")


@cache
def date_words(kind: str) -> frozenset[str]:
    """The words of a row of the lexicon's table of dates."""
    found = (line.partition(": ") for line in lines_of("world/dates.txt"))
    return next(frozenset(said.split()) for head, _, said in found if head == kind)


def dates(line: WorldLine) -> Iterator[Mark]:
    """What a line is written on: `what` is letter or diary, `other` whom it is to, `number` its date."""
    text, tail = line.masked, line.tail.casefold().strip()
    for kind in ("letter", "diary"):
        noun = f"(?:{'|'.join(sorted(date_words(kind)))})"
        own = re.search(_OWN % noun, text)
        dated = re.search(_DATED % noun, text) if own is None else None
        found = own or dated
        said = text[found.end() :] if found else tail if _by_clause(line, kind, tail) else ""
        date = date_in(said)
        if date is not None and line.subject and main_verbs(line) & date_words("writes"):
            to = _ADDRESSED.search(text)
            whom = line.who(to[1] or to[2]) if to else ""
            yield Mark("dated", line.subject, whom, kind, number=float(date))
            return


def _by_clause(line: WorldLine, kind: str, tail: str) -> bool:
    """Is it a clause that dates what the line writes: `writes to Ann; dated 3 October`?"""
    if "dated " not in tail:
        return False
    return not date_words(kind).isdisjoint(line.words.low) or kind == "letter"


def days_left(line: WorldLine) -> Iterator[Mark]:
    """How many days are left until what a line counts to; `what` is its noun."""
    text = " ".join(line.words.low)
    for found in DURATION.finditer(text):
        days = duration(found[0])
        after = _UNTIL.match(text[found.end() :].strip()) if days else None
        before = None if after or not days else _AWAY.search(text[: found.start()])
        noun = after[1] if after else before[1] if before and _is_ahead(text, found.start(), found.end()) else ""
        if days and noun in date_words("event"):
            yield Mark("due", what=noun, number=days)


def _is_ahead(text: str, start: int, end: int) -> bool:
    """Is it said of days to come: `the launch is in six days`, `the wedding is three weeks away`?"""
    return text[:start].endswith("in ") or text[end:].strip().split(" ")[0] in {"away", "off"}
