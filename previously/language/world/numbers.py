"""Numbers and durations as they stand in a line: `eighteen`, `21st`, `forty minutes`, `nine days`."""

import re

from previously.language.durations import UNITS

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
_VALUES = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
NUMBER = r"(?:\d{1,4}(?:st|nd|rd|th)?|[a-z]+(?:-[a-z]+)?(?: hundred)?)"
"""A pattern that a number in digits or words fits; `number` says whether it is one."""
DURATION = re.compile(
    rf"\b((?:half )?an?|(?:a )?few|(?:a )?couple of|several|{NUMBER})(?: and a half)?[ -]({'|'.join(UNITS)})s?\b"
)
"""A duration in a line of small letters: how many, and the unit."""
_VAGUE = {
    "a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5, "a few": 3.0, "few": 3.0, "a couple of": 2.0,
    "couple of": 2.0, "several": 5.0,
}  # fmt: skip


def number(text: str) -> int | None:
    """The number that a text gives, in digits or in words, as a count or as an ordinal; None if it gives none."""
    word = text.strip().casefold()
    digits = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", word)
    if digits:
        return int(digits[1])
    if word.endswith(" hundred"):
        many = _VALUES.get(word.removesuffix(" hundred"), 1 if word == "a hundred" else None)
        return None if many is None else 100 * many
    tens, _, ones = word.partition("-")
    if ones:
        first, last = _VALUES.get(tens), number(ones)
        return None if first is None or last is None or first < 20 or not 0 < last < 10 else first + last
    return _VALUES.get(word, _ORDINALS.get(word, _VALUES.get(word.removesuffix("th"))))


def duration(text: str) -> float | None:
    """The days of the first duration in a line of small letters; None if there is none."""
    for found in DURATION.finditer(text):
        many = _VAGUE.get(found[1])
        count = many if many is not None else number(found[1])
        if count is not None:
            return float(count) * UNITS[found[2]]
    return None
