"""Who knows what, as one asks: of somebody, or of a fact."""

from typing import NamedTuple

from previously.canon.knowledge.eyes import believers_through, taken_to_believe
from previously.canon.knowledge.lore import Belief
from previously.canon.knowledge.secrets import hidden_facts
from previously.canon.knowledge.told import AUDIENCE
from previously.canon.log import Canon, Moment
from previously.core.errors import UnknownName
from previously.core.ids import fact as fact_id
from previously.core.nearest import did_you_mean
from previously.core.source import Span


class Known(NamedTuple):
    """One belief: whose, of which fact, the value, and whether it is so.

    `since` is where it was told, `how` one of did, witnessed, told, learned, overheard and lied to, `told_by` the cast
    id of who said so, `line` the line it rests on.
    """

    who: str
    fact: str
    value: str
    true: bool
    since: str
    how: str
    told_by: str
    line: Span


class Fact(NamedTuple):
    """A fact after `at`: what is so (None while nothing is), by which line, and what each of the living believes."""

    fact: str
    at: str
    value: str | None
    line: Span | None
    believes: tuple[Known, ...]


def known_to(canon: Canon, name: str, moment: Moment, by: str = "") -> tuple[Known, ...]:
    """What somebody, or the audience, believes at a moment; `by` somebody, what they take the other to believe.

    Raises UnknownName.
    """
    if is_audience(canon, name):
        beliefs = canon.audience.known(moment.told, moment.key)
    elif by and canon.who(by).id != canon.who(name).id:
        beliefs = taken_to_believe(canon, canon.who(by).id, canon.who(name).id, moment.key)
    else:
        beliefs = canon.knowledge.known_by(canon.who(name).id, moment.key)
    return tuple(_known(canon, belief, moment) for belief in beliefs)


def fact_of(canon: Canon, word: str, moment: Moment, by: str = "") -> Fact:
    """What is so of a fact at a moment, and what each believes of it; `by` somebody, what they take each to believe.

    Raises UnknownName.
    """
    fact = fact_id(word)
    if not is_fact(canon, word):
        near = did_you_mean(word, facts_of(canon))
        raise UnknownName(f"no line of “{canon.title}” sets a fact “{word}”{near}")
    setting = canon.knowledge.setting(fact, moment.key)
    seen = None if by else canon.audience.belief(fact, moment.told, moment.key)
    held = (
        believers_through(canon, canon.who(by).id, fact, moment.key)
        if by
        else canon.knowledge.believers(fact, moment.key)
    )
    living = (belief for belief in held if canon.dead_at(belief.who, moment.key) is None)
    beliefs = (*living, *([seen] if seen else []))
    line = canon.where(setting.event.span) if setting and setting.event else None
    known = tuple(_known(canon, belief, moment) for belief in beliefs)
    return Fact(fact, moment.at, setting.value if setting else None, line, known)


def is_audience(canon: Canon, name: str) -> bool:
    """Does a name mean whoever follows the story, and nobody of the cast?"""
    return name.strip().casefold() == AUDIENCE and canon.lexicon.who(name) is None


def is_fact(canon: Canon, word: str) -> bool:
    """Does a word name a fact?"""
    fact = fact_id(word)
    return bool(fact) and (canon.knowledge.is_set(fact) or fact in hidden_facts(canon))


def facts_of(canon: Canon) -> tuple[str, ...]:
    """Every fact that a line sets, lies about or hides."""
    return tuple(dict.fromkeys((*canon.knowledge.facts(), *hidden_facts(canon))))


def _known(canon: Canon, belief: Belief, moment: Moment) -> Known:
    value = canon.knowledge.value(belief.fact, moment.key)
    true = value is not None and canon.knowledge.alike(value, belief.value)
    scene = belief.event.scene
    line = canon.where(belief.event.span)
    since = scene.label if belief.who == AUDIENCE and scene.label else scene.at
    return Known(belief.who, belief.fact, belief.value, true, since, belief.how, belief.told_by, line)
