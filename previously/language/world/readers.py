"""The readers of the world, and the words that each of them listens for: most lines say nothing to most readers."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from previously.language.durations import UNITS
from previously.language.lexicon.wordlists import words
from previously.language.world.ages import ages
from previously.language.world.bodies import CLASSES, bodies
from previously.language.world.counts import COUNT_WORDS, counts_left
from previously.language.world.dates import DATE_WORDS, dates, days_left
from previously.language.world.heights import HEIGHT_WORDS
from previously.language.world.injuries import anatomy, own_injuries
from previously.language.world.mark import Mark, WorldLine, lemmas
from previously.language.world.marriages import SPOUSE_WORDS, annulments, marriages
from previously.language.world.meetings import first_meetings
from previously.language.world.phrasings import phrased, phrasing_words
from previously.language.world.terms import TERM_WORDS, terms
from previously.language.world.things import GONE, thing_words, things
from previously.language.world.traits import alterations, trait_words, traits
from previously.language.world.ways import ways

_WORDS = 1 << 15
"""So many different words are remembered."""


class Reader(NamedTuple):
    """What a reader listens for: without one of these words, or a word with one of these parts, it finds nothing.

    `verbs` are in base form; `classes` are of events that it reads, whatever the words.
    """

    read: Callable[[WorldLine], Iterator[Mark]]
    parts: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()

    def heeds(self, word: str) -> bool:
        """Is this a word that it listens for?"""
        return word in self.words or any(part in word for part in self.parts) or not self.verbs.isdisjoint(lemmas(word))


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader, in the order in which they are heard; the first tells injuries by their words."""
    lost = frozenset().union(*(thing_words(kind) for kind in (*GONE, "back")))
    return (
        Reader(own_injuries, verbs=frozenset(anatomy().days)),
        Reader(ages, parts=words("turn reach old birthday born birth years candles"), words=words("is was ,")),
        Reader(marriages, parts=SPOUSE_WORDS),
        Reader(annulments, parts=SPOUSE_WORDS),
        Reader(first_meetings, parts=words("first introduce never stranger acquaintance")),
        Reader(
            traits,
            parts=words(
                "eyes hair orphan parents child brothers sisters siblings vegetarian vegan meat allerg speak deaf mute"
                " blond redhead teetotal abstainer mother father drink know understand"
                " brunette scar tattoo birthmark mole hand born never"
            ),
            words=words("not n't") | HEIGHT_WORDS,
        ),
        Reader(
            alterations,
            parts=words("learn teaches taught trains shows"),
            words=words("hair wig") | trait_words("alters eyes"),
        ),
        Reader(terms, words=TERM_WORDS),
        Reader(dates, words=DATE_WORDS),
        Reader(days_left, parts=frozenset(UNITS)),
        Reader(counts_left, words=COUNT_WORDS),
        Reader(ways, parts=frozenset(UNITS)),
        Reader(things, verbs=lost, classes=words("find")),
        Reader(
            bodies,
            parts=words(
                "sleep dozes nods drifts drops wake awak woken awoken rises stirs gets comes brought rouse shakes"
                " pregnant expecting"
            ),
            classes=CLASSES,
        ),
        Reader(phrased, words=phrasing_words()),
    )


@lru_cache(maxsize=_WORDS)
def _heeding(word: str) -> int:
    """The readers that listen for a word, a bit each."""
    return sum(1 << number for number, reader in enumerate(readers()) if reader.heeds(word))


@cache
def _reading(of: str) -> int:
    """The readers that read events of a class, a bit each."""
    return sum(1 << number for number, reader in enumerate(readers()) if of in reader.classes)


@cache
def _apart(bits: int) -> tuple[bool, ...]:
    """Each reader's bit."""
    return tuple(bool(bits >> number & 1) for number in range(len(readers())))


def heeding(said: Iterable[str], classes: Iterable[str]) -> tuple[bool, ...]:
    """Of each reader, whether a line with these words, whose events are of these classes, may say anything to it."""
    bits = 0
    for word in said:
        bits |= _heeding(word)
    for of in classes:
        bits |= _reading(of)
    return _apart(bits)
