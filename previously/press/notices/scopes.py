"""How far a notice asks readers to have watched: the scopes named in its words."""

import re
from collections.abc import Callable
from typing import NamedTuple

from previously.press.notices.notice import UNPLACED, Scope
from previously.press.notices.numbers import NUMBER, NUMBERS, ORDINAL, number, ranges
from previously.press.notices.titles import title_at, title_before, title_from

GROUP = r"(season|series|book|volume|vol\.|act|part|year|arc)"
UNIT = r"(episode|ep\.?|eps\.?|chapter|ch\.|scene|issue)"
DASH = r"\s?[-–—]\s?"
STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " "})
SHORT = {"ep": "episode", "eps": "episode", "vol": "volume", "ch": "chapter", "series": "season"}
ENDING = r"(?:'s|')?(?:\s(?:mid-?)?(finale|premiere|opener|pilot))?"

Found = re.Match[str]


class Named(NamedTuple):
    """One way to name a scope: a pattern over straightened text, and how to build the scope."""

    pattern: re.Pattern[str]
    scopes: Callable[[Found], list[Scope]]


_QUOTED_TITLE = re.compile(
    r"(?<!episode )(?<!episode, )(?<!titled )(?<!called )(?<!finale, )(?<!premiere, )(?<!chapter )(?<!\()"
    r"\"[^\"]{1,150}\"",
    re.IGNORECASE,
)
"""A story's title: numbers in it belong to it."""


def scopes(words: str) -> tuple[Scope, ...]:
    """Every scope some words name, in order; empty if none."""
    text = words.translate(STRAIGHT)
    left, found = _QUOTED_TITLE.sub(lambda m: '"' + "\1" * (len(m[0]) - 2) + '"', text), list[tuple[int, int, Scope]]()
    for named in NAMED:
        for match in named.pattern.finditer(left):
            found += [(match.start(), match.end(), scope) for scope in named.scopes(match)]
        left = named.pattern.sub(lambda m: "\0" * len(m[0]), left)
    found = _joined(text, sorted(found, key=lambda one: one[:2]))
    return tuple(dict.fromkeys(_with_titles(text, found))) or _whole_work(text)


def _joined(text: str, found: list[tuple[int, int, Scope]]) -> list[tuple[int, int, Scope]]:
    """The same, with “episodes 1-3 of The Tide, season 3” as one scope."""
    kept = found[:1]
    for start, end, scope in found[1:]:
        first, last, before = kept[-1]
        between = text[last:start].lower()
        apart = before.kind != "episodes" or before.seasons or scope.kind != "seasons" or not scope.is_one
        if apart or not _OF.match(between) or " and " in between:
            kept.append((start, end, scope))
        else:
            title = title_before(text, start, last) or title_at(text, first, end)
            whole = Scope("episodes", title, scope.seasons, before.episodes, scope.group, before.unit)
            kept[-1] = (first, end, whole)
    return kept


_OF = re.compile(r"\s?(?:of|from|in|,|\()\s?[^.;]{0,80}$")


def _with_titles(text: str, found: list[tuple[int, int, Scope]]) -> list[Scope]:
    """Each scope with the title beside it; one that has none takes the others'."""
    floors = [0, *(end for _, end, _ in found)]
    titles = [
        scope.title or title_at(text, start, end, floor)
        for (start, end, scope), floor in zip(found, floors, strict=False)
    ]
    known = list(dict.fromkeys(filter(None, titles)))
    shared = known[0] if len(known) == 1 else ""
    return [
        _titled(scope, title or (shared if scope.kind in {"seasons", "episodes"} else ""))
        for (_, _, scope), title in zip(found, titles, strict=True)
    ]


def _titled(scope: Scope, title: str) -> Scope:
    return Scope(scope.kind, title, scope.seasons, scope.episodes, scope.group, scope.unit, scope.name)


