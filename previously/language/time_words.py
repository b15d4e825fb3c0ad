"""Headings and captions that say time: NEXT MORNING, TWO WEEKS LATER, TEN YEARS EARLIER, 1973, PRESENT DAY."""

import re
from typing import Literal, NamedTuple

from previously.language.durations import UNITS
from previously.language.world.numbers import DURATION, duration

_VAGUE = 3.0
"""How many DAYS LATER means, where no number is given. Set: as few as are still several."""
_EARLIER_THAT_DAY = 0.25
"""Days that EARLIER THAT DAY goes back. Set."""
_FRAME = re.compile(r"^(?:the |about |nearly |almost |exactly |some |just |only |early |late |over |more than )+")
_CARD = re.compile(
    r"^(?:super|superimposed?|titles?|title card|caption|chyron|legend|card|subtitle|on screen|text)\b[ :-]+"
)
_PARTS = re.compile(r"\s*(?:[.,;:|/]|--+|[–—]|\s-\s)+\s*")
_TIME_OF_DAY = r"(?:day|morning|afternoon|evening|night|dawn|noon|midday|dusk)"
_NEXT = re.compile(rf"(?:next|following) {_TIME_OF_DAY}|(?:{_TIME_OF_DAY}|day) after")
_NEXT_UNIT = re.compile(r"(?:next|following) (week|month|year)|(week|month|year) after")
_LAST = re.compile(rf"(?:previous|prior) {_TIME_OF_DAY}|(?:{_TIME_OF_DAY}) before|yesterday|last night")
_LAST_UNIT = re.compile(r"(?:previous|prior) (week|month|year)|(week|month|year) before")
_LATER = re.compile(r"(.+) (?:later|after|afterwards|on)")
_EARLIER = re.compile(r"(.+) (?:earlier|ago|before|prior|previously)")
_SAME = re.compile(
    rf"(?:continuous|continuing|same|same (?:time|moment|{_TIME_OF_DAY})|meanwhile|later|(?:a )?(?:little|bit) later"
    rf"|(?:moments?|seconds?|minutes?|hours?|a moment|a short time|some time) later"
    rf"|later (?:that|the same) {_TIME_OF_DAY}|(?:that|this) (?:same )?{_TIME_OF_DAY})"
)
_EARLIER_TODAY = re.compile(
    rf"earlier|earlier (?:that|the same) {_TIME_OF_DAY}|(?:moments?|minutes?|hours?) (?:earlier|ago|before)"
)
_PRESENT = re.compile(
    r"(?:back (?:to )?(?:the )?)?(?:present|present day|present time)|back to scene|end (?:of )?(?:the )?flash\W?back"
    r"|return to (?:the )?present|now"
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_YEAR = re.compile(
    rf"(?:(?:in |circa |summer |winter |spring |autumn |fall |year |(?:of )?)*|({'|'.join(_MONTHS)}) (?:(\d{{1,2}}) )?)"
    r"(1[0-9]\d\d|20\d\d)"
)


class Passing(NamedTuple):
    """How some words move lived time.

    `on` and `back` are by so many days; `year` is to a year, with its month and day, 0 where they are not said; `same`
    moves nothing; `now` is back in the present.
    """

    kind: Literal["on", "back", "year", "same", "now"]
    days: float = 0.0
    date: tuple[int, int, int] = (0, 0, 0)


def passing(text: str) -> Passing | None:
    """What a heading's time or a caption says of how time passes; None if it says nothing of it."""
    said = " ".join(re.sub(r"[\"“”'’*_()\[\]>!]", " ", text.casefold()).split())
    whole = _CARD.sub("", said).strip(" .,:;-–—<")
    for part in dict.fromkeys((whole, whole.replace(",", ""), *_PARTS.split(whole))):
        found = _read(_FRAME.sub("", part))
        if found is not None:
            return found
    return None


def _read(text: str) -> Passing | None:
    if _SAME.fullmatch(text):
        return Passing("same")
    if _EARLIER_TODAY.fullmatch(text):
        return Passing("back", _EARLIER_THAT_DAY)
    if _PRESENT.fullmatch(text):
        return Passing("now")
    if _NEXT.fullmatch(text):
        return Passing("on", 1.0)
    if _LAST.fullmatch(text):
        return Passing("back", 1.0)
    return _by_unit(text) or _by_duration(text) or _in_year(text)


def _by_unit(text: str) -> Passing | None:
    for pattern, kind in ((_NEXT_UNIT, "on"), (_LAST_UNIT, "back")):
        found = pattern.fullmatch(text)
        if found:
            return Passing("on" if kind == "on" else "back", UNITS[found[1] or found[2]])
    return None


def _by_duration(text: str) -> Passing | None:
    later, earlier = _LATER.fullmatch(text), _EARLIER.fullmatch(text)
    found = later or earlier
    days = _days(found[1]) if found else None
    if not days:
        return None
    return Passing("back", days) if not later else Passing("on", days) if days >= 1.0 else Passing("same")


def _days(said: str) -> float | None:
    """The days of what stands before LATER, if it is a duration and nothing else."""
    words = _FRAME.sub("", said)
    found = DURATION.fullmatch(words)
    if found:
        return duration(words)
    unit = UNITS.get(words.removesuffix("s")) if words.endswith("s") else None
    return _VAGUE * unit if unit else None


def _in_year(text: str) -> Passing | None:
    found = _YEAR.fullmatch(text)
    if found is None:
        return None
    month = _MONTHS.index(found[1]) + 1 if found[1] else 0
    return Passing("year", date=(int(found[3]), month, int(found[2] or 0)))
