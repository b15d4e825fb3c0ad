"""Deeds that are named and not told: `Pip's betrayal of Nora`, `the execution of Danny Bell at dawn`."""

from collections.abc import Iterator

from previously.language.lexicon.closed import DETERMINERS
from previously.language.lexicon.patterns import Pattern, patterns
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.clauses.verb_group import VerbGroup
from previously.language.sentence.match import Filled, Match
from previously.language.sentence.matching import Matcher
from previously.language.sentence.phrases.listing import together
from previously.language.sentence.phrases.phrase import Phrase


def nominal(matcher: Matcher, lo: int, hi: int) -> tuple[Clause, Match] | None:
    """The deed that a sentence without a verb begins with, if it does."""
    best: tuple[Clause, Match] | None = None
    for pattern in patterns("*"):
        if pattern.fixed <= matcher.present:
            for clause, match in _laid(matcher, pattern, lo, hi):
                if best is None or match.filled.score > best[1].filled.score:
                    best = clause, match
    return best


def _owner(matcher: Matcher, lo: int) -> Phrase | None:
    """Whose deed it is: `Ann's`, `Ann and Bob's`."""
    first = next(matcher.phrases.simple(lo), None)
    if first is not None and first.who and matcher.words.at(first.end) in {"and", "&"}:
        second = matcher.slots.owner_at(first.end + 1)
        if second is not None and second.who:
            return together([first, second], negative=False)
    return matcher.slots.owner_at(lo)


def _laid(matcher: Matcher, pattern: Pattern, lo: int, hi: int) -> Iterator[tuple[Clause, Match]]:
    owner = _owner(matcher, lo) if pattern.head in {"SUBJ's", "OBJ's"} else None
    if owner is not None and not owner.somebody:
        return
    if owner is None and (pattern.head != "the" or matcher.words.at(lo) not in DETERMINERS):
        return
    start = lo + 1 if owner is None else owner.end if owner.pronoun else owner.end + 1
    clause = Clause("main", lo, VerbGroup(lo, lo, start), owner if pattern.head == "SUBJ's" else None, limit=hi)
    given = Filled(start, 1, owner if pattern.head == "OBJ's" else None)
    for filled in matcher.slots.run(pattern.slots, given, clause):
        yield clause, Match(pattern, filled, turned=pattern.head == "OBJ's")
