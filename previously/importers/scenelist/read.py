"""Reads a scene list: many spellings of the same few things become one shape; the rest is kept in words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import msgspec

NUMBERS = {
    "season": ("seasonNum", "season", "seasonNumber", "season_number"),
    "episode": ("episodeNum", "episode", "episodeNumber", "episode_number", "number"),
}
TITLES = ("episodeTitle", "title", "name")
STARTS = ("sceneStart", "start", "startTime", "timeStart")
ENDS = ("sceneEnd", "end", "endTime", "timeEnd")
PLACES = ("subLocation", "location", "place")
PEOPLE = ("characters", "present", "cast", "people")
VISIONS = (
    "warg", "greensight", "vision", "dream", "visions", "dreams", "nightmare", "hallucination", "hallucinations",
    "premonition", "imagined", "fantasy",
)  # fmt: skip
DATES = ("date", "sceneDate", "storyDate", "storyDay", "day", "countdown")
YEARS = ("year", "storyYear", "sceneYear")
KILLERS = ("killedBy", "killed_by", "killer")
MANNERS = ("mannerOfDeath", "manner_of_death", "causeOfDeath")
NO = {"false", "no", "0", "dead", "deceased", ""}
DEEPEST = 8
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*)?")
_ERA = re.compile(r"(?:year\s+)?(\d{1,4})(?:\s*(?:AD|CE|AC|A\.D\.|C\.E\.|A\.C\.))?", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:[TD]|day)\s*(?:minus\s+|[-−–]\s*)(\d{1,6})(?:\s*(minute|hour|day|week|month)s?)?"
    r"|(\d{1,6})\s*(minute|hour|day|week|month)s?\s+(?:left|to go|remaining|before|until|to)\b.*",
    re.IGNORECASE,
)
"""A clock that counts down: `T-10`, `3 days to go`."""
_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0}
_WORDED = ("%d %B %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y", "%b %d, %Y")


class Person(msgspec.Struct, frozen=True):
    """Somebody in one scene. `alive` is None if the list does not say; `more` is anything else it says."""

    name: str
    alive: bool | None = None
    killers: tuple[str, ...] = ()
    manner: str = ""
    loves: str = ""  # whom they marry in this scene, for love
    more: tuple[str, ...] = ()

    @property
    def accounted(self) -> bool:
        """Does the list say here how this one dies, or by whom?"""
        return self.alive is not True and bool(self.killers or self.manner)


class Listed(msgspec.Struct, frozen=True):
    """One scene in the list. `when` is a date or a story day; `more` is anything else the list says about it."""

    place: str = ""
    people: tuple[Person, ...] = ()
    timecode: tuple[str, ...] = ()
    flashback: bool = False
    vision: bool = False
    when: date | float | None = None
    year: int | None = None  # where a year is all that is said
    more: tuple[str, ...] = ()


class ListedEpisode(msgspec.Struct):
    """One episode in the list, which may come in several pieces."""

    season: int
    number: int
    title: str
    scenes: list[Listed]
    more: tuple[str, ...] = ()


class SceneListReader:
    """Reads a whole list; `remarks` says in sentences what was not understood or was set aside."""

    def __init__(self) -> None:
        self.remarks: list[str] = []
        self.aside: Counter[str] = Counter()
        self.spellings: dict[str, str] = {}

    def episodes(self, data: object) -> list[ListedEpisode]:
        """The episodes in order; those with the same number are merged."""
        found: dict[tuple[int, int], ListedEpisode] = {}
        for season, index, item in self._items(data, 1):
            episode = self._episode(item, season, index)
            known = found.setdefault((episode.season, episode.number), episode)
            if known is not episode:
                self.remarks.append(
                    f"Season {episode.season} has two episodes {episode.number}; the second continues the first."
                )
                known.scenes += episode.scenes
                known.more += (*([f"title: {episode.title}"] if episode.title else []), *episode.more)
        for what, count in self.aside.items():
            self.remarks.append(f"{what} has no meaning here and is kept in words ({_times(count)}).")
        return list(found.values())

    def _items(self, data: object, season: int) -> Iterator[tuple[int, int, Mapping[str, Any]]]:
        """Each episode's object, with its season and its number there."""
        if isinstance(data, Mapping):
            nested = data.get("seasons")
            if isinstance(nested, list):
                for number, part in enumerate(nested, 1):
                    yield from self._items(part, _number(part, "season") or number)
                return
            others = [str(name) for name in data if name not in {"episodes", *NUMBERS["season"]}]
            if "episodes" in data and others:
                self.remarks.append(f"Left out beside the episodes: {', '.join(others)}.")
            data = data.get("episodes")
        if not isinstance(data, list):
            self.remarks.append("No list of episodes was found where one should be.")
            return
        for index, item in enumerate(data, 1):
            if isinstance(item, Mapping):
                yield season, index, item
            else:
                self.remarks.append(f"Entry {index} of the episodes is not an object; left out: {words(item)[:80]}.")

    def _episode(self, item: Mapping[str, Any], season: int, index: int) -> ListedEpisode:
        number = _number(item, "episode")
        if number is None:
            self.remarks.append(f"An episode has no readable number; it is taken as number {index}.")
        scenes = item.get("scenes")
        if not isinstance(scenes, list):
            self.remarks.append(f"Episode {number or index} of season {season} has no list of scenes.")
        title = _first(item, TITLES)
        used = {*NUMBERS["season"], *NUMBERS["episode"], "scenes", title[0]}
        return ListedEpisode(
            _number(item, "season") or season,
            number or index,
            words(title[1]),
            [self._scene(scene) for scene in scenes] if isinstance(scenes, list) else [],
            tuple(self._more(item, used, "an episode")),
        )

    def _scene(self, item: object) -> Listed:
        if not isinstance(item, Mapping):
            self.aside["A scene that is not an object"] += 1
            return Listed(more=(words(item),))
        people, when, year = _first(item, PEOPLE), _first(item, DATES), _first(item, YEARS)
        start, end = _first(item, STARTS), _first(item, ENDS)
        in_year = _year(year[1])
        day = (_when(f"{when[1]} {in_year}") if in_year and isinstance(when[1], str) else None) or _when(when[1])
        counted = when[0] if day is not None else ""
        places = dict.fromkeys(words(item.get(name)) for name in PLACES if item.get(name))
        used = {*PLACES, people[0], start[0], end[0], "flashback", *VISIONS, counted}
        used |= {year[0]} if in_year is not None else set()
        return Listed(
            ", ".join(places),
            self._people(people[1]),
            tuple(words(time) for name, time in (start, end) if name),
            flashback=_yes(item.get("flashback")),
            vision=any(_yes(item.get(name)) for name in VISIONS),
            when=day,
            year=in_year if day is None else None,
            more=(
                *(f"{spaced(name)}" for name in VISIONS if _yes(item.get(name)) and name != "vision"),
                *self._more(item, used, "a scene"),
            ),
        )

    def _people(self, items: object) -> tuple[Person, ...]:
        """Who is in a scene; duplicate entries are merged."""
        found: dict[str, Person] = {}
        for item in items if isinstance(items, list) else [items] if items else []:
            person = self._person({"name": item} if isinstance(item, str) else item)
            if person is not None:
                known = found.get(person.name)
                found[person.name] = _merged(known, person) if known else person
        return tuple(found.values())

    def _person(self, item: object) -> Person | None:
        name = " ".join(words(item.get("name")).split()) if isinstance(item, Mapping) else ""
        if not isinstance(item, Mapping) or not re.search(r"\w", name):
            self.remarks.append(f"Somebody without a name was left out of a scene: {words(item)[:80]}.")
            return None
        married = item.get("married")
        return Person(
            self.spellings.setdefault(name.casefold(), name),
            _alive(item),
            tuple(_names(_first(item, KILLERS)[1])),
            words(_first(item, MANNERS)[1]),
            _love(married),
            tuple(self._more(item, {"name", "alive", "dead", *KILLERS, *MANNERS}, "a character")),
        )

    def _more(self, item: Mapping[str, Any], used: set[str], what: str) -> Iterator[str]:
        """The rest of an object, in words."""
        for name, value in item.items():
            if name not in used and value is not None:
                self.aside[f"“{name}” of {what}"] += 1
                yield f"{spaced(str(name))} {words(value)}".strip()


