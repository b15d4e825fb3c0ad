"""A story as plain data: what is told of it, and pieces that are told later or are the author's alone.

A `Tale` is told up to its `progress`; `grown` adds pieces to it, none of which an audience may notice. Nothing here
asks the product what a cut is: what is told is drawn as such, and the rest is put beside it.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Fields = dict[str, Any]
Number = tuple[int, ...]
NOTHING: Mapping[str, Any] = MappingProxyType({})
CANARY = "qzx"
"""Stands in every word that is not told, but for the tempting ones."""


class Scene(NamedTuple):
    """One scene: its name, its lines, and what else stands under it. `tail`: rows of a script that are no line yet."""

    name: str
    lines: tuple[str, ...] = ()
    fields: Mapping[str, Any] = NOTHING
    tail: tuple[str, ...] = ()


class Episode(NamedTuple):
    """One episode. `script`: it is written as a script in every folder, since its text is a script's.

    `torn`: rows under its scenes that nobody can read, after the last of them.
    """

    number: Number
    scenes: tuple[Scene, ...] = ()
    title: str = ""
    script: bool = False
    torn: str = ""


class Series(NamedTuple):
    """What one story.yaml declares, its episodes, and rows of its season files that nobody can read (`broken`)."""

    name: str
    title: str
    positions: str = "S{season}E{episode}"
    cast: tuple[tuple[str, Fields], ...] = ()
    before: tuple[Fields, ...] = ()
    verbs: tuple[tuple[str, Fields], ...] = ()
    episodes: tuple[Episode, ...] = ()
    declared: Mapping[str, Any] = NOTHING
    broken: tuple[str, ...] = ()
    torn: tuple[tuple[str, str], ...] = ()  # rows of story.yaml that nobody can read, each with the key it stands under
    ids: tuple[tuple[str, str], ...] = ()  # how a folder files who is never called by an id

    def at(self, number: Number) -> str:
        """A position as this series writes it."""
        if "{season}" in self.positions:
            return f"S{number[0]:02d}E{number[1]:02d}"
        return self.positions.replace("{episode}", f"{number[-1]:02d}").replace("{chapter}", str(number[-1]))


class Tale(NamedTuple):
    """A folder: one series, or several that share a universe. `files` are further files, as they are.

    `stands`: the series in whose folder one stands, where one does.
    """

    series: tuple[Series, ...]
    progress: str
    shared: Mapping[str, Any] = NOTHING  # the universe's own story.yaml, where there is one
    files: tuple[tuple[str, bytes], ...] = ()
    stands: str = ""

    @property
    def universe(self) -> bool:
        """Do several series share it, or might they?"""
        return bool(self.shared)


class Piece(NamedTuple):
    """Something that is told later, or never: its kind, the series it goes into, what it goes under, and what it is."""

    kind: str
    series: str
    key: Any
    value: Any = None


def grown(tale: Tale, pieces: Iterable[Piece]) -> Tale:
    """The folder with more in it than is told."""
    for piece in pieces:
        if piece.kind == "file":
            tale = tale._replace(files=(*tale.files, (piece.key, piece.value)))
        elif piece.kind == "series":
            tale = tale._replace(series=(*tale.series, piece.value))
        else:
            add = _ADD[piece.kind]
            tale = tale._replace(series=tuple(add(s, piece) if s.name == piece.series else s for s in tale.series))
    return tale


def _entry(series: Series, piece: Piece) -> Series:
    return series._replace(cast=(*series.cast, (piece.key, piece.value)))


def _changed(series: Series, who: str, **more: Any) -> Series:
    cast = tuple((id_, entry | more if id_ == who else entry) for id_, entry in series.cast)
    return series._replace(cast=cast)


def _alias(series: Series, piece: Piece) -> Series:
    aliases = dict(series.cast)[piece.key].get("aliases", [])
    return _changed(series, piece.key, aliases=[*aliases, piece.value])


def _called(series: Series, piece: Piece) -> Series:
    """A name told later stands first; the told one is an alias."""
    entry = dict(series.cast)[piece.key]
    return _changed(series, piece.key, name=piece.value, aliases=[*entry.get("aliases", []), entry["name"]])


def _layer(series: Series, piece: Piece) -> Series:
    who, part = piece.key
    return _changed(series, who, **{part: dict(series.cast)[who].get(part, {}) | piece.value})


def _mask(series: Series, piece: Piece) -> Series:
    """Whoever turns out to be another; the label is that of this, so who has one keeps it."""
    return series if "from" in dict(series.cast)[piece.key] else _changed(series, piece.key, **piece.value)


def _before(series: Series, piece: Piece) -> Series:
    return series._replace(before=(*series.before, piece.value))


def _verb(series: Series, piece: Piece) -> Series:
    return series._replace(verbs=(*series.verbs, (piece.key, piece.value)))


def _declared(series: Series, piece: Piece) -> Series:
    return series._replace(declared={**series.declared, piece.key: piece.value})


def _broken(series: Series, piece: Piece) -> Series:
    return series._replace(broken=(*series.broken, piece.value))


def _torn(series: Series, piece: Piece) -> Series:
    return series._replace(torn=(*series.torn, (piece.key, piece.value)))


def _torn_scene(series: Series, piece: Piece) -> Series:
    episodes = (e._replace(torn=piece.value) if e.number == piece.key else e for e in series.episodes)
    return series._replace(episodes=tuple(episodes))


def _form(series: Series, piece: Piece) -> Series:
    """One more form of a told verb."""
    return series._replace(
        verbs=tuple(
            (id_, {**v, "forms": [*v["forms"], piece.value]} if id_ == piece.key else v) for id_, v in series.verbs
        )
    )


def _episode(series: Series, piece: Piece) -> Series:
    return series._replace(episodes=(*series.episodes, piece.value))


def _scene(series: Series, piece: Piece) -> Series:
    """A scene after those that are told of an episode."""
    episodes = (e._replace(scenes=(*e.scenes, piece.value)) if e.number == piece.key else e for e in series.episodes)
    return series._replace(episodes=tuple(episodes))


def _remark(series: Series, piece: Piece) -> Series:
    """A key of the author's alone under a told scene."""
    number, place = piece.key
    return series._replace(
        episodes=tuple(
            e._replace(scenes=tuple(_remarked(s, piece.value) if i == place else s for i, s in enumerate(e.scenes)))
            if e.number == number and not e.script
            else e
            for e in series.episodes
        )
    )


