"""Who knows of a deed: who was there, who is told of it, and from whom.

Whoever is there when something is done knows of it. From then on news travels as the lines say: they name the deed, or
those it is about (`tells Bob that Cy killed Sam`, `learns about Sam`), or only that there is something to tell.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from previously.canon.knowledge.content import SURE, Weight, carried
from previously.canon.knowledge.lore import role_of
from previously.canon.lives import victim
from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.reach import Key, lived
from previously.core.entries import PAST, Entry, Event
from previously.language.lexicon.news_words import is_charge_of_death, is_farewell, is_public

How = Literal["did", "witnessed", "told", "learned", "overheard", "saw the body", "gathered", "spoke of it"]
"""The ways in which somebody comes to know of a deed."""
HOW_LEARNT: dict[str, How] = {"overhears": "overheard", "finds-body": "saw the body"}
"""How whoever does it knows of what they learn by it, by verb; else they have `learned` it."""


class Heard(msgspec.Struct, frozen=True, eq=False):
    """Somebody knows of a deed from a moment on: by which line, how, and from whom (a cast id, or empty).

    `sure`: the line tells of that deed; else it only may.
    """

    who: str
    key: Key
    how: How
    told_by: str
    line: Entry
    sure: bool


class News(msgspec.Struct, frozen=True, eq=False):
    """How news of one deed has travelled: by cast id, how each first knows of it surely, and how each may."""

    sure: dict[str, Heard]
    gathered: dict[str, Heard]

    def of(self, who: str, key: Key, *, sure: bool = False) -> Heard | None:
        """How somebody knows of it at a moment; `sure`: without doubt. None where nothing has let them know."""
        for known in (self.sure, {} if sure else self.gathered):
            if who in known and known[who].key <= key:
                return known[who]
        return None

    def first(self, who: str) -> Heard | None:
        """How somebody first comes to know of it, whenever that is."""
        return self.sure.get(who) or self.gathered.get(who)


@remembered("canon")
def news_of(canon: Canon, address: str) -> News:
    """How news of the deed at an address has travelled."""
    deed = canon.at(address)
    return spread(canon, deed, canon.newsworthy) if isinstance(deed, Event) else News({}, {})


def spread(canon: Canon, deed: Event, lines: Iterable[Entry]) -> News:
    """How news of a deed has travelled by these lines, which are in lived order."""
    news = News({}, {})
    if deed.scene.vision:
        return news
    for who in sees(deed):
        how: How = "did" if who in {deed.subject, *deed.companions} else "witnessed"
        news.sure[who] = Heard(who, lived(deed), how, "", deed, sure=True)
    for line in lines:
        if lived(line) > lived(deed) and line is not deed and (weight := carried(canon, line, deed)):
            for heard in _hearers(canon, line, deed, weight, news):
                known = news.sure if heard.sure else news.gathered
                known.setdefault(heard.who, heard)
    return news


def knows_of(canon: Canon, who: str, deed: Event, key: Key, *, sure: bool = False) -> Heard | None:
    """How somebody knows of a deed at a moment. `sure`: leave out what they only may know."""
    return news_of(canon, deed.id).of(who, key, sure=sure)


def sees(deed: Event) -> tuple[str, ...]:
    """Who sees it done: nobody it is hidden from, no ghost, and not who dies by it."""
    blind = {*deed.scene.ghosts, *deed.kept_from}
    return tuple(who for who in deed.present if who not in blind)


class Hearing(NamedTuple):
    """A line as one hearer meets it."""

    how: How
    teller: str


def _hearers(canon: Canon, line: Entry, deed: Event, weight: Weight, news: News) -> Iterator[Heard]:
    """Whom a line lets know of a deed. Who does not know of it tells a rumour."""
    key = lived(line)
    if not isinstance(line, Event):
        everybody = canon.cast if is_public(line.text) else line.scene.present
        yield from (Heard(who, key, "gathered", "", line, sure=False) for who in everybody)
        return
    for who, met in hearers(line, deed).items():
        knows = not met.teller or news.of(met.teller, key) is not None
        certain = weight == SURE and (not met.teller or news.of(met.teller, key, sure=True) is not None)
        if knows or weight == SURE:
            yield Heard(who, key, met.how if weight == SURE else "gathered", met.teller, line, sure=certain)
    if is_public(line.text):
        yield from (Heard(who, key, "gathered", line.subject, line, sure=False) for who in canon.cast)


def bystanders(line: Event) -> Iterator[str]:
    """Who stands by while something is said to somebody."""
    deaf = {line.subject, line.object, *line.companions, *line.kept_from, *line.scene.ghosts}
    return (who for who in line.present if who not in deaf)


def _accuser(line: Event) -> str:
    """Who holds something against somebody by a line, whoever it is told of."""
    if line.presumes == PAST:
        return line.told_by
    by = line.because_of
    return by if by and "/" not in by else line.subject


def hearers(line: Event, deed: Event) -> dict[str, Hearing]:
    """Who hears a line, and from whom; whoever stands by hears what is said aloud.

    A burial, and a grave, tell of a death by themselves.
    """
    found: dict[str, Hearing] = {}
    if victim(deed) and victim(deed) in line.bodies:
        found |= {who: Hearing("saw the body", "") for who in line.present}
    if victim(deed) and is_farewell(f"{line.text} at {line.scene.place}"):
        found |= {who: Hearing("told", "") for who in line.present}
    if victim(deed) and is_charge_of_death(line.text):
        found |= {who: Hearing("told", _accuser(line)) for who in line.present if who != _accuser(line)}
    if line.retells == deed.id or line.presumes == "dead" or role_of(line, "witness").learn:
        found |= {who: Hearing("told", line.told_by or line.subject) for who in line.present if who != line.subject}
    hearer = role_of(line, "object")
    if line.object and (hearer.learn or hearer.believe):
        found |= {
            who: Hearing("overheard", line.told_by or line.subject) for who in bystanders(line) if who not in found
        }
        found[line.object] = Hearing("told", line.told_by or line.subject)
    if role_of(line, "subject").learn:
        how = HOW_LEARNT.get(line.verb.id, "learned")
        found |= {who: Hearing(how, line.told_by) for who in (line.subject, *line.companions)}
    return found
