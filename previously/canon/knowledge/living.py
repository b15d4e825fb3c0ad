"""Whom somebody believes dead, and what has let them know otherwise: whoever meets the man she believed dead knows."""

from typing import NamedTuple

from previously.canon.knowledge.news import Heard, knows_of
from previously.canon.knowledge.rumours import rumours_of, undone
from previously.canon.lives import Turn
from previously.canon.log import Canon
from previously.canon.reach import Key, lived
from previously.core.entries import Event, Scene


class Mourned(NamedTuple):
    """A death that somebody knows of, or wrongly believes, and how."""

    death: Turn
    heard: Heard


def believed_dead(canon: Canon, who: str, other: str, key: Key) -> Mourned | None:
    """The death of another that somebody believes in at a moment; None where they know that the other lives."""
    known = last_heard(canon, who, other, key) or last_rumour(canon, who, other, key)
    if known is None or _undone(canon, who, known.death, key):
        return None
    return None if met_since(canon, who, other, known.heard, key, known.death.event.scene) else known


def last_heard(canon: Canon, who: str, other: str, key: Key) -> Mourned | None:
    """The last death of another that somebody has surely heard of, and of no return since."""
    known = None
    for turn in (turn for turn in canon.turns_of(other) if turn.key < key):
        if turn.alive:
            known = None if knows_of(canon, who, turn.event, key) else known
        elif heard := knows_of(canon, who, turn.event, key, sure=True):
            known = Mourned(turn, heard)
    return known


def last_rumour(canon: Canon, who: str, other: str, key: Key) -> Mourned | None:
    """The last that somebody has heard of another's death where no line tells of one; None once told otherwise."""
    told = [one for one in rumours_of(canon, who) if one.dead == other and one.heard.key < key]
    if not told or undone(canon, who, told[-1], key):
        return None
    _, line, heard = told[-1]
    return Mourned(Turn(other, heard.key, alive=False, seems=True, event=line), heard)


def met_since(canon: Canon, who: str, other: str, heard: Heard, key: Key, shown: Scene | None = None) -> Event | None:
    """The first line at which the two have met alive since one has heard of the other's death.

    What is `shown` in the scene of the death itself does not count.
    """
    for event in canon.events_of(other):
        scene = event.scene
        if scene is (shown or heard.line.scene) or scene.vision or other in (*scene.bodies, *scene.ghosts):
            continue
        there = who in event.present and other in {event.subject, *event.companions, *scene.present}
        if there and heard.key < lived(event) < key:
            return event
    return None


def _undone(canon: Canon, who: str, death: Turn, key: Key) -> bool:
    """Do they know what a death really was?"""
    told = canon.truths.get(death.event.id)
    return told is not None and knows_of(canon, who, told, key) is not None