_ABOUT = re.compile(
    r"\b(?:spoil(?:er)?s?\s(?:\w+\s){0,3}?(?:for|of|from|about|in)|caught\sup\s(?:on|with|to)|"
    r"(?:seen|watched|read|finished)|spoils?)\s(?:the\s(?:film|movie|show|series|novel|book|game)\s)?(?:all\sof\s)?",
    re.IGNORECASE,
)


def _whole_work(text: str) -> tuple[Scope, ...]:
    """A title on its own means all of it."""
    found = _ABOUT.search(text)
    title = title_from(text, found.end()) if found else ""
    return (Scope("series", title),) if title else ()


def _group(word: str) -> str:
    word = word.lower().rstrip(".")
    return SHORT.get(word, word if word.endswith("ss") else word.rstrip("s")) or "season"


def _code(found: Found) -> list[Scope]:
    """S01E05, S01E05-07, S01E05-S02E01."""
    season, episode, other, last = (int(part) if part else 0 for part in found.groups())
    if other and other != season:
        return [_episodes(season, episode, episode), _episodes(other, last, last)]
    return [_episodes(season, episode, max(last, episode))]


def _episodes(season: int, first: int, last: int) -> Scope:
    return Scope("episodes", seasons=((season, season),), episodes=((first, last),))


def _crossed(found: Found) -> list[Scope]:
    return [_episodes(int(found[1]), int(found[2]), max(int(found[3] or 0), int(found[2])))]


def _season_episode(found: Found) -> list[Scope]:
    season = number(found[2])
    return [
        Scope(
            "episodes",
            seasons=((season, season),),
            episodes=ranges(found[4]),
            group=_group(found[1]),
            unit=_group(found[3]),
        )
    ]


def _episode_of(found: Found) -> list[Scope]:
    season, group = number(found[4] or found[5]), found[3] or found[6]
    return [
        Scope(
            "episodes",
            seasons=((season, season),),
            episodes=ranges(found[2]),
            group=_group(group),
            unit=_group(found[1]),
        )
    ]


def _nth_episode_of(found: Found) -> list[Scope]:
    season = number(found[5] or found[6])
    first = number(found[1]) if found[1] else 1
    last = number(found[2]) if found[2] else first
    return [
        Scope(
            "episodes",
            seasons=((season, season),),
            episodes=((first, last),),
            group=_group(found[4] or found[7]),
            unit=_group(found[3]),
        )
    ]


def _seasons(found: Found) -> list[Scope]:
    return [_whole(found[1], ranges(found[2]), found[3])]


def _whole(group: str, seasons: tuple[tuple[int, int], ...], ending: str | None) -> Scope:
    """Whole seasons; a premiere is only the first episode."""
    if ending and ending.lower() in {"premiere", "opener", "pilot"}:
        return Scope("episodes", seasons=seasons[-1:], episodes=((1, 1),), group=_group(group))
    return Scope("seasons", seasons=seasons, group=_group(group))


def _nth_season(found: Found) -> list[Scope]:
    if found[3]:
        return [Scope("seasons", seasons=((1, number(found[3])),), group=_group(found[4]))]
    first = number(found[1])
    return [_whole(found[4], ((first, max(first, number(found[2] or ""))),), found[5])]


def _season_code(found: Found) -> list[Scope]:
    return [Scope("seasons", seasons=((int(found[1]), max(int(found[1]), int(found[2] or 0))),))]


def _episodes_alone(found: Found) -> list[Scope]:
    return [Scope("episodes", episodes=ranges(found[2]), unit=_group(found[1]))]


def _work(found: Found) -> list[Scope]:
    """“… through A Dance with Dragons”: as far as another work."""
    name = title_from(found.string, found.end())
    return [Scope("work", title=title_before(found.string, found.start()), name=name)] if name else []


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