def _remarked(scene: Scene, more: Fields) -> Scene:
    return scene._replace(fields={**scene.fields, **more})


def _id(series: Series, piece: Piece) -> Series:
    return series._replace(ids=(*series.ids, (piece.key, piece.value)))


_ADD = {
    "entry": _entry,
    "alias": _alias,
    "called": _called,
    "layer": _layer,
    "mask": _mask,
    "before": _before,
    "verb": _verb,
    "declared": _declared,
    "broken": _broken,
    "torn": _torn,
    "torn scene": _torn_scene,
    "form": _form,
    "episode": _episode,
    "scene": _scene,
    "remark": _remark,
    "id": _id,
}


def told_text(tale: Tale) -> list[str]:
    """Every line that is told, and whoever is listed."""
    found: list[str] = []
    for series in tale.series:
        found += [str(entry["line"]) for entry in series.before]
        for scene in (scene for episode in series.episodes for scene in episode.scenes):
            found += [*scene.lines, *scene.tail]
            found += [who for key in ("present", "bodies", "ghosts") for who in scene.fields.get(key, ())]
    return found


def without(tale: Tale, series: int, episode: int, scene: int, line: int) -> Tale:
    """The tale without one told line."""
    whole = tale.series[series]
    told = whole.episodes[episode]
    lines = told.scenes[scene].lines
    less = told.scenes[scene]._replace(lines=(*lines[:line], *lines[line + 1 :]))
    fewer = told._replace(scenes=(*told.scenes[:scene], less, *told.scenes[scene + 1 :]))
    shorter = whole._replace(episodes=(*whole.episodes[:episode], fewer, *whole.episodes[episode + 1 :]))
    return tale._replace(series=(*tale.series[:series], shorter, *tale.series[series + 1 :]))
