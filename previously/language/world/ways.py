"""How far places are from each other, as lines state it: `the harbour is forty minutes away`."""

import re
from collections.abc import Iterator

from previously.language.lexicon.wordlists import words
from previously.language.world.mark import Mark, WorldLine
from previously.language.world.numbers import DURATION, duration

_NOUN = r"((?:[a-z'-]+ ){0,2}[a-z'-]+)"
_FAR = (
    r"(?:away|off|distant|from here|'s? (?:ride|walk|drive)|by (?:car|train|ship|boat|horse|plane|air|sea|road)"
    r"|to the (?:north|south|east|west))"
)
_DISTANT = re.compile(rf"\b{_FAR}\b")
_AWAY = re.compile(rf"\b{_NOUN} (?:is|lies|was) (?:about |only |a good )?(?=.*\b{_FAR}\b)(.+)")
_TAKES = re.compile(
    r"\b(?:ride|journey|road|way|trip|voyage|crossing|drive|flight|walk|march|passage|train|ferry|bus|coach)"
    rf" (?:from (?:the )?{_NOUN} )?to (?:the )?{_NOUN} (?:takes?|lasts?|is|needs) (.+)"
)
_IT = re.compile(rf"\bit takes (.+?) to (?:get|ride|walk|drive|sail|travel|fly|march|reach)(?: to)? (?:the )?{_NOUN}$")
_TO_GET = re.compile(rf" to (?:get|ride|walk|drive|sail|travel|fly|march|reach)(?: to)? (?:the )?{_NOUN}$")
_TRIP = "drive|ride|walk|flight|journey|trip|sail|march"
_DRIVE = re.compile(
    rf"\b((?:an?|[a-z]+|\d+)[ -](?:hour|day|minute|week|month)s?) ?(?:'s?|’s?)? (?:[a-z]+ )?(?:{_TRIP})"
    rf" (?:from here )?to (?:the )?{_NOUN}$"
)
_TRAVELS = re.compile(
    r"\b(?:rides|sails|walks|drives|travels|marches|journeys|flies) (?:for )?((?:[a-z]+|\d+) [a-z]+)"
    rf" to (?:the )?{_NOUN}$"
)
WAY_WORDS = words(
    "away takes take lasts from distant off drive ride walk flight journey trip sail march rides sails walks drives"
    " travels marches journeys flies lies"
)
"""Words one of which stands in every line that states how far a place is."""
_SMALL = words("the that a an says it")


def ways(line: WorldLine) -> Iterator[Mark]:
    """The ways that a line gives the time of; where it does not say from where, from the place it is said at."""
    text = " ".join(line.words.low)
    if DURATION.search(text) is None:
        return
    for found in _TAKES.finditer(text):
        yield from _way(found[1] or "", found[2], found[3])
    for found in _IT.finditer(text) if _TO_GET.search(text) else ():
        yield from _way("", found[2], found[1])
    for pattern in (_DRIVE, _TRAVELS):
        for found in pattern.finditer(text):
            yield from _way("", found[2], found[1].replace("-", " "))
    for place, said in _away(text):
        yield from _way("", place, said)


def _away(text: str) -> Iterator[tuple[str, str]]:
    """What is said to be how far; nothing is looked for behind the last word of distance, however long the line is."""
    ends = [found.end() for found in _DISTANT.finditer(text)]
    found = _AWAY.search(text[: ends[-1]]) if ends else None
    if found is not None:
        yield found[1], text[found.start(2) :]


def _way(start: str, end: str, said: str) -> Iterator[Mark]:
    days = duration(said)
    if days:
        yield Mark("way", what=_place(start), value=_place(end), number=days)


def _place(words: str) -> str:
    """The place itself: what follows the last small word."""
    kept: list[str] = []
    for word in words.split():
        kept = [] if word in _SMALL else [*kept, word]
    return " ".join(kept)
