"""Clauses that nobody could read, on a line in which something else is understood."""

from collections.abc import Iterable, Iterator

from previously.language.lexicon.topics import speaks_of
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.reading import LEFT_OUT, Happening
from previously.language.sentence.tokens import Words

_TELLING = frozenset(["main", "and", "but", "then", "or", "when", "after", "before", "while", "because", "until", "as"])
"""How a clause is joined that tells what happens."""


def lost(words: Words, clause: Clause, clauses: Iterable[Clause]) -> Iterator[Happening]:
    """The place of a clause that no pattern fits, if it tells a deed of somebody or something grave."""
    subject, group = clause.subject, clause.group
    if not clause.finite or subject is None or clause.joined not in _TELLING or group.modal or group.negative:
        return
    inner = (one.begin for one in clauses if one.parent is clause and one.begin >= group.end)
    start, end = clause.begin, min(max(clause.limit, group.end), words.size, *inner)
    acts = subject.who and group.verbs != ("be",)
    if start < end and (acts or speaks_of(words.low[start:end])):
        yield Happening(LEFT_OUT, words=((words.start[start], words.end(end - 1)),))
