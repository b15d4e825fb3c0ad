"""Numbers as notices write them: digits, words, ordinals, ranges."""

import re

from previously.press.notices.notice import Ranges

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
CARDINALS = {word: n for n, word in enumerate(f"{_ONES} eighteen nineteen twenty".split(), 1)}
_FIRSTS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: n for n, word in enumerate(_FIRSTS.split(), 1)}
NUMBER = rf"(?:\d{{1,4}}|{'|'.join(sorted(CARDINALS, key=len, reverse=True))})\b"
ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\b"
NUMBERS = rf"{NUMBER}(?:(?:\s?[-–—,&/]\s?|\s(?:to|through|thru|and|until)\s|,\sand\s){NUMBER}){{0,20}}"
_NUMBER = re.compile(NUMBER, re.IGNORECASE)


def number(word: str) -> int:
    """`7`, `seven`, `seventh` or `7th` as a number."""
    lower = word.lower()
    return CARDINALS.get(lower) or ORDINALS.get(lower) or int(re.sub(r"\D", "", lower) or 0)


def ranges(words: str) -> Ranges:
    """`1-3 and 5` as ranges."""
    found: list[tuple[int, int]] = []
    at = 0
    for one in _NUMBER.finditer(words):
        between, value = words[at : one.start()].lower(), number(one[0])
        joined = bool(found) and re.search(r"[-–—]|\b(?:to|through|thru|until)\b", between) is not None
        if joined and value >= found[-1][0]:
            found[-1] = (found[-1][0], value)
        else:
            found.append((value, value))
        at = one.end()
    return tuple(found)
