"""The parts of one episode made one: it may be told in several blocks and files."""

import re
from collections.abc import Iterable

import msgspec

from previously.core.atoms import EpisodeText, SceneText

_NUMBERED = re.compile(r"\d")
_PIECE = re.compile(r"(\d*)(\D*)")
_Place = tuple[tuple[int, str], ...]
_LAST: _Place = ((1 << 60, ""),)


def merge(parts: Iterable[EpisodeText]) -> EpisodeText:
    """The parts of one episode as one: scenes of the same name are one scene.

    Each part's scenes keep their order; between parts they stand by their numbers, whatever file tells them. One that
    has no number stands behind the one before it in its part, or behind all.
    """
    first, *rest = parts
    if not rest:
        return first
    scenes: dict[str, SceneText] = {}
    places: dict[str, _Place] = {}
    for part in (first, *rest):
        place = _LAST
        for scene in part.scenes:
            known = scenes.get(scene.name)
            scenes[scene.name] = _joined(known, scene) if known else scene
            place = _after(place, scene.name)
            places.setdefault(scene.name, place)
    title = next((part.title for part in (first, *rest) if part.title), "")
    told = sorted(scenes.values(), key=lambda scene: places[scene.name])
    return EpisodeText(first.episode, first.span, title, tuple(told))


def _after(place: _Place, name: str) -> _Place:
    """Where a scene stands that comes after one in its part: `2` before `10`, `12` before `12A`."""
    if not _NUMBERED.match(name):
        return place
    number = tuple((int(number or 0), rest) for number, rest in _PIECE.findall(name))
    return number if place == _LAST else max(place, number)


def _joined(scene: SceneText, other: SceneText) -> SceneText:
    present = scene.present if other.present is None else (scene.present or ()) + other.present
    return msgspec.structs.replace(
        scene,
        place=scene.place or other.place,
        present=present,
        bodies=scene.bodies + other.bodies,
        ghosts=scene.ghosts + other.ghosts,
        overheard=scene.overheard + other.overheard,
        time=scene.time or other.time,
        meanwhile=scene.meanwhile or other.meanwhile,
        vision=scene.vision or other.vision,
        flashback=scene.flashback or other.flashback,
        day=scene.day or other.day,
        later=scene.later or other.later,
        says=scene.says + other.says,
        lines=scene.lines + other.lines,
        cues=scene.cues + other.cues,
        passages=scene.passages + other.passages,
        staged=scene.staged + other.staged,
        acted=scene.acted or other.acted,
    )
