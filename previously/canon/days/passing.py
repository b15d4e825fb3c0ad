"""How headings and captions move lived time from scene to scene: on, back into a flashback, and out of it again."""

from datetime import date
from typing import NamedTuple

from previously.core.atoms import ClockText
from previously.language.time_words import Passing, passing

YEAR = 365.25
CAPTION = ">"
"""Begins the words of a caption. What a heading says is of its scene; what a caption says holds until another does."""


class Now(NamedTuple):
    """Where lived time stands.

    `day` is the story's own. `back` is the day of a flashback that the scene is in, or the last one was, and `lasting`
    says that a caption opened it. `year_0` is the day on which the year 0 would begin, once a year has been named.
    `said` are the words that the scene's day was read from.
    """

    day: float
    back: float | None = None
    lasting: bool = False
    year_0: float | None = None
    said: str = ""

    @property
    def here(self) -> float:
        """The day of the scene."""
        return self.day if self.back is None else self.back


class Times(NamedTuple):
    """What a scene has of time: the words that may say it; is it a flashback, is its day stated?"""

    says: tuple[str, ...]
    flashback: bool = False
    stated: bool = False


def passed(text: Times, now: Now, gaps: ClockText, *, opening: bool) -> Now:
    """Where a scene stands by what its heading and captions say; `opening`: it is the very first of its series.

    What the author states of its day goes before.
    """
    if text.stated:
        return now._replace(back=None, lasting=False, said="")
    found = next(((said, one) for said in _exact_first(text.says) if (one := passing(said.lstrip(CAPTION)))), None)
    stays = now.lasting and not text.flashback
    if found is None:
        return now._replace(said="") if stays else now._replace(back=None, lasting=False, said="")
    said, one = found
    goes_on = stays or one.kind in {"same", "year"} or text.flashback
    moved = _moved(one, now if goes_on else now._replace(back=None), gaps, opening=opening)
    if moved is None or (text.flashback and moved.back is None):
        return now._replace(back=now.back if stays else None, lasting=stays, said="")
    lasting = moved.back is not None and (stays or said.startswith(CAPTION))
    words = "" if one.kind == "same" and not stays else said.lstrip(CAPTION).strip()
    return moved._replace(lasting=lasting, said=words)


def _exact_first(says: tuple[str, ...]) -> tuple[str, ...]:
    """Captions before headings, which they are more exact than."""
    return tuple(sorted(says, key=lambda said: not said.startswith(CAPTION)))


def _moved(one: Passing, now: Now, gaps: ClockText, *, opening: bool) -> Now | None:
    """Lived time after some words; None where they say nothing for lack of a year to count from."""
    if one.kind == "now":
        return now._replace(back=None)
    if one.kind == "same":
        return now
    if one.kind == "year":
        return _in_year(one.date, now, gaps, opening=opening)
    day = now.here + (one.days if one.kind == "on" else -one.days)
    return _on(now, day) if one.kind == "on" else now._replace(back=day)


def _on(now: Now, day: float) -> Now:
    """Lived time on a later day: still in the flashback, if it has not come up with the story."""
    return now._replace(back=day) if now.back is not None and day < now.day - 0.5 else _present(now, day)


def _present(now: Now, day: float) -> Now:
    return now._replace(day=max(day, now.day), back=None)


def _in_year(said: tuple[int, int, int], now: Now, gaps: ClockText, *, opening: bool) -> Now | None:
    year, month, of_month = said
    if gaps.date:
        now = now._replace(year_0=_year_0(gaps.date))
    elif now.year_0 is None and opening:
        now = now._replace(year_0=now.day - year * YEAR)
    if now.year_0 is None:
        return None
    first = now.year_0 + year * YEAR
    if not month and _is_in(now.here, first):
        return now
    day = first + (30.44 * (month - 1) + of_month if month else 0.0)
    if _is_in(now.day, first) and not month:
        return now._replace(back=None)
    return _present(now, round(day)) if day >= now.day else now._replace(back=float(round(day)))


def _is_in(day: float, first: float) -> bool:
    """Is a day in the year that begins on another, give or take what leap years make of it?"""
    return first - 2.0 <= day < first + YEAR


def _year_0(day_0: str) -> float:
    then = date.fromisoformat(day_0)
    return -(then.year * YEAR + (then - date(then.year, 1, 1)).days)
