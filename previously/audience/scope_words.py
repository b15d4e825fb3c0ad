"""A notice's scope in words: `Jessica Jones, season 1`. An episode's title is left out: it may not be told yet."""

from collections.abc import Iterable

from previously.audience.notice import Notice, Ranges, Scope

BEYOND = "beyond what you have seen"


def what_of(notice: Notice | None) -> str:
    """What a withheld block says of itself: the scope of the notice over it, or that it lies beyond."""
    said = "; ".join(dict.fromkeys(filter(None, map(extent, notice.scopes)))) if notice else ""
    return f"{said}, by the article’s notice" if said else BEYOND


def announced(notice: Notice) -> str:
    """A notice as it is shown: the title and how far, in our words."""
    said = [", ".join(filter(None, (scope.title, extent(scope)))) for scope in notice.scopes]
    named = "; ".join(dict.fromkeys(filter(None, said)))
    return f"Spoilers for {named}." if named else "Spoilers."


def extent(scope: Scope) -> str:
    """How far one must have watched: `season 1`, `season 1, episodes 1 to 5`; empty where it does not say."""
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
