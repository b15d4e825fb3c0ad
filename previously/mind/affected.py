"""Whose minds an edit may have changed, told from the log alone: nobody is replayed for it."""

from collections.abc import Iterator

from previously.canon.change import Change
from previously.canon.log import Canon
from previously.canon.reach import lived
from previously.core.entries import Event
from previously.core.ids import fact as fact_id
from previously.mind.appraisal.encounters import tells_of


def affected(canon: Canon, edit: Change) -> frozenset[str]:
    """Everybody who may be another one, by cast id, in the canon as it is after an edit; at times more than that."""
    if edit.everything:
        return frozenset(canon.cast)
    return edit.people.union(edit.misled, _mourners(canon, edit), _hearers(canon, edit))


def _mourners(canon: Canon, edit: Change) -> Iterator[str]:
    """Whoever is beside the body of somebody who now dies, or lives, by another line."""
    for event in canon.events() if edit.turned else ():
        if not edit.turned.isdisjoint(event.scene.bodies):
            yield from event.present


def _hearers(canon: Canon, edit: Change) -> Iterator[str]:
    """Whoever is there where a line that the edit changes may be heard of later."""
    words = {word for news, _ in edit.news for word in (news.victim, *(fact for fact, _ in news.facts))} - {""}
    for event in canon.events() if words else ():
        if not words.isdisjoint(_words(event)):
            yield from (who for who in event.present if _hears(who, event, edit))


def _words(event: Event) -> Iterator[str]:
    """By what one may hear of others: whom a line is about, and the facts that it names."""
    yield event.topic
    yield from (fact for fact, _ in event.facts)
    if event.object_text:
        yield fact_id(event.object_text)


def _hears(who: str, event: Event, edit: Change) -> bool:
    return any(lived(first) < lived(event) and tells_of(who, event, news) for news, first in edit.news)
