"""The parts of one episode made one: it may be told in several blocks and files."""

from collections.abc import Iterable

import msgspec

from previously.core.atoms import EpisodeText, SceneText


def merge(parts: Iterable[EpisodeText]) -> EpisodeText:
    """The parts of one episode as one: scenes of the same name are one scene, in the order they first come."""
    first, *rest = parts
    if not rest:
        return first
    scenes: dict[str, SceneText] = {}
    for scene in (scene for part in (first, *rest) for scene in part.scenes):
        known = scenes.get(scene.name)
        scenes[scene.name] = _joined(known, scene) if known else scene
    title = next((part.title for part in (first, *rest) if part.title), "")
    return EpisodeText(first.episode, first.span, title, tuple(scenes.values()))


def _joined(scene: SceneText, other: SceneText) -> SceneText:
    present = scene.present if other.present is None else (scene.present or ()) + other.present
    return msgspec.structs.replace(
        scene,
        place=scene.place or other.place,
        present=present,
        flashback=scene.flashback or other.flashback,
        day=scene.day or other.day,
        later=scene.later or other.later,
        lines=scene.lines + other.lines,
        cues=scene.cues + other.cues,
    )
