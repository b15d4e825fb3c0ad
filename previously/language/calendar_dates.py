"""Dates as they stand in a line: `14 June`, `October 3rd, 1890`."""

import re

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
LONGEST_MONTH = 31
YEAR = LONGEST_MONTH * len(MONTHS)
"""How many days apart two dates of one name are, where each month counts as if it had 31 days."""
_MONTH = "|".join(MONTHS)
_NTH = r"(\d{1,2})(?:st|nd|rd|th)?"
_DATE = re.compile(rf"\b(?:{_NTH} (?:of )?({_MONTH})|({_MONTH}) (?:the )?{_NTH})\b(?: ?,? (\d{{4}}))?")


def date_in(text: str) -> int | None:
    """The date in a line of small letters: days since the year's start, with a year also those of the years."""
    found = _DATE.search(text)
    if found is None:
        return None
    day, month = int(found[1] or found[4]), MONTHS.index(found[2] or found[3])
    return day + LONGEST_MONTH * month + YEAR * int(found[5] or 0) if 1 <= day <= LONGEST_MONTH else None


def earlier(one: int, other: int) -> bool:
    """Does the first date lie before the second? Without a year, the nearer of two dates of one name is meant."""
    if one > YEAR and other > YEAR:
        return one < other
    return 0 < (other - one) % YEAR < YEAR // 2
