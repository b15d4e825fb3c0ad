"""The ways between places that a story declares, in days."""

from collections.abc import Iterable
from typing import NamedTuple

from previously.core.atoms import StoryText
from previously.core.codes import text_finding
from previously.core.finding import Finding
from previously.core.source import Span
from previously.language.durations import days


class StatedWay(NamedTuple):
    """Two places, the days between them, and where it is declared."""

    start: str
    end: str
    days: float
    span: Span


def stated_ways(stories: Iterable[StoryText]) -> tuple[tuple[StatedWay, ...], tuple[Finding, ...]]:
    """The ways of stories, and what is wrong with them."""
    found, wrong = list[StatedWay](), list[Finding]()
    for way in (way for story in stories for way in story.ways):
        try:
            found.append(StatedWay(way.start, way.end, days(way.time), way.span))
        except ValueError as error:
            wrong.append(text_finding("bad-value", way.span, str(error)))
    return tuple(found), tuple(wrong)
