"""Where a finding about somebody in a scene stands: on a line of theirs, else on the scene."""

from collections.abc import Iterator

from previously.canon.reach import Appearance, Key, lived
from previously.checks.case import Case
from previously.core.entries import Entry, Scene
from previously.core.source import Span


def own_line(case: Case, who: str, scene: Scene, after: Key) -> Entry | None:
    """The first line of a scene, after a lived moment, in which somebody acts, else one in which they have part."""
    acts = (line for line in case.canon.lines_of(who) if line.scene is scene and lived(line) > after)
    found = next(acts, None)
    return found or next((line for line in case.lines_with(who, scene) if lived(line) > after), None)


def place_of(case: Case, who: str, scene: Scene, after: Key) -> Span:
    """The place of that line, else of the scene."""
    line = own_line(case, who, scene, after)
    return line.span if line is not None else scene.span


def bodily(case: Case, who: str) -> Iterator[Appearance]:
    """Where somebody is there in the flesh, in lived order: in no vision, and neither a body nor a ghost."""
    seen = sorted(case.canon.appearances_of(who), key=lambda one: one.key)
    for one in seen:
        scene = one.scene
        if not scene.vision and who not in scene.bodies and who not in scene.ghosts:
            yield one
