"""Who is in a scene of prose: whoever its narrator names as doing something there."""

from collections.abc import Iterator
from typing import NamedTuple

from previously.draft.rules.clauses import clauses_of
from previously.draft.rules.prose import Prose
from previously.draft.rules.wording import base_of, quote_of
from previously.language.lexicon.wordlists import words

_NOT_THERE = words(
    "be have seem appear know belong live love like hate mean own need believe remember write telegraph telephone phone"
    " call send wire cable matter become remain exist resemble wish hope think mention care"
)
"""Verbs whose doer may be anywhere."""


class There(NamedTuple):
    """Who is there, in the order they come, and words of the page that name one of them as doing something."""

    who: tuple[str, ...]
    quotes: tuple[tuple[Prose, str], ...]


def present_in(scene: list[Prose]) -> There:
    """Everybody who does something in a scene."""
    there: dict[str, list[tuple[Prose, str]]] = {}
    for prose in scene:
        for who, quote in _doing(prose):
            there.setdefault(who, []).append((prose, quote))
    return There(tuple(there), tuple(one for quotes in there.values() for one in quotes if one[1]))


def _doing(prose: Prose) -> Iterator[tuple[str, str]]:
    for sentence in prose.sentences:
        for clause in clauses_of(prose, sentence, only_by=True):
            if base_of(clause.sentence.tokens[clause.verb]) not in _NOT_THERE and clause.sure == 1.0:
                yield from ((who, quote_of(prose, clause)) for who in clause.who)


def doing_in(prose: Prose) -> Iterator[tuple[int, str]]:
    """Where in a passage somebody does something, and who."""
    for sentence in prose.sentences:
        for clause in clauses_of(prose, sentence, only_by=True):
            if base_of(clause.sentence.tokens[clause.verb]) not in _NOT_THERE:
                yield from ((clause.start, who) for who in clause.who)
