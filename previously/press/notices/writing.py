"""Writes a notice: the same words in each place's form, so that they are read back with the same meaning."""

import json
from collections.abc import Callable
from html import escape
from typing import Literal

from previously.core.errors import BadRequest
from previously.core.position import Template
from previously.press.notices.place import ALL

As = Literal["plain", "html", "activitystreams", "schema", "discord", "reddit"]
GROUPS = ("season", "volume", "book", "act", "part", "year", "arc")
UNITS = ("episode", "chapter", "scene", "issue")
_QUOTES = str.maketrans({'"': "’", "“": "‘", "”": "’", "„": "‘", "«": "‘", "»": "’"})


def written(to: str, title: str, template: Template, form: As) -> str:
    """A notice that readers must have watched a story up to and including a position, a season or `all`.

    Raises BadRequest if the position is not one of the story's, or its parts have no names readers know.
    """
    shown = _quoted(title)
    numbers = numbers_of(to, template)
    return _FORMS[form](_scope(shown, numbers), shown, numbers)


def numbers_of(to: str, template: Template) -> tuple[tuple[str, int], ...]:
    """A position's parts: `season` 1, `episode` 5; empty for `all`. Raises BadRequest."""
    if to.strip().casefold() == ALL:
        return ()
    season = template.season(to)
    if season is not None:
        return _known(((template.fields[0], season[-1]),))
    episode, scene = template.parse(to)
    if scene:
        raise BadRequest(f"a notice names an episode, but “{to}” is a scene; use {template.show(episode)}")
    return _known(tuple(zip(template.fields, episode[-len(template.fields) :], strict=True)))


def _known(numbers: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    """The same, if readers know each word and there are at most two."""
    words = [word for word, _ in numbers]
    groups, unit = words[:-1], words[-1]
    alone = not groups and unit in GROUPS + UNITS
    if alone or (len(groups) == 1 and groups[0] in GROUPS and unit in (*UNITS, "part")):
        return numbers
    raise BadRequest(f"no notice can be written for positions made of {' and '.join(words)}; use --to all")


def _quoted(title: str) -> str:
    return f"“{' '.join(title.translate(_QUOTES).split())}”"


def _scope(title: str, numbers: tuple[tuple[str, int], ...]) -> str:
    if not numbers:
        return f"all of {title}"
    named = ", ".join(f"{word.capitalize()} {number}" for word, number in numbers)
    return f"{title}, {'up to ' if numbers[-1][0] in UNITS or len(numbers) > 1 else ''}{named}"


def _sentence(scope: str) -> str:
    return f"Spoiler warning: this article contains spoilers for {scope}."


def _plain(scope: str, title: str, numbers: tuple[tuple[str, int], ...]) -> str:
    del title, numbers
    return _sentence(scope)


def _html(scope: str, title: str, numbers: tuple[tuple[str, int], ...]) -> str:
    del title, numbers
    return f'<p role="note" class="spoiler-warning">{escape(_sentence(scope), quote=False)}</p>'


def _activity(scope: str, title: str, numbers: tuple[tuple[str, int], ...]) -> str:
    """For a post in the fediverse: servers fold the content under its summary."""
    del title, numbers
    return json.dumps(
        {
            "@context": ["https://www.w3.org/ns/activitystreams", {"sensitive": "as:sensitive"}],
            "type": "Note",
            "summary": f"Spoilers for {scope}",
            "sensitive": True,
            "content": "<p>…</p>",
        },
        ensure_ascii=False,
        indent=2,
    )


def _schema(scope: str, title: str, numbers: tuple[tuple[str, int], ...]) -> str:
    """Microdata for which part of which series the page is about; the warning itself is in words."""
    parts = {word: number for word, number in numbers if word in {"season", "episode"}}
    kind = "TVEpisode" if "episode" in parts else "TVSeason" if "season" in parts else "CreativeWork"
    name = f'<meta itemprop="name" content="{escape(title[1:-1])}">'
    within = {
        "CreativeWork": name,
        "TVSeason": f'<meta itemprop="seasonNumber" content="{parts.get("season")}">{_series(name)}',
        "TVEpisode": f'<meta itemprop="episodeNumber" content="{parts.get("episode")}">'
        f"{_season(parts['season']) if 'season' in parts else ''}{_series(name)}",
    }[kind]
    return (
        '<div itemscope itemtype="https://schema.org/Article">\n'
        f'  <p role="note" class="spoiler-warning">{escape(_sentence(scope), quote=False)}</p>\n'
        f'  <span itemprop="about" itemscope itemtype="https://schema.org/{kind}">{within}</span>\n'
        "</div>"
    )


def _series(name: str) -> str:
    return f'<span itemprop="partOfSeries" itemscope itemtype="https://schema.org/TVSeries">{name}</span>'


def _season(number: int) -> str:
    return (
        '<span itemprop="partOfSeason" itemscope itemtype="https://schema.org/TVSeason">'
        f'<meta itemprop="seasonNumber" content="{number}"></span>'
    )


def _discord(scope: str, title: str, numbers: tuple[tuple[str, int], ...]) -> str:
    del title, numbers
    return f"Spoilers for {scope}:\n||…||"


def _reddit(scope: str, title: str, numbers: tuple[tuple[str, int], ...]) -> str:
    del title, numbers
    return f"[Spoilers for {scope}]\n\nSpoilers for {scope}:\n>!…!<"


_FORMS: dict[As, Callable[[str, str, tuple[tuple[str, int], ...]], str]] = {
    "plain": _plain,
    "html": _html,
    "activitystreams": _activity,
    "schema": _schema,
    "discord": _discord,
    "reddit": _reddit,
}
