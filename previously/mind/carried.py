"""What a character carries into the next scene."""

from typing import NamedTuple

from previously.mind.headspace import Drive, Headspace

FAINT, STEADY = 0.02, 0.08
"""The void, and the distress a cue would bring, below which nothing is carried."""


class Carried(NamedTuple):
    """What a character takes into the next scene.

    `kind`: wound, purpose or void. `what`: the cue that would bring the wound back, or the purpose or loss itself.
    `level` in 0..1: the distress the cue would bring, or the strength.
    """

    kind: str
    what: str
    level: float


def carried(rest: Headspace) -> Carried | None:
    """The strongest of an open wound (with its cue), a live purpose and a void, measured at rest."""
    purpose = purpose_of(rest)
    lived_for = [Carried("purpose", purpose.target, purpose.strength)] if purpose else []
    strong = [found for found in (_wound(rest), _void(rest)) if found is not None]
    return max((*strong, *lived_for), key=lambda found: found.level, default=None)


def purpose_of(space: Headspace) -> Drive | None:
    """The live purpose that matters most, even if it is not part of them yet."""
    drives = zip(space.reading.drives, space.drives, strict=True)
    live = [(known.importance, drive) for known, drive in drives if known.live and not known.attach]
    return max(live, key=lambda pair: (pair[0], pair[1].strength), default=(0.0, None))[1]


def _wound(space: Headspace) -> Carried | None:
    """The cue that would hit a wound hardest; dead people only if there is no other cue."""
    cues = space.strongest_cues
    met = next(((cue, x) for cue, x in cues if space.canon.dead_at(cue, space.moment.key) is None), None)
    cue, level = met or (cues[0] if cues else ("", 0.0))
    return Carried("wound", cue, level) if level >= STEADY else None


def _void(space: Headspace) -> Carried | None:
    """The void, and the loss behind most of it."""
    lost = [drive for drive in space.drives if not drive.live]
    most = max(lost, key=lambda drive: drive.strength, default=None)
    return Carried("void", most.target, space.missed) if most is not None and space.missed >= FAINT else None
