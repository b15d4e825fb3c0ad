"""Where a finding about somebody in a scene stands: on a line of theirs, else on the scene."""

from previously.canon.memo import remembered
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


@remembered("case")
def bodily(case: Case, who: str) -> tuple[Appearance, ...]:
    """Where somebody is there in the flesh, in lived order: in no vision, and neither a body nor a ghost."""
    seen = sorted(case.canon.appearances_of(who), key=_when)
    return tuple([one for one in seen if not one.scene.vision and who not in (*one.scene.bodies, *one.scene.ghosts)])


def _when(seen: Appearance) -> Key:
    return seen.key
