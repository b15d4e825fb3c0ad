"""Who is alive when: deaths, seeming deaths and returns, in lived order."""

from collections.abc import Iterable, Iterator, Mapping

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


def turns(events: Iterable[Event], truths: Mapping[str, Event]) -> dict[str, tuple[Turn, ...]]:
    """The deaths and returns among events, by cast id, in lived order. What is only dreamt counts for nothing.

    `truths` say what some events really were, by address: a death that is told anew as something else only seemed to
    be one, and a death told anew is not a second one.
    """
    found: dict[str, list[Turn]] = {}
    met = sorted((event for event in events if not event.scene.vision), key=lived)
    dead = {event.id: victim(event) for event in met if event.verb.dies}
    for event in met:
        who = victim(event)
        if who and dead.get(event.retells) != who:
            truth = truths.get(event.id)
            seems = event.verb.seems or (truth is not None and victim(truth) != who)
            found.setdefault(who, []).append(Turn(who, lived(event), False, seems, event))
        if event.verb.returns:
            found.setdefault(event.subject, []).append(Turn(event.subject, lived(event), True, False, event))
    return {who: tuple(list_) for who, list_ in found.items() if who}


def first_deaths(found: Mapping[str, tuple[Turn, ...]]) -> dict[str, tuple[Turn, ...]]:
    """Of deaths that pages tell, which may do so twice, the first of each."""
    return {who: turns_of[:1] for who, turns_of in found.items()}


def bodies(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Each body that is found, or death that is only held against somebody, of one whose death has been told.

    With each stands that death: it is no second one.
    """
    dead: dict[str, Event] = {}
    for event in sorted((event for event in events if not event.scene.vision), key=lived):
        who = victim(event)
        if who and event.tells_again_of_death and who in dead:
            yield event, dead[who]
        elif who and not event.verb.seems:
            dead.setdefault(who, event)
        if event.verb.returns:
            dead.pop(event.subject, None)


def victim(event: Event) -> str:
    """Who dies by an event, or nobody."""
    return "" if not event.verb.dies else event.subject if event.verb.dies == "subject" else event.object


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
