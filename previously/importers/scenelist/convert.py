"""From JSON scene lists (episodes, scenes, who is in them, who dies) to a story's files."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from previously.core.ids import slug
from previously.core.position import Template
from previously.formats.yaml.emit import key, scalar, sequence
from previously.importers.scenelist.bodies import Mourners
from previously.importers.scenelist.deaths import Fates, Teller, fates
from previously.importers.scenelist.kin import Kin, kin_of
from previously.importers.scenelist.read import Listed, ListedEpisode, SceneListReader

UNDATED = {"episode": 7, "season": 90}
"""Story days between episodes and seasons if the list has no dates: a guess, reported as one."""


class Imported(msgspec.Struct, frozen=True):
    """Each file's text by name, counts, and remarks on what was not understood or was set aside.

    `counts` has episodes, scenes, characters, presences (bodies included), bodies, and deaths (distinct people).
    """

    files: dict[str, str]
    counts: dict[str, int]
    remarks: tuple[str, ...]


def convert(episodes: object, kin: object | None, *, title: str) -> Imported:
    """Turn a decoded scene list and an optional list of kin into a story. Never raises for their contents."""
    reader = SceneListReader()
    listed = reader.episodes(episodes)
    scenes = [scene for episode in listed for scene in episode.scenes]
    ids = _ids(scenes)
    found = fates(scenes)
    days = Days(scenes)
    families = kin_of(kin, ids, reader.remarks)
    teller = Teller({name.casefold(): id_ for name, id_ in ids.items()}, _names(ids))
    writer = Writer(ids, found, days, teller, Mourners(teller, families))
    files = {"story.yaml": _story(title, ids, families, days)}
    files |= {f"s{season:02}.yaml": text for season, text in writer.seasons(listed)}
    remarks = [*reader.remarks, *days.remarks(), *_backwards(scenes)]
    return Imported(files, _counts(listed, scenes, ids, found), tuple(dict.fromkeys(remarks)))


def is_scene_list(data: object) -> bool:
    """Does this look like a scene list: episodes that have scenes?"""
    if isinstance(data, Mapping) and isinstance(data.get("seasons"), list):
        return any(map(is_scene_list, data["seasons"]))
    items = data.get("episodes") if isinstance(data, Mapping) else data
    return isinstance(items, list) and any(isinstance(item, Mapping) and "scenes" in item for item in items)


def _ids(scenes: Iterable[Listed]) -> dict[str, str]:
    """Cast ids by name, in order of appearance, each once."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(person.name for scene in scenes for person in scene.people):
        base = id_ = slug(name)
        count = 1
        while id_ in taken:
            count += 1
            id_ = f"{base}-{count}"
        taken.add(id_)
        ids[name] = id_
    return ids


def _names(ids: Mapping[str, str]) -> dict[str, str]:
    return {id_: name for name, id_ in ids.items()}


class Days:
    """The story day of each dated scene, counted from the list's first date, or from where a countdown begins."""

    def __init__(self, scenes: Iterable[Listed]) -> None:
        said = [scene.when if scene.year is None else date(scene.year, 1, 1) for scene in scenes]
        self.start = next((when for when in said if isinstance(when, date)), None)
        self.first = min(next((when for when in said if isinstance(when, float)), 0.0), 0.0)
        self.undated = bool(said) and not any(when is not None for when in said)
        self.back = 0
        self._now = 0.0

    def key(self, scene: Listed) -> str | None:
        """The scene's `day` or `flashback`, if it differs from the scene before."""
        day = self._day(scene)
        if scene.flashback:
            return "flashback: true" if day is None else f"flashback: {day:g}"
        if day is None or day == self._now:
            return None
        if day < self._now:
            self.back += 1
            return f"flashback: {day:g}"
        self._now = day
        return f"day: {day:g}"

    def remarks(self) -> Iterator[str]:
        """How the dates were interpreted."""
        if self.undated:
            yield (
                f"The list has no dates: story.yaml guesses {UNDATED['episode']} days between episodes "
                f"and {UNDATED['season']} between seasons; set its clock."
            )
        if self.back:
            yield f"Scenes dated before the scene in front of them are written as flashbacks ({self.back:,})."

    def _day(self, scene: Listed) -> float | None:
        if scene.year is not None and self.start is not None:
            same = (self.start + timedelta(days=self._now)).year == scene.year
            return self._now if same and not scene.flashback else float((date(scene.year, 1, 1) - self.start).days)
        if isinstance(scene.when, date):
            return float((scene.when - self.start).days) if self.start else 0.0
        return None if scene.when is None else scene.when - self.first


