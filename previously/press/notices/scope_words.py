"""A notice's scope in words: `Jessica Jones, season 1`. Episode titles are left out: they may not be told yet."""

from collections.abc import Iterable, Sequence

from previously.press.article.words import press_words
from previously.press.notices.notice import Notice, Ranges, Scope

LONGEST_TITLE = 6
"""The most words in an unknown title that is shown."""
BEYOND = "beyond what you have seen"


def what_of(notice: Notice | None) -> str:
    """What a withheld block says: the scope of the notice over it, or that it is beyond what was seen."""
    said = "; ".join(dict.fromkeys(filter(None, map(extent, notice.scopes)))) if notice else ""
    return f"{said}, by the article’s notice" if said else BEYOND


def announced(notice: Notice, titles: Sequence[str]) -> str:
    """A notice as shown: the title and how far, in our words.

    Only titles the reader knows; if none are known, the article's own, provided it gives away no ending.
    """
    said = [", ".join(filter(None, (_title(scope, titles), extent(scope)))) for scope in notice.scopes]
    named = "; ".join(dict.fromkeys(filter(None, said)))
    return f"Spoilers for {named}." if named else "Spoilers."


def _title(scope: Scope, titles: Sequence[str]) -> str:
    if not scope.title or scope.kind == "work":
        return ""
    known = next((title for title in titles if title.casefold() in scope.title.casefold()), "")
    return known or (scope.title if not titles and _is_title(scope.title) else "another story")


def _is_title(words: str) -> bool:
    low = words.casefold().split()
    return len(low) <= LONGEST_TITLE and press_words().outcomes.isdisjoint(low)


def extent(scope: Scope) -> str:
    """How far readers must have watched: `season 1`, `season 1, episodes 1 to 5`; empty if it does not say."""
    if scope.kind == "seasons":
        return _counted(scope.group, scope.seasons)
    if scope.kind == "episodes":
        return ", ".join(filter(None, (_counted(scope.group, scope.seasons), _counted(scope.unit, scope.episodes))))
    return {
        "series": "all of it",
        "titled": "one episode",
        "released": "all that was out when it appeared",
        "work": "another work",
    }.get(scope.kind, "")


def _counted(noun: str, ranges: Ranges) -> str:
    """`season 1`, `episodes 1 to 5 and 7`."""
    if not ranges:
        return ""
    shown = [str(first) if first == last else f"{first} to {last}" for first, last in ranges]
    several = len(shown) > 1 or ranges[0][0] != ranges[0][1]
    return f"{noun}{'s' if several and noun != 'series' else ''} {_joined(shown)}"


def _joined(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
