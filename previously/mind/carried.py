"""What somebody carries into the next scene."""

from typing import NamedTuple

from previously.mind.headspace import Drive, Headspace

FAINT, STEADY = 0.02, 0.08
"""A void below the one, and a cue that would bring less distress than the other, are not carried on."""


class Carried(NamedTuple):
    """What somebody takes into the next scene.

    `kind`: wound, purpose or void. `what`: the cue that would find the wound, or whom or what is lived for or lost.
    `level` in 0..1: the distress the cue would bring, or the strength.
    """

    kind: str
    what: str
    level: float


def carried(rest: Headspace) -> Carried | None:
    """The strongest of an open wound with the cue that would find it, a live purpose, and a void, read at rest."""
    purpose = purpose_of(rest)
    lived_for = [Carried("purpose", purpose.target, purpose.strength)] if purpose else []
    strong = [found for found in (_wound(rest), _void(rest)) if found is not None]
    return max((*strong, *lived_for), key=lambda found: found.level, default=None)


def purpose_of(space: Headspace) -> Drive | None:
    """The live purpose that matters most, which may not have become them yet."""
    drives = zip(space.reading.drives, space.drives, strict=True)
    live = [(known.importance, drive) for known, drive in drives if known.live and not known.attach]
    return max(live, key=lambda pair: (pair[0], pair[1].strength), default=(0.0, None))[1]


def _wound(space: Headspace) -> Carried | None:
    """The cue that would find a wound hardest; nobody meets the dead, unless there is nothing else to be met."""
    cues = space.strongest_cues
    met = next(((cue, x) for cue, x in cues if space.canon.dead_at(cue, space.moment.key) is None), None)
    cue, level = met or (cues[0] if cues else ("", 0.0))
    return Carried("wound", cue, level) if level >= STEADY else None


def _void(space: Headspace) -> Carried | None:
    """The void, and whom or what its greatest part was left by."""
    lost = [drive for drive in space.drives if not drive.live]
    most = max(lost, key=lambda drive: drive.strength, default=None)
    return Carried("void", most.target, space.void) if most is not None and space.void >= FAINT else None
