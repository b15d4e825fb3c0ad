"""Who is alive when: deaths, seeming deaths and returns, in lived order."""

from collections.abc import Iterable

import msgspec

from previously.canon.reach import Key, lived
from previously.core.entries import Event


class Turn(msgspec.Struct, frozen=True, eq=False):
    """A character dies (`alive` false) or is back; `seems` where it is only believed."""

    who: str
    key: Key
    alive: bool
    seems: bool
    event: Event


def turns(events: Iterable[Event]) -> dict[str, tuple[Turn, ...]]:
    """The deaths and returns among events, by cast id, in lived order. What is only dreamt counts for nothing."""
    found: dict[str, list[Turn]] = {}
    for event in sorted((e for e in events if not e.scene.vision), key=lived):
        if event.verb.dies:
            who = event.subject if event.verb.dies == "subject" else event.object
            found.setdefault(who, []).append(Turn(who, lived(event), False, event.verb.seems, event))
        if event.verb.returns:
            found.setdefault(event.subject, []).append(Turn(event.subject, lived(event), True, False, event))
    return {who: tuple(list_) for who, list_ in found.items() if who}


def death_before(turns_of: tuple[Turn, ...], key: Key) -> Turn | None:
    """The death that holds at a lived moment, or None for the living. A seeming death is none."""
    last: Turn | None = None
    for turn in turns_of:
        if turn.key >= key:
            break
        if not turn.seems:
            last = None if turn.alive else (last or turn)
    return last


def deaths(turns_of: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The real deaths of one character."""
    return tuple(turn for turn in turns_of if not turn.alive and not turn.seems)
