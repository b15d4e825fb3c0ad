"""Which event a sentence of an article discloses.

A sentence discloses an event if it names one of its parties and uses its verb, or speaks of somebody's death. Of
several events it may mean, the first told counts: the benefit of the doubt.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from previously.canon.log import Canon
from previously.canon.lookup.index import Spot, told_at
from previously.canon.memo import remembered
from previously.core.entries import Event
from previously.core.verbs import Verb
from previously.press.article.model import Article
from previously.press.article.sentences import sentences
from previously.press.gate.inflect import tenses
from previously.press.gate.phrasing import Phrasing
from previously.press.gate.reader import Reader

DEATH = frozenset({"dead", "death", "died", "dies", "demise", "killed", "kills", "murder", "murdered", "slain"})
Verbs = Mapping[str, frozenset[str]]
"""The ids of verbs, by each word that may stand for them."""


class Said(NamedTuple):
    """A sentence that names somebody: what it says by itself, whatever the story tells."""

    passage: int
    start: int
    text: str
    named: frozenset[str]
    words: frozenset[str]
    low: str  # in small letters, its set phrases taken out


def said_in(read: Article, knowing: Reader) -> Iterator[Said]:
    """The sentences of an article that name somebody, in order."""
    for index, passage in enumerate(read.passages):
        for one in sentences(passage.text, read.language):
            said = said_by(Phrasing(one.text, knowing), index, one.start)
            if said.named:
                yield said


def said_by(sentence: Phrasing, passage: int = 0, start: int = 0) -> Said:
    """What a sentence says."""
    named = frozenset(who for _, _, who in sentence.names)
    words = frozenset(sentence.low) if named else frozenset[str]()
    return Said(passage, start, sentence.text, named, words, sentence.plain.casefold())


@remembered("canon")
def verbs_of(canon: Canon) -> dict[str, frozenset[str]]:
    """The verbs of a story that matter, by each word that may stand for them."""
    found: dict[str, set[str]] = {}
    for verb in canon.verbs:
        for word in _words(verb) if _weighs(verb) else ():
            found.setdefault(word, set()).add(verb.id)
    return {word: frozenset(ids) for word, ids in found.items()}


@remembered("canon")
def verbs_in(canon: Canon, words: frozenset[str]) -> dict[str, frozenset[str]]:
    """The same, for some words: a new verb in the story means nothing to an article that has no word of it."""
    every = verbs_of(canon)
    return {word: every[word] for word in words if word in every}


def told_in(said: Said, verbs: Verbs, canon: Canon) -> Event | None:
    """The event a sentence discloses, or may disclose; None if it discloses nothing that matters."""
    best: tuple[tuple[int, tuple[object, ...]], Event] | None = None
    for likeness, first in _likely(said, verbs, canon):
        rank = (-likeness, told_at(first))
        best = (rank, first[1]) if best is None or rank < best[0] else best
    return best[1] if best else None


def _likely(said: Said, verbs: Verbs, canon: Canon) -> Iterator[tuple[int, tuple[Spot, Event]]]:
    """What a sentence may disclose, judged by its names and its verb: how much of the event it states, and the event.

    It names the person affected, or the doer: somebody, and nobody else, after `by`.
    """
    named, words = said.named, said.words
    for verb in frozenset[str]().union(*(verbs[word] for word in words & verbs.keys())):
        known = canon.deeds_of(verb)
        for subject, object_ in {pair: None for who in named for pair in known.pairs.get(who, ())}:
            first, victim = known.first.get((subject, object_)), object_ or subject
            by_hand = subject in named and "by" in words and len(named) == 1
            if first is not None and (victim in named or by_hand) and not words.isdisjoint(_words(first[1].verb)):
                phrased = any(form in said.low for form in first[1].verb.forms if " " in form)
                yield 1 + (subject in named) + (victim in named) + phrased, first


def _weighs(verb: Verb) -> bool:
    return bool(verb.harms or verb.dies or verb.returns)


@cache
def _words(verb: Verb) -> frozenset[str]:
    """The words that may stand for a verb: the first of each form, present and past; for a death, any word of it."""
    forms = frozenset(one.partition(" ")[0] for form in verb.forms for one in tenses(form)) - {"is", "was", "been"}
    return forms | DEATH if verb.dies and not verb.seems else forms
