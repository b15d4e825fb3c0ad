"""Where somebody is, with whom, and which cues she meets: of a line, of a scene."""

from collections.abc import Iterable

import msgspec

from previously.core.entries import Claim, Event, Scene


class Circumstances(msgspec.Struct, frozen=True):
    """Where she is, with whom, and which cues she meets. An empty `place` is nowhere in particular."""

    place: str = ""
    present: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    about: str = ""


def circumstances_in(scene: Scene, entries: Iterable[object], me: str) -> Circumstances:
    """The circumstances at a scene's end."""
    last = next((e for e in reversed(list(entries)) if isinstance(e, Event | Claim)), None)
    present = (*scene.present, *(last.present if last else ()))
    others = tuple(who for who in dict.fromkeys(present) if who != me)
    return Circumstances(scene.place, others, last.met if last else ())
