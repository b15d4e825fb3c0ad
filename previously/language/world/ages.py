"""Ages and births, as lines state them."""

import re
from collections.abc import Iterator

from previously.language.lexicon.wordlists import words
from previously.language.world.mark import Mark, WorldLine
from previously.language.world.numbers import NUMBER, number

_WHO = r"(@\d+|he|she)"
_TURNS = re.compile(
    rf"{_WHO} (?:turns|turned|reaches|is turning) (?:the age of )?({NUMBER})(?= |$)(?! (?:of|to|the|a)\b)"
)
_IS = re.compile(rf"{_WHO} (?:is|was|'s) (?:only |just |now |already )?({NUMBER}) years? old")
_AGED = re.compile(rf"{_WHO} , (?:aged |who is (?:only |just )?)?({NUMBER})(?: years old)? ,")
_IS_AGED = re.compile(rf"{_WHO} (?:is|was) aged ({NUMBER})(?= ?$| ?,)")
_ALONE = re.compile(rf"^{_WHO} is (?:only |just |now |already )?({NUMBER})$")
_BIRTHDAY = re.compile(rf"({_WHO}) (?:celebrates|has|marks) (?:his|her|their) ({NUMBER}) birthday")
_ITS = re.compile(
    rf"(?:^|\b(?:is|celebrates?|attends?|forgets?|spoils?) )({_WHO}) 's ({NUMBER}) birthday\b"
    r"(?! (?:was|next|last|will))"
)
_CANDLES = re.compile(rf"({_WHO}) (?:blows|blew) out (?:all |the |all the |her |his |their )*({NUMBER}) candles")
_OF_AGE = re.compile(rf"{_WHO} (?:is|was) an? (?:[a-z]+ )?(?:girl|boy|child|man|woman) of ({NUMBER})(?= |$)")
_YEAR_OLD = re.compile(rf"{_WHO} (?:is|was) an? ([a-z]+|\d+)-year-old")
_BORN_IN = re.compile(r"(@\d+|he|she) (?:is|was) born in (\d{4})(?= |$)")
_BORN = re.compile(r"(@\d+) (?:is|was) born(?! (?:in|on|at)\b)")
_BEARS = re.compile(r"(?:gives|gave) birth to (@\d+)")
_AGO = re.compile(rf"({NUMBER}) years ago\b")
_STATED = (
    (_TURNS, "turns"), (_IS, "age"), (_IS_AGED, "age"), (_ALONE, "age"), (_AGED, "age"), (_OF_AGE, "age"),
    (_YEAR_OLD, "age"),
)  # fmt: skip
LIKELY = range(1, 121)
"""Ages that people have."""
AGE_WORDS = words("turns turned reaches turning old aged birthday born birth ago is candles")
"""Words one of which stands in every line that gives an age."""


def ages(line: WorldLine) -> Iterator[Mark]:
    """What a line says of how old somebody is: exact on the day it is reached, else within the year."""
    text = line.masked
    for pattern, kind in _STATED:
        for found in pattern.finditer(text):
            yield from _aged(line, kind, found[1], found[2])
    for pattern in (_BIRTHDAY, _ITS, _CANDLES):
        for found in pattern.finditer(text):
            yield from _aged(line, "turns", found[1], found[3])
    for found in _BORN_IN.finditer(text):
        yield from (Mark("born", who, number=float(found[2])) for who in [line.who(found[1])] if who)
    if not line.others & {"have-child"}:
        for pattern in (_BORN, _BEARS):
            yield from (Mark("turns", line.who(found[1])) for found in pattern.finditer(text))
    for found in _AGO.finditer(text):
        many = number(found[1])
        if many and line.subject:
            yield Mark("ago", line.subject, number=float(many))


def _aged(line: WorldLine, kind: str, whom: str, said: str) -> Iterator[Mark]:
    years, who = number(said), line.who(whom)
    if who and years in LIKELY:
        yield Mark(kind, who, number=float(years or 0))
