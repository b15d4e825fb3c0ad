"""The words by which news goes about: data."""

import re
from collections.abc import Iterator
from functools import cache

from previously.language.lexicon.wordlists import lines_of

_WORDS = re.compile(r"[a-z]+")


@cache
def news_words(kind: str) -> frozenset[str]:
    """The words of a kind: `death`, `vague`."""
    return frozenset(_rows(kind))


@cache
def _one_of(kind: str) -> re.Pattern[str]:
    """Any row of a kind, for a line in small letters: to search it in any case takes ten times as long."""
    return re.compile("|".join(_rows(kind)))


@cache
def _deaths() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_rows('death'))})\b")


def is_public(text: str) -> bool:
    """Does a line tell something to everybody: `the news spreads`, `tells the whole crew`?"""
    low = text.lower()
    return _one_of("spread").search(low) is not None and _one_of("public").search(low) is not None


def speaks_of_death(text: str) -> bool:
    """Has a line a word of death: `funeral`, `grave`?"""
    return _deaths().search(text.lower()) is not None


def is_farewell(text: str) -> bool:
    """Does a text bring to the dead whoever is there: `Sam's funeral`, `at the grave of Sam`?"""
    return _one_of("farewell").search(text.lower()) is not None


def is_charge_of_death(text: str) -> bool:
    """Does a line hold somebody's death against somebody: `for murdering Sam`, `of killing Sam`?"""
    return _one_of("charge").search(text.lower()) is not None


def says_alive(text: str) -> bool:
    """Does a line say that somebody lives: `tells Ann that Joe is alive`?"""
    return _one_of("alive").search(text.lower()) is not None


def doubts(text: str) -> bool:
    """Does somebody in a line not believe what they were told?"""
    return _one_of("doubt").search(text.lower()) is not None


@cache
def _betrayals() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(\S+)['’]s (?:{'|'.join(_rows('betrayal'))})\b(?! (?:of|to|about)\b)")


def betrayers(text: str) -> Iterator[str]:
    """Of whose betrayal a line speaks, as written: `discovers Bob's treachery`."""
    return (found[1] for found in _betrayals().finditer(text))


@cache
def _named_dead() -> re.Pattern[str]:
    of, over = "|".join(_rows("end")), "|".join(_rows("ended"))
    return re.compile(rf"(\S+)['’]s (?:{of})\b|\b(?:{of}) of ([^;,.]+)|(\S+) (?:{over})", re.IGNORECASE)


def dead_named(text: str) -> Iterator[str]:
    """Of whose death a line speaks, as written: `Sam's murder`, `the murder of Sam`, `Sam was buried on Tuesday`."""
    return (next(filter(None, found.groups())) for found in _named_dead().finditer(text))


def speaks_of_mask(text: str) -> bool:
    """Has a line a word of masks: `unmasks`, `in disguise`?"""
    return not news_words("mask").isdisjoint(_WORDS.findall(text.casefold()))


def is_vague(text: str) -> bool:
    """Does a text say no more than that there is something to tell: `everything`, `the truth`?"""
    return not news_words("vague").isdisjoint(_WORDS.findall(text.casefold()))


def _rows(kind: str) -> tuple[str, ...]:
    rows = (line.partition(" ") for line in lines_of("news.txt"))
    return tuple(word for first, _, word in rows if first == kind)


IS = "-is"
"""How a fact ends that says who somebody is: `marlow-is = Quill`."""
_IDENTITY = re.compile(
    r"turn(?:s|ed) out|revea|unmask|expose|identi|recogni|emerges|comes out|all along|really|truth|other than"
    r"|prove|same|\bwho\b|\b(?:mask|hood|disguise|helmet)\b"
)
_THAT, _BEING = re.compile(r"that (.*)"), re.compile(r"\b(?:is|was|been)\b")


def may_say_who(text: str) -> bool:
    """Has a line something that stands in every one that says who somebody is?"""
    low = text.lower()
    return bool(_IDENTITY.search(low)) or any(_BEING.search(found[1]) for found in _THAT.finditer(low))


@cache
def _own() -> re.Pattern[str]:
    return re.compile("|".join(_rows("own")), re.IGNORECASE)


def without_own(text: str) -> str:
    """A line without what is so much somebody's own, or so common, that it says nothing of anybody who is gone."""
    return _own().sub(" ", text)