NAMED = (
    Named(
        _pattern(
            rf"\bs\s?(\d{{1,2}})\s?[.,:]?\s?ep?\.?\s?(\d{{1,3}})(?:{DASH}(?:s\s?(\d{{1,2}})\s?)?(?:ep?\s?)?(\d{{1,3}}))?\b"
        ),
        _code,
    ),
    Named(_pattern(rf"\b(\d{{1,2}})x(\d{{2,3}})(?:{DASH}(?:\d{{1,2}}x)?(\d{{2,3}}))?\b"), _crossed),
    Named(_pattern(rf"\b{GROUP}\s({NUMBER})\s?[,:;/–—-]?\s?{UNIT}s?\s({NUMBERS})"), _season_episode),
    Named(
        _pattern(
            rf"\b{UNIT}s?\s({NUMBERS})\s?(?:\([^()]{{0,160}}\)|,?\s?\"[^\"]{{0,120}}\"|,)?\s?,?\s?(?:of|from|in)\s(?:the\s)?"
            rf"(?:{GROUP}\s({NUMBER})|({ORDINAL})\s{GROUP})"
        ),
        _episode_of,
    ),
    Named(
        _pattern(
            rf"\b(?:({ORDINAL})|first\s({NUMBER}))\s{UNIT}s?\s(?:of|from|in)\s(?:the\s)?"
            rf"(?:{GROUP}\s({NUMBER})|({ORDINAL})\s{GROUP})"
        ),
        _nth_episode_of,
    ),
    Named(_pattern(rf"\b{GROUP}s?\s({NUMBERS}){ENDING}"), _seasons),
    Named(
        _pattern(
            rf"\b(?:({ORDINAL})(?:\s(?:and|to|through)\s(?:the\s)?({ORDINAL}))?|first\s({NUMBER}))\s{GROUP}s?{ENDING}"
        ),
        _nth_season,
    ),
    Named(_pattern(rf"\bs(\d{{1,2}})(?:{DASH}s?(\d{{1,2}}))?\b"), _season_code),
    Named(_pattern(rf"\b{UNIT}s?\s({NUMBERS})"), _episodes_alone),
    Named(
        _pattern(
            r"\b(?:all|any|every|everything)\s(?:\w+\s){0,3}?(?:(?:episode|chapter|issue|book|season|instal?lment|film)s?\s)?"
            r"(?:(?:that\s)?(?:have|has)\s(?:been\s)?|so\sfar\s)?(?:released|aired|published|broadcast)\b[^.]{0,100}"
        ),
        lambda _: [Scope("released")],
    ),
    Named(
        _pattern(
            r"\b(?:entire|whole|complete)\s(?:series|show|run|saga|story|book|novel|film|movie)\b|\bseries\sfinale\b|"
            r"\b(?:all|every)\s(?:of\s)?(?:the\s)?(?:\w{1,10}\s)?(?:seasons?|episodes?|chapters?|books?|volumes?)\b"
        ),
        lambda _: [Scope("series")],
    ),
    Named(_pattern(r"\ball\sof\s(?=[\"*_]?\w)"), lambda m: [Scope("series", title=title_from(m.string, m.end()))]),
    Named(
        _pattern(r"\b(?:episode|titled|entitled|chapter)(?:\stitled|\scalled|\sentitled)?,?\s\(?\"([^\"]{1,150})\""),
        lambda m: [Scope("titled", name=m[1].strip(" ,."))],
    ),
    Named(
        _pattern(
            r"\b(?:most\srecent|latest|newest|tonight's?|last\snight's|this\sweek's|last\sweek's|yesterday's|today's|"
            r"current|new|upcoming|next)\s(?:\w+\s){0,2}?(?:episode|season|finale|premiere|chapter|issue|instal?lment)\b"
        ),
        lambda _: [UNPLACED],
    ),
    Named(_pattern(r"\b(?:mid-?season\s|season\s)?(?:finale|premiere)\b"), lambda _: [UNPLACED]),
    Named(_pattern(r"\b(?:through|up\sto|up\sthrough)\s(?:the\send\sof\s)?(?=[\"*_]?[A-Z\"])"), _work),
)
"""In the order they are tried; what one has read, the next skips."""