def words(value: object, depth: int = 0) -> str:
    """Any JSON value, in words."""
    if value is None or isinstance(value, bool):
        return "" if value is None else "yes" if value else "no"
    if depth > DEEPEST:
        return "…"
    if isinstance(value, Mapping):
        if set(value) == {"action", "name"}:
            return f"{words(value['action'], depth + 1)} {words(value['name'], depth + 1)}"
        return ", ".join(f"{spaced(str(name))} {words(part, depth + 1)}".strip() for name, part in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(words(part, depth + 1) for part in value)
    return str(value).strip()


def spaced(name: str) -> str:
    """`mannerOfDeath` as `manner of death`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).lower()


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _first(item: Mapping[str, Any], names: tuple[str, ...]) -> tuple[str, Any]:
    """The first of several spellings that has a value, and the value."""
    return next(((name, item[name]) for name in names if item.get(name) is not None), ("", None))


def _number(item: object, what: str) -> int | None:
    """A season's or episode's number, from 0; None if it is not one."""
    value = _first(item, NUMBERS[what])[1] if isinstance(item, Mapping) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    found = re.search(r"(?<![-.\d])\d{1,6}(?![.\d])", str(value)) if not isinstance(value, bool) else None
    return int(found[0]) if found else None


def _yes(value: object) -> bool:
    return value is not None and words(value).casefold() not in NO


def _alive(item: Mapping[str, Any]) -> bool | None:
    if item.get("dead") is not None:
        return not _yes(item["dead"])
    return None if item.get("alive") is None else _yes(item["alive"])


def _names(value: object) -> Iterator[str]:
    """Names, given as one, as a list, or as objects with names."""
    if isinstance(value, list):
        for item in value:
            yield from _names(item)
    elif isinstance(value, Mapping) and "name" in value:
        yield from _names(value["name"])
    elif text := " ".join(words(value).split()):
        yield text


def _love(married: object) -> str:
    """Whom somebody marries here, if the list says it is for love."""
    if not isinstance(married, Mapping) or married.get("when") != "present" or married.get("type") != "love":
        return ""
    return " ".join(words(married.get("to")).split())


def _merged(known: Person, again: Person) -> Person:
    """Two entries for one person in one scene: dead if either says so."""
    alive = False if False in {known.alive, again.alive} else known.alive or again.alive
    return Person(
        known.name,
        alive,
        tuple(dict.fromkeys(known.killers + again.killers)),
        ", ".join(filter(None, dict.fromkeys((known.manner, again.manner)))),
        known.loves or again.loves,
        tuple(dict.fromkeys(known.more + again.more)),
    )


def _when(value: object) -> date | float | None:
    """A date, a story day, or None if it is neither."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if abs(value) <= 1e6 else None
    text = value.strip() if isinstance(value, str) else ""
    found, until = _DATE.fullmatch(text), _UNTIL.fullmatch(text)
    if until:
        return -float(until[1] or until[3]) * _DAYS[(until[2] or until[4] or "day").lower()]
    try:
        if found:
            return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None
    return next((then for form in _WORDED if (then := _worded(text, form))), None)


def _year(value: object) -> int | None:
    """A year by its number, with the name of its era or without; None if it is none."""
    found = _ERA.fullmatch(words(value)) if not isinstance(value, bool) else None
    return int(found[1]) if found and int(found[1]) else None


def _worded(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 a date has no time zone
    except ValueError:
        return None
