"""A sentence in plain letters and words: one character per letter, and no set phrase that means something else.

This stops words from being hidden, and nobody dies of what is “to die for”.
"""

import re
import unicodedata
from functools import lru_cache

SOFT_HYPHEN = "\u00ad"
SIGNS = frozenset(" .,;:!?'\"’‘“”„«»()[]/&%$€£¥+#@_-‐‑–—…©®™°·•=~*<>|`´\n\t")
"""The characters of ordinary print. A cross, a skull or a coffin says as much as a word."""


def legible(text: str) -> str:
    """A text in the letters it shows: no soft hyphens; fullwidth letters and ligatures as plain ones."""
    return unicodedata.normalize("NFKC", text.replace(SOFT_HYPHEN, "")).replace("‑", "-").replace("‐", "-")


def masked(text: str) -> bool:
    """Does a text contain any character that may stand for another, or hide one?"""
    return not all(map(_plain, legible(text)))


@lru_cache(maxsize=4096)
def _plain(sign: str) -> bool:
    if sign in SIGNS or (sign.isascii() and sign.isalnum()):
        return True
    return unicodedata.category(sign)[0] == "L" and unicodedata.name(sign, "").startswith("LATIN")


_WHOSE = r"(?:their|his|her|its|your|our|one's)"
_TIMES = "updated|week|month|year|night|summer|autumn|winter|spring|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SHOW = r"the\s(?:show|series|film|whole|first|pilot)"
_KINDS = r"stor(?:y|ies)|films?|novels?|shows?|dramas?|series|fiction"
_MANY = r"(?:(?:a|an|the|its|two|three|four|five|several|many|first|second)\s){0,2}"
_LOAD = r"(?:a\s(?:whirlwind|lot|ton|world|mountain|heap|pile)\sof\s\w+|a\slot|plenty|much|enough)"
PHRASES = (
    rf"last\s(?:{_TIMES})",
    rf"(?:we|i)\sshot(?=\s(?:in|on|at|for|it|with|{_SHOW}|\w+\s(?:days|weeks|months)))",
    r"(?:was|were)\s(?:all\s|mostly\s)?shot\son\s(?:location|film|tape|digital)",
    rf"won\s{_MANY}(?:[A-Z]\w+\s)?(?:awards?|emmys?|oscars?|prizes?)",
    rf"detective(?=\s(?:{_KINDS}))",
    rf"(?:battl|fac|fight|conquer)(?:e|es|ing)?\s{_WHOSE}?\s?(?:own\s)?demons",
    rf"com(?:e|es|ing)\sto\sterms\swith(?:\s{_WHOSE}\sown\s\w+)?",
    r"through\shell",
    r"sav(?:e|es|ing)\sthe\s(?:world|day|universe|city|galaxy|planet|neighbou?rhood|street)",
    r"life\sand\sdeath|to\sdie\sfor|at\sthe\send\sof\sthe\sday|in\sthe\send\scredits|killer\s(?:soundtrack|score|line)",
    rf"(?:{_LOAD}\sto\sdeal\swith|on\sabout)(?:\sin\s(?:her|his|their)\slife)?",
    r"(?:has|have|'s|’s|'ve|’ve)\s(?:also\s|always\s)?had",
)
IDIOMS = re.compile(rf"\b(?:{'|'.join(PHRASES)})\b", re.IGNORECASE)
