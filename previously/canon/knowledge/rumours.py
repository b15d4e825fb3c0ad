"""Deaths that somebody has been told of and that no line tells of: a lie, a mistake, or what only was said."""

from collections.abc import Iterator
from typing import NamedTuple

from previously.canon.knowledge.news import Heard, hearers, knows_of
from previously.canon.knowledge.tidings import DEATHS
from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.reach import Key, lived
from previously.core.entries import Event
from previously.language.lexicon.news_words import doubts, says_alive


class Rumour(NamedTuple):
    """Somebody is said to be dead, and how one hearer has heard of it."""

    dead: str
    line: Event
    heard: Heard


@remembered("canon")
def rumours_of(canon: Canon, who: str) -> tuple[Rumour, ...]:
    """What somebody hears of deaths that have not come about, in lived order."""
    return tuple(_heard(canon, who))


def _heard(canon: Canon, who: str) -> Iterator[Rumour]:
    for line in canon.newsworthy:
        names = said_dead(line) - {who} if isinstance(line, Event) else ()
        if not isinstance(line, Event) or not names or (met := hearers(line, line).get(who)) is None:
            continue
        heard = Heard(who, lived(line), met.how, met.teller, line, sure=True)
        for dead in sorted(names):
            if dead not in line.scene.present and canon.dead_at(dead, heard.key) is None:
                yield Rumour(dead, line, heard)


def said_dead(line: Event) -> set[str]:
    """Whom a line says to be dead."""
    told = (one for one in line.says if one.sense in DEATHS and one.status in {"reported", "happened"})
    return {dead for one in told for dead in (one.by if one.sense == "die" else one.to)}


def undone(canon: Canon, who: str, rumour: Rumour, key: Key) -> bool:
    """Has anything until a moment let somebody know that another lives, or did they never believe it?"""
    back = (turn.event for turn in canon.turns_of(rumour.dead) if turn.alive and turn.key < key)
    if any(knows_of(canon, who, event, key) is not None for event in back):
        return True
    since = rumour.heard.key
    said = (line for line in canon.lines_of(who) if since < lived(line) < key)
    told = (event for event in canon.events_of(who) if since < lived(event) < key and says_alive(event.text))
    return any(doubts(line.text) for line in said) or any(
        rumour.dead in canon.lexicon.apart(event.text)[0] for event in told
    )
