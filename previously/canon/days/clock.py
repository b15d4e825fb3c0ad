"""Lived time: which story day a scene stands on."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

import msgspec

from previously.core.atoms import ClockText, SceneText
from previously.language.durations import FARTHEST, days


class Clock(msgspec.Struct, frozen=True):
    """Where lived time stands between two episodes: the last lived day, and the episode it belongs to.

    `year_0` is the day on which the year 0 would begin, once a year has been named.
    """

    day: float = 0.0
    episode: tuple[int, ...] = ()
    year_0: float | None = None

    def start_of(self, episode: tuple[int, ...], gaps: ClockText) -> float:
        """The day an episode opens on, given the story's gaps between episodes and seasons."""
        if not self.episode:
            return gaps.start
        same_season = len(episode) < 2 or episode[:-1] == self.episode[:-1]
        return self.day + (gaps.episode if same_season else gaps.season)


def first_stated(scenes: Iterable[SceneText], gaps: ClockText) -> float | None:
    """The first day that an episode's scenes state, flashbacks apart; None where they state none."""
    for scene in scenes:
        if scene.day is not None and scene.flashback is None:
            with suppress(ValueError):
                return lived_day(scene.day.text, gaps)
    return None


def is_undated(flashback: str) -> bool:
    """Does what stands after `flashback:` say that it is one, and not of when?"""
    return flashback.strip().casefold() in {"true", "yes"}


def lived_day(text: str, gaps: ClockText) -> float:
    """The day a text gives: a number, a date (where the clock has one), or `18 months before`. Raises ValueError."""
    word = text.strip()
    try:
        value = float(word)
    except ValueError:
        return _in_words(word, gaps)
    if not abs(value) <= FARTHEST:
        raise ValueError(f"“{word}” is not a day; days go from {-FARTHEST:,.0f} to {FARTHEST:,.0f}")
    return value


def _in_words(word: str, gaps: ClockText) -> float:
    if word.casefold().endswith(("before", "earlier", "ago")):
        return -days(word)
    if word.casefold().endswith(("after", "later")):
        return days(word)
    try:
        then = date.fromisoformat(word)
    except ValueError:
        raise ValueError(f"“{word}” is not a day; write a number, a date, or “18 months before”") from None
    if not gaps.date:
        raise ValueError(f"“{word}” needs the date of day 0: “clock: {{date: 2015-11-20}}” in story.yaml")
    return float((then - date.fromisoformat(gaps.date)).days)
