"""Durations of story time in words: `3 weeks`, `a day and a half`, `18 months before`."""

import re

FARTHEST = 1e7
"""The furthest a story may reach, in days before or after its first scene."""
UNITS = {
    "minute": 1 / 1440, "min": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0,
    "month": 30.44, "season": 91.31, "year": 365.25, "decade": 3652.5, "century": 36525.0, "centuries": 36525.0,
}  # fmt: skip
NUMBERS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "half a": 0.5, "half an": 0.5,
    "a few": 3.0, "some": 3.0,
    "several": 5.0, "a couple of": 2.0,
}  # fmt: skip
_COUNT = "|".join(sorted(NUMBERS, key=len, reverse=True))
_PART = re.compile(rf"(?:(\d{{1,6}}(?:\.\d{{1,4}})?)|({_COUNT})\b)\s*([a-z]+)( and a half)?")


def days(text: str) -> float:
    """Story days in a duration such as `3 weeks` or `two hours`. Raises ValueError with a message for the author."""
    words = re.sub(r"\s+(later|after|before|earlier|ago)$", "", " ".join(text.casefold().split()))
    found = _PART.fullmatch(words)
    unit = UNITS.get(found[3], UNITS.get(found[3].removesuffix("s"))) if found else None
    if not found or not unit:
        raise ValueError(f"“{text}” is not a duration; write it as 3 weeks, 2 hours, a month")
    count = float(found[1]) if found[1] else NUMBERS[found[2]]
    found_days = (count + (0.5 if found[4] else 0.0)) * unit
    if found_days > FARTHEST:
        raise ValueError(f"“{text}” is longer than any story; the limit is {FARTHEST:,.0f} days")
    return found_days
