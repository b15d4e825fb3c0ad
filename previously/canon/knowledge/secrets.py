"""Secrets: who hides what from whom, and until when."""

from collections.abc import Iterator

import msgspec

from previously.canon.log import Canon, Moment
from previously.canon.reach import Key, lived
from previously.core.entries import Event
from previously.core.ids import fact as fact_id

HIDDEN = "secret"
"""What a verb opens that hides something, and closes that brings it out."""


class Secret(msgspec.Struct, frozen=True, eq=False):
    """Somebody hides a fact. `named`: from whom the lines say so, else from everybody who does not know it."""

    fact: str
    by: str
    kept_from: tuple[str, ...]
    event: Event
    named: bool

    @property
    def since(self) -> str:
        """Where the line that hides it is told."""
        return self.event.scene.at


def secrets(canon: Canon, moment: Moment) -> tuple[Secret, ...]:
    """The secrets that are kept at a moment, in lived order.

    One is open from the line that hides it until those it is hidden from know it, or a line brings it out before
    everybody. To confess it to one lifts nothing from the others.
    """
    hidden = sorted((e for e in canon.events() if e.verb.opens == HIDDEN and not e.scene.vision), key=lived)
    past = [event for event in hidden if lived(event) <= moment.key and event.id not in canon.retold]
    found = (_secret(canon, moment.key, event, fact) for event in past for fact in hides(canon, event))
    return tuple({(s.fact, s.by, s.kept_from): s for s in reversed([s for s in found if s])}.values())[::-1]


def hides(canon: Canon, event: Event) -> Iterator[str]:
    """The facts that a line hides: those it sets, else the one it names. Any other thing is a thing, put away."""
    if event.facts:
        yield from dict.fromkeys(fact for fact, _ in event.facts)
    elif event.object_text:
        fact = fact_id(event.object_text)
        if event.kept_from or " " not in event.object_text.strip() or canon.knowledge.is_set(fact):
            yield fact


def hidden_facts(canon: Canon) -> tuple[str, ...]:
    """Every fact that some line hides."""
    return tuple(fact for event in canon.events() if event.verb.opens == HIDDEN for fact in hides(canon, event))


def _secret(canon: Canon, key: Key, event: Event, fact: str) -> Secret | None:
    """A secret, if anybody is left whom it is kept from."""
    if _out(canon, key, event, fact):
        return None
    others = event.kept_from or tuple(who for who in canon.cast if canon.dead_at(who, key) is None)
    kept = tuple(who for who in others if who != event.subject and not _knows(canon, who, fact, key))
    return Secret(fact, event.subject, kept, event, bool(event.kept_from)) if kept else None


def _knows(canon: Canon, who: str, fact: str, key: Key) -> bool:
    """Does somebody know what is so? Of what is never said to be so, it is enough to have heard of it."""
    if who in canon.masks.insiders(fact):
        return True
    if canon.knowledge.value(fact, key) is None:
        return canon.knowledge.belief(who, fact, key) is not None
    return canon.knowledge.knows(who, fact, key)


def _out(canon: Canon, key: Key, event: Event, fact: str) -> bool:
    """Has a later line brought it out, and not to somebody alone?"""
    return any(
        later.verb.closes == HIDDEN and not later.object and lived(event) < lived(later) <= key
        for later in canon.setters_of(fact)
        if not later.scene.vision
    )
