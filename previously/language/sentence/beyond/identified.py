"""`Ann is the one who saved Bob`, `The man who betrayed her was Bob`: whom such words mean."""

from collections.abc import Sequence

from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.memory import Memory
from previously.language.sentence.phrases.finding import Phrases
from previously.language.sentence.phrases.phrase import Phrase


def identify(phrases: Phrases, memory: Memory, clauses: Sequence[Clause]) -> None:
    """Let whoever is told of in a relative clause be the one of the cast who is said to be so."""
    for over in clauses:
        group, subject = over.group, over.subject
        if group.verbs != ("be",) or group.negative or group.modal or subject is None or subject.pronoun == "it":
            continue
        one = phrases.at(group.end)
        if one is None or one.parts or one.end > over.limit:
            continue
        if _is_open(one) and _is_told_of(one, clauses):
            memory.resolve(subject)
            _become(one, subject)
        elif one.who and _is_open(subject) and _is_told_of(subject, clauses):
            _become(subject, one)


def _is_open(one: Phrase) -> bool:
    return one.determined and not one.who and not one.negative and one.owner is None and not one.plural


def _is_told_of(one: Phrase, clauses: Sequence[Clause]) -> bool:
    """Does a relative clause say what they do, or what is done to them?"""
    return any(clause.joined == "who" and (clause.subject is one or clause.gap is one) for clause in clauses)


def _become(one: Phrase, other: Phrase) -> None:
    if len(other.who) == 1:
        one.who, one.others, one.told = other.who, (), True
