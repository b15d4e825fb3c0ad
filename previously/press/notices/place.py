"""A notice's scope placed in a story: how far readers must have watched, as progress."""

import re
from collections.abc import Mapping

from previously.core.position import Template
from previously.core.series import Member
from previously.press.notices.notice import Scope

ALL = "all"
HIGHEST = 999_999_999
_SIGNS = re.compile(r"[^\w]+")


def place(scope: Scope, title: str, series: str, template: Template, titles_told: Mapping[str, str]) -> str | None:
    """The progress a scope asks for: `S01`, `S01E05`, `all`; None if it cannot be placed, which means everything.

    `titles_told` maps the titles of episodes told so far to their positions. For a range, the end counts.
    """
    if not is_of(scope, title, series):
        return None
    if scope.kind == "series":
        return ALL
    if scope.kind == "titled":
        return next((at for name, at in titles_told.items() if _folded(name) == _folded(scope.name)), None)
    if scope.kind == "seasons":
        return _season(scope, template)
    return _episode(scope, template) if scope.kind == "episodes" else None


def is_of(scope: Scope, title: str, series: str) -> bool:
    """Is the scope one of this story's? Its title may have an owner before it, as in “Marvel’s …”."""
    named = _folded(scope.title)
    known = {_folded(title), _folded(series)} - {""}
    return not named or named in known or any(f" {named} ".endswith(f" s {one} ") for one in known)


def _folded(words: str) -> str:
    return _SIGNS.sub(" ", words.casefold()).strip()


def _last(ranges: tuple[tuple[int, int], ...]) -> int:
    return max((last for _, last in ranges), default=0)


def _season(scope: Scope, template: Template) -> str | None:
    """Whole seasons, or acts and volumes of a story that numbers nothing finer."""
    last = _last(scope.seasons)
    if scope.group != template.fields[0] or last > HIGHEST:
        return None
    return _shown(template, last) if len(template.fields) == 1 else season_of(template, last)


def _episode(scope: Scope, template: Template) -> str | None:
    numbers = {scope.group: _last(scope.seasons)} if scope.seasons else {}
    numbers[scope.unit] = _last(scope.episodes)
    if set(numbers) != set(template.fields) or max(numbers.values()) > HIGHEST:
        return None
    return _shown(template, *(numbers[field] for field in template.fields))


def _shown(template: Template, *numbers: int) -> str:
    """A position by its fields' numbers; in a shared universe, with its series' name."""
    return template.show((template.number, *numbers) if isinstance(template, Member) else numbers)


def season_of(template: Template, season: int) -> str | None:
    """A whole season's position, if positions have seasons."""
    head = re.split(r"\{\w+\}", template.text)[0]
    shown = f"{head}{format(season, '02d' if head[-1:].isalnum() else 'd')}"
    return shown if (template.season(shown) or ())[-1:] == (season,) else None
