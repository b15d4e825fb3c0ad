"""How far an article may go: an upper bound, so that a notice made of it promises enough."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from previously.canon.log import Canon
from previously.canon.view.progress import Progress
from previously.core.entries import Event
from previously.press.article.model import Article
from previously.press.disclosures import furthest, last_told
from previously.press.gate.reader import Reader, plain_template
from previously.press.gate.verdict import Verdict
from previously.press.notices.needed import home_of, latest, needed
from previously.press.notices.place import ALL
from previously.press.unmatched import speaks_of, unmatched, weighed

Seen = Callable[[str], Canon]
"""The canon as far as an audience has come."""


class Reach(NamedTuple):
    """How far readers must have watched, None if nothing says so, and the sentences for which that is everything."""

    to: str | None
    beyond: tuple[Verdict, ...] = ()


def reach(article: Article, canon: Canon, seen: Seen) -> Reach:
    """The last of what an article's sentences state and its own notices ask for; `all` if a sentence cannot be matched.

    The answer is tried on who has seen so much and no more: every sentence could be shown to them. An article's own
    notice covers what stands under it, unless the article is found to tell more than it asks for.
    """
    asked, told = needed(article, canon), furthest(article, canon)
    if asked == ALL or (asked is None and not speaks_of(article, _reader(canon, ALL))):
        return Reach(_last((asked, told), canon))
    trusted = asked is not None and _kept(article, asked, told, canon, seen)
    found = weighed(article, _reader(canon, ALL), canon, trusted=trusted)
    beyond = unmatched(article, found, canon)
    to = _last((asked, told, last_told(_cited(found, canon), canon)), canon)
    if not beyond and to is not None:
        cut = seen(to)
        beyond = unmatched(article, weighed(article, _reader(cut, to), cut, trusted=trusted), canon)
    return Reach(ALL if beyond else to, beyond)


def _kept(article: Article, asked: str, told: str | None, canon: Canon, seen: Seen) -> bool:
    """Does an article keep to its own notice: does it state nothing that is told only after what it asks for?"""
    if told is not None and not Progress(plain_template(home_of(canon)), asked).covers(told):
        return False
    cut = seen(asked)
    whole = weighed(article, _reader(canon, ALL), canon, trusted=False)
    then = weighed(article, _reader(cut, asked), cut, trusted=False)
    return all(one.rule or known.rule != "R4" for known, one in zip(whole, then, strict=True))


def _reader(canon: Canon, to: str) -> Reader:
    return Reader(Progress(canon.template, to, home_of(canon).name), canon)


def _last(asked: Sequence[str | None], canon: Canon) -> str | None:
    known = [at for at in asked if at is not None]
    return latest(known, canon).rpartition("=")[2] if known else None


def _cited(found: Sequence[Verdict], canon: Canon) -> list[Event]:
    """The events that an article's sentences were matched to."""
    cited = (canon.at(id_) for one in found for id_ in one.cites)
    return [event for event in cited if isinstance(event, Event)]
