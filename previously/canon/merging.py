"""The parts of one episode made one: it may be told in several blocks and files."""

import re
from collections.abc import Iterable

import msgspec

from previously.core.atoms import EpisodeText, SceneText

_NUMBERED = re.compile(r"\d")
_PIECE = re.compile(r"(\d*)(\D*)")


def merge(parts: Iterable[EpisodeText]) -> EpisodeText:
    """The parts of one episode as one: scenes of the same name are one scene.

    They stand in the order they first come; or by their numbers, where each has one, whatever file tells it.
    """
    first, *rest = parts
    if not rest:
        return first
    scenes: dict[str, SceneText] = {}
    for scene in (scene for part in (first, *rest) for scene in part.scenes):
        known = scenes.get(scene.name)
        scenes[scene.name] = _joined(known, scene) if known else scene
    title = next((part.title for part in (first, *rest) if part.title), "")
    numbered = all(_NUMBERED.match(name) for name in scenes)
    told = sorted(scenes.values(), key=lambda scene: _number(scene.name)) if numbered else scenes.values()
    return EpisodeText(first.episode, first.span, title, tuple(told))


def _number(name: str) -> tuple[tuple[int, str], ...]:
    """Where a scene's name has it stand: `2` before `10`, `12` before `12A`."""
    return tuple((int(number or 0), rest) for number, rest in _PIECE.findall(name))


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
