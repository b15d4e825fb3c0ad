"""Who is whose, by what lines say that they do or call them; and whose love is with somebody else."""

from collections.abc import Iterator
from typing import NamedTuple

from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.reach import Key, lived
from previously.canon.world.kin import kin_of
from previously.canon.world.marriages import married_at
from previously.core.entries import Event
from previously.core.words import NOWHERE
from previously.language.lexicon.romance import couple_nouns, is_romance


class Turn(NamedTuple):
    """Two become a couple, or cease to be one, at a moment."""

    key: Key
    other: str
    together: bool


@remembered("canon")
def couples_of(canon: Canon, who: str) -> tuple[Turn, ...]:
    """Whom somebody is a couple with, and is no longer, in lived order."""
    return tuple(sorted((*_called(canon, who), *_done(canon, who))))


def _called(canon: Canon, who: str) -> Iterator[Turn]:
    yield from (Turn(kin.key, kin.other, True) for kin in kin_of(canon, who) if kin.noun in couple_nouns())


def _done(canon: Canon, who: str) -> Iterator[Turn]:
    for event in canon.events_of(who):
        if event.scene.vision or event.retells or who not in {event.subject, event.object} or not event.object:
            continue
        other = event.object if who == event.subject else event.subject
        if does_a_couple(event):
            yield Turn(lived(event), other, True)
        elif _parts(event):
            yield Turn(lived(event), other, False)


def does_a_couple(event: Event) -> bool:
    """Is it what only a couple does?"""
    start, _ = event.words.verb or NOWHERE
    return event.verb.binds and event.object != "" and is_romance(event.text[start:])


def _parts(event: Event) -> bool:
    effect = event.verb.effect("object")
    return effect is not None and effect.lost == "subject"


def is_with(canon: Canon, who: str, other: str, key: Key) -> bool:
    """Are two a couple just before a moment: by the last line between them, else by marriage?"""
    told = [turn.together for turn in couples_of(canon, who) if turn.other == other and turn.key < key]
    return told[-1] if told else married_at(canon, who, key) == other


def faithless(canon: Canon, who: str, by: str, to: str, key: Key) -> str:
    """Which of two who love each other is with somebody else; empty if neither is."""
    if who in {by, to}:
        return ""
    return next((one for one in (by, to) if is_with(canon, who, one, key)), "")
