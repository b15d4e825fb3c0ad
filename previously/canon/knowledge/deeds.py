"""The deeds and deaths that somebody knows of, or wrongly believes in, with how, from whom and since when."""

from collections.abc import Iterator
from typing import NamedTuple

from previously.canon.knowledge.living import believed_dead, met_since
from previously.canon.knowledge.news import Heard, How, hearers, sees, spread
from previously.canon.knowledge.rumours import rumours_of
from previously.canon.knowledge.tidings import Tidings, tidings_of
from previously.canon.lives import victim
from previously.canon.log import Canon, Moment
from previously.canon.memo import remembered
from previously.canon.reach import Key, lived
from previously.canon.world.nameless import is_nameless
from previously.core.entries import Entry, Event
from previously.core.source import Span


class Tiding(NamedTuple):
    """A deed as somebody knows of it.

    `deed` is its address, empty for a death that no line tells of; `text` the words of its line; `dead` the cast id of
    whom they believe dead by it, or empty. `true`: is it so? `sure`: else they only may know. `since` is where they
    came to know, `how` as in `news.How`, `told_by` a cast id or empty, `line` what it rests on.
    """

    deed: str
    text: str
    dead: str
    true: bool
    sure: bool
    since: str
    how: str
    told_by: str
    line: Span


def deeds_known(canon: Canon, who: str, moment: Moment) -> tuple[Tiding, ...]:
    """The deeds that somebody knows of at a moment, in the order they came to know of each."""
    found = [_tiding(canon, who, deed, heard, moment.key) for deed, heard in heard_of(canon, who, moment.key)]
    return (*found, *_rumours(canon, who, moment.key))


@remembered("canon")
def heard_of(canon: Canon, who: str, key: Key) -> tuple[tuple[Event, Heard], ...]:
    """The deeds of weight that somebody knows of, each with how."""
    told = tidings_of(canon)
    deeds = {event.id: event for event in canon.events_of(who) if is_weighty(canon, event, told)}
    deeds |= {deed.id: deed for found in told.deeds.values() for deed in found}
    heard = ((deed, spread(canon, deed, told.lines.get(deed.id, ())).of(who, key)) for deed in deeds.values())
    known = [(deed, how) for deed, how in heard if how is not None and victim(deed) != who]
    return tuple(sorted(known, key=lambda pair: (pair[1].key, lived(pair[0]))))


def is_weighty(canon: Canon, event: Event, told: Tidings) -> bool:
    """Is it worth knowing of: does it harm, is it a death or a return, does any line tell of it?"""
    if event.scene.vision or event.id in canon.retold:
        return False
    return bool(event.verb.harms or event.verb.dies or event.verb.returns or event.id in told.lines)


def unknown_deeds(canon: Canon, who: str, moment: Moment) -> tuple[Event, ...]:
    """What has not reached somebody: harm done to them, deaths of whom they have met or care for."""
    known = {deed.id for deed, _ in heard_of(canon, who, moment.key)}
    near = {other for other, _ in canon.cast[who].bonds} | _met(canon, who, moment.key)
    return tuple(
        event
        for event in sorted(canon.events(), key=lived)
        if lived(event) <= moment.key and event.id not in known and _matters(canon, event, who, near)
    )


def _met(canon: Canon, who: str, key: Key) -> set[str]:
    met = (event for event in canon.events_of(who) if lived(event) <= key)
    return {other for event in met for other in (event.subject, event.object, *event.companions)} - {"", who}


def _matters(canon: Canon, event: Event, who: str, near: set[str]) -> bool:
    if event.scene.vision or event.id in canon.retold or event.subject == who or victim(event) == who:
        return False
    died = victim(event)
    return (died in near and not event.verb.seems) or (event.verb.harms and event.object == who)


def taken_to_know(canon: Canon, eyes: str, who: str, moment: Moment) -> tuple[Tiding, ...]:
    """The deeds that somebody takes another to know of: what they saw the other see, hear or speak of."""
    told, found = tidings_of(canon), dict[str, tuple[Event, Heard]]()
    for deed in canon.events_of(eyes):
        if is_weighty(canon, deed, told) and {eyes, who} <= {*sees(deed)} and who not in deed.unnoticed:
            how: How = "did" if who in {deed.subject, *deed.companions} else "witnessed"
            found[deed.id] = deed, Heard(who, lived(deed), how, "", deed, sure=True)
    for line in (line for line in canon.newsworthy if line.id in told.deeds and eyes in audience(line)):
        for deed in told.deeds[line.id]:
            heard = _seen_to_hear(line, deed, who)
            if heard is not None:
                found.setdefault(deed.id, (deed, heard))
    past = [pair for pair in found.values() if pair[1].key <= moment.key]
    past.sort(key=lambda pair: (pair[1].key, lived(pair[0])))
    return tuple(_tiding(canon, who, *pair, moment.key, eyes) for pair in past)


def audience(line: Entry) -> set[str]:
    """Who is there to see and hear a line."""
    if not isinstance(line, Event):
        return {*line.scene.present}
    return {*line.present, line.object} - {*line.kept_from, *line.scene.ghosts}


def _seen_to_hear(line: Entry, deed: Event, who: str) -> Heard | None:
    if not isinstance(line, Event) or who in line.unnoticed:
        return None
    met = hearers(line, deed).get(who)
    if met is not None:
        return Heard(who, lived(line), met.how, met.teller, line, sure=True)
    spoke = line.subject == who and any(one.teller == who for one in hearers(line, deed).values())
    return Heard(who, lived(line), "spoke of it", "", line, sure=True) if spoke else None


def _tiding(canon: Canon, who: str, deed: Event, heard: Heard, key: Key, eyes: str = "") -> Tiding:
    dead = _believed(canon, who, deed, heard, key, eyes)
    true = canon.dead_at(dead, key) is not None if dead else deed.id not in canon.truths
    where = canon.where(heard.line.span)
    return Tiding(deed.id, deed.text, dead, true, heard.sure, heard.line.scene.at, heard.how, heard.told_by, where)


def _believed(canon: Canon, who: str, deed: Event, heard: Heard, key: Key, eyes: str) -> str:
    """Who is dead by a deed, in the belief of somebody who knows of it; nobody, where they know that he lives."""
    dead = victim(deed)
    if not dead or dead == who or is_nameless(canon, dead):
        return ""
    turn = next((turn for turn in canon.turns_of(dead) if turn.event is deed), None)
    if turn is None:
        return ""
    if eyes:
        met = met_since(canon, who, dead, heard, key, deed.scene)
        return "" if met is not None and eyes in met.present else dead
    known = believed_dead(canon, who, dead, key)
    return dead if known is not None and known.death.event is deed else "" if heard.sure else dead


def _rumours(canon: Canon, who: str, key: Key) -> Iterator[Tiding]:
    """Deaths that somebody believes in and that no line tells of, until they meet him."""
    said: set[str] = set()
    for dead, line, heard in rumours_of(canon, who):
        if heard.key <= key and dead not in said and met_since(canon, who, dead, heard, key) is None:
            said.add(dead)
            yield _rumour(canon, dead, line, heard, key)


def _rumour(canon: Canon, dead: str, line: Event, heard: Heard, key: Key) -> Tiding:
    effect = line.verb.effect("object")
    how = "lied to" if effect is not None and effect.believe else heard.how
    true, where = canon.dead_at(dead, key) is not None, canon.where(line.span)
    return Tiding("", line.text, dead, true, True, line.scene.at, how, heard.told_by, where)
