"""What a line speaks of that nobody could read: its words, by the classes of the lexicon that they stand for."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from previously.language.lexicon.closed import DETERMINERS, FUNCTION, POSSESSIVES
from previously.language.lexicon.forms import forms, singulars
from previously.language.lexicon.kinds import is_kind, known_nouns
from previously.language.lexicon.patterns import Pattern, patterns
from previously.language.lexicon.wordlists import lines_of

GRAVE = 0.45
"""What is less severe is no matter of life and death, nor of love."""


@cache
def topics() -> dict[str, str]:
    """The topic of each class that has one, the gravest first."""
    return {sense: topic for topic, senses in _rows() if topic != "but" for sense in senses.split(" ")}


def _rows() -> list[tuple[str, str]]:
    rows = (line.partition(": ") for line in lines_of("topics.txt"))
    return [(topic, senses) for topic, _, senses in rows]


def speaks_of(words: Iterable[str]) -> str:
    """The gravest topic of a line's words, folded; empty where they have none."""
    said = list(words)
    found = {
        topic
        for i, word in enumerate(said)
        if word not in FUNCTION and not _hunts(said[i + 1 :])
        for topic in _of(word, noun=i > 0 and said[i - 1] in DETERMINERS | POSSESSIVES)
    }
    return next((topic for topic in topics().values() if topic in found), "")


def _hunts(after: list[str]) -> bool:
    """Is an animal what a word is followed by: `shoots a hare`, and not `is bitten by a dog`?"""
    for word in after:
        if word == "by":
            return False
        if word not in FUNCTION:
            return any(is_kind(one, "animal") for one in singulars(word))
    return False


@cache
def _of(word: str, *, noun: bool = False) -> frozenset[str]:
    """What one word speaks of: as a verb, as a state (`is dead`), or as a deed's name (`the murder of Cy`).

    `noun`: it follows `the` or `her`, so that a verb in its base form is none: `pokes the fire`.
    """
    thing = any(one in known_nouns() for one in singulars(word))  # `knife` is first of all a thing
    verbs = {
        _verb(verb)
        for verb, _ in (() if thing else forms(word))
        if verb not in _everyday() and not (noun and verb == word)
    }
    state = "" if forms(word) else _most([one for one in patterns(f"be {word}") if one.fixed == {word}])
    named = {_named().get(one, "") for one in singulars(word)}
    return frozenset(filter(None, {*verbs, state, *named}))


def _verb(verb: str) -> str:
    """What a verb speaks of, by itself and in most of its idioms: `dies`, and not `passes`."""
    every = patterns(verb)
    alone = _most([one for one in every if not one.fixed])
    return alone if alone and 2 * sum(topics().get(one.sense) == alone for one in every) > len(every) else ""


def _most(found: list[Pattern]) -> str:
    """The topic that most of them gravely have, if there is one."""
    counts = Counter(topics().get(one.sense, "") if one.severity >= GRAVE else "" for one in found)
    topic, number = counts.most_common(1)[0] if counts else ("", 0)
    return topic if 2 * number > len(found) else ""


@cache
def _named() -> dict[str, str]:
    """The nouns that name deeds and states of a topic."""
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns("*"):
        nouns = pattern.fixed - FUNCTION
        for noun in nouns if len(nouns) == 1 else ():
            found.setdefault(noun, []).append(pattern)
    return {noun: topic for noun, those in found.items() if noun not in _everyday() and (topic := _most(those))}


@cache
def _everyday() -> frozenset[str]:
    return frozenset(next(senses.split(" ") for topic, senses in _rows() if topic == "but"))