class Writer:
    """Writes season files; scenes come in list order."""

    def __init__(self, ids: Mapping[str, str], found: Fates, days: Days, teller: Teller, mourners: Mourners) -> None:
        self.ids, self.days, self.teller, self.mourners = ids, days, teller, mourners
        self._fates = iter(zip(found.deaths, found.bodies, strict=True))

    def seasons(self, episodes: Sequence[ListedEpisode]) -> Iterator[tuple[int, str]]:
        """Each season's number and its file."""
        texts: dict[int, list[str]] = {}
        for episode in episodes:
            texts.setdefault(episode.season, []).append(self._episode(episode))
        for season, parts in texts.items():
            yield season, "\n".join(parts)

    def _episode(self, episode: ListedEpisode) -> str:
        rows = [f"{Template().show((episode.season, episode.number))}:"]
        rows += [f"  # {' '.join(scalar(text).split())}" for text in episode.more]
        rows.append(f"  title: {scalar(episode.title)}")
        if episode.scenes:
            rows.append("  scenes:")
        for number, scene in enumerate(episode.scenes, 1):
            rows += (f"    {number}:", *(f"      {row}" for row in self._scene(scene)))
        return "\n".join(rows) + "\n"

    def _scene(self, scene: Listed) -> Iterator[str]:
        dying, bodies = next(self._fates)
        there = [self.ids[person.name] for person in scene.people if person.name not in bodies]
        dead = [self.ids[person.name] for person in scene.people if person.name in bodies]
        if scene.place:
            yield f"place: {scalar(scene.place)}"
        if any(scene.timecode):
            yield f"timecode: [{', '.join(scalar(time, flow=True) for time in scene.timecode)}]"
        yield f"present:{sequence(there, '      ')}"
        if dead:
            yield f"bodies:{sequence(dead, '      ')}"
        if when := self.days.key(scene):
            yield when
        if scene.vision:
            yield "vision: true"
        lines = [*self.mourners.lines(scene, dying, bodies), *self.teller.lines(scene, dying)]
        if lines:
            yield "lines:"
            yield from (f"  - {scalar(line)}" for line in lines)
        manners = self.teller.manners(scene, dying)
        rest = [*scene.more, *manners, *(f"{person.name}: {text}" for person in scene.people for text in person.more)]
        if rest:
            yield f"summary: {scalar('; '.join(rest))}"


def _story(title: str, ids: Mapping[str, str], kin: Mapping[str, Kin], days: Days) -> str:
    gaps = {"episode": 0, "season": 0} if not days.undated else UNDATED
    clock = [f"{name}: {value}" for name, value in gaps.items()]
    clock += [f'date: "{days.start.isoformat()}"'] if days.start else []
    rows = [
        f"title: {scalar(title)}",
        f"series: {key(slug(title))}",
        f"positions: {Template().text}",
        f"clock: {{{', '.join(clock)}}}",
        "cast:" if ids else "cast: {}",
    ]
    for name, id_ in ids.items():
        rows += (f"  {scalar(id_, flow=True)}:", f"    name: {scalar(name)}")
        family = kin.get(id_)
        if family and family.bonds:
            rows.append("    bonds:")
            rows += (f"      {scalar(other, flow=True)}: {value:g}" for other, value in family.bonds.items())
        if family and family.note:
            rows.append(f"    note: {scalar(family.note)}")
    return "\n".join(rows) + "\n"


def _backwards(scenes: Iterable[Listed]) -> Iterator[str]:
    count = sum(
        len(scene.timecode) == 2 and _seconds(scene.timecode[0]) > _seconds(scene.timecode[1]) for scene in scenes
    )
    if count:
        yield f"Times that run backwards are kept as they are, and scenes stay in list order ({count:,})."


def _seconds(timecode: str) -> float:
    """A timecode as a comparable number; an invalid one is 0."""
    total = 0.0
    for part in timecode.strip("- ").split(":"):
        total = total * 60 + (float(part) if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", part) else 0.0)
    return total


def _counts(
    episodes: Sequence[ListedEpisode], scenes: Sequence[Listed], ids: Mapping[str, str], found: Fates
) -> dict[str, int]:
    return {
        "episodes": len(episodes),
        "scenes": len(scenes),
        "characters": len(ids),
        "presences": sum(len(scene.people) for scene in scenes),
        "bodies": sum(map(len, found.bodies)),
        "deaths": len(set().union(*found.deaths)),
    }
