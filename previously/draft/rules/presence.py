"""Who is in a scene of prose: whoever its narrator names as doing something there."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from previously.draft.rules.clauses import Clause
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


def present_in(scene: Iterable[tuple[Prose, Iterable[Clause]]]) -> There:
    """Everybody who does something in a scene by name: its passages, each with the clauses of those who do it."""
    there: dict[str, list[tuple[Prose, str]]] = {}
    for prose, clauses in scene:
        for clause in clauses:
            for who in clause.who if clause.by_name else ():
                there.setdefault(who, []).append((prose, quote_of(prose, clause, ())))
    return There(tuple(there), tuple(one for quotes in there.values() for one in quotes if one[1]))


def doing_in(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """The clauses in which somebody does something for which they have to be there."""
    for clause in clauses:
        if not clause.passive and base_of(clause.sentence.tokens[clause.verb]) not in _NOT_THERE:
            yield clause
