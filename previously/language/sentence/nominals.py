"""Deeds that are named and not told: `Pip's betrayal of Nora`, `the execution of Danny Bell at dawn`."""

from collections.abc import Iterator

from previously.language.lexicon.closed import DETERMINERS, FUNCTION
from previously.language.lexicon.forms import forms, is_form
from previously.language.lexicon.patterns import Pattern, senses, shelf
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.clauses.verb_group import VerbGroup
from previously.language.sentence.match import Filled, Match
from previously.language.sentence.matching import Matcher
from previously.language.sentence.phrases.listing import together
from previously.language.sentence.phrases.phrase import Phrase

_NAMED = frozenset({"harm", "care"})
"""The fields of deeds that a word in -ing names without doubt."""


def nominal(matcher: Matcher, lo: int, hi: int) -> tuple[Clause, Match] | None:
    """The deed that a sentence without a verb begins with, if it does."""
    best: tuple[Clause, Match] | None = None
    for pattern in shelf("*").able(matcher.present):
        for clause, match in _laid(matcher, pattern, lo, hi):
            if best is None or match.filled.score > best[1].filled.score:
                best = clause, match
    return best or _doing(matcher, lo, hi)


def _doing(matcher: Matcher, lo: int, hi: int) -> tuple[Clause, Match] | None:
    """`Ann's killing of Bob`, `the burning of the barn by Cy`: a harm or a kindness in -ing, with whom it befalls."""
    owner = _owner(matcher, lo)
    start = _after(owner) if owner is not None else lo + (matcher.words.at(lo) in DETERMINERS)
    verbs = tuple(verb for verb, tag in forms(matcher.words.at(start)) if tag == "g")
    if not verbs or matcher.words.at(start + 1) != "of" or (owner is not None and not owner.somebody):
        return None
    clause = Clause(
        "main", lo, VerbGroup(start, start, start + 2, verbs, "g"), owner or _by(matcher, start, hi), limit=hi
    )
    match = matcher.best(clause)
    if match is None or match.filled.end < start + 3 or match.pattern.sense not in senses():
        return None
    return (
        (clause, match) if senses()[match.pattern.sense].field in _NAMED or match.pattern.sense == "destroy" else None
    )


def _by(matcher: Matcher, lo: int, hi: int) -> Phrase:
    """Who does what is named, where `by` or `from` says it; else nobody is told, and nobody is meant."""
    low = matcher.words.low  # `Cy's murder, discovered by Ann`
    end = next((i for i in range(lo, hi) if low[i] == "," or (is_form(low[i], "n") and not is_form(low[i], "b"))), hi)
    return matcher.agent(lo, end) or _from(matcher, lo, end) or Phrase(lo, lo, told=True)


def _from(matcher: Matcher, lo: int, hi: int) -> Phrase | None:
    """`a slap from Ann`."""
    at = next((i for i in range(lo, hi) if matcher.words.low[i] == "from"), -1)
    one = matcher.phrases.at(at + 1) if at >= 0 else None
    return one if one is not None and one.who and one.owner is None else None


def _after(owner: Phrase) -> int:
    """The place after an owner and its `'s`."""
    return owner.end if owner.pronoun else owner.end + 1


def _owner(matcher: Matcher, lo: int) -> Phrase | None:
    """Whose deed it is: `Ann's`, `Ann and Bob's`."""
    first = next(matcher.phrases.simple(lo), None)
    if first is not None and first.who and matcher.words.at(first.end) in {"and", "&"}:
        second = matcher.slots.owner_at(first.end + 1)
        if second is not None and second.who:
            return together([first, second], negative=False)
    return matcher.slots.owner_at(lo)


def _may_begin(pattern: Pattern, doer: Phrase, *, determined: bool) -> bool:
    """May a deed be named so without whose it is: `the murder of Bob`, `a slap from Ann`?"""
    if pattern.head == "SUBJ's":
        return bool(doer.who) and not pattern.takes_somebody
    return pattern.head == "the" and (determined or pattern.takes_somebody)


def _qualified(matcher: Matcher, pattern: Pattern, start: int) -> int:
    """Does an adjective stand before the noun of the pattern (`sudden death`)?"""
    if not pattern.slots or not pattern.slots[0].fixed or matcher.words.at(start) == pattern.slots[0].word:
        return 0
    qualifies = matcher.words.at(start) not in FUNCTION and start not in matcher.words.named
    return int(qualifies and matcher.words.at(start + 1) == pattern.slots[0].word)


def _laid(matcher: Matcher, pattern: Pattern, lo: int, hi: int) -> Iterator[tuple[Clause, Match]]:
    owner = _owner(matcher, lo) if pattern.head in {"SUBJ's", "OBJ's"} else None
    if owner is not None and not owner.somebody:
        return
    determined = matcher.words.at(lo) in DETERMINERS
    start = lo + determined if owner is None else _after(owner)
    doer = _by(matcher, start, hi) if owner is None or pattern.head != "SUBJ's" else owner
    if owner is None and not _may_begin(pattern, doer, determined=determined):
        return
    start += _qualified(matcher, pattern, start)
    subject = doer
    clause = Clause("main", lo, VerbGroup(lo, lo, start), subject, limit=hi)
    given = Filled(start, 1, owner if pattern.head == "OBJ's" else None)
    for filled in matcher.slots.run(pattern.slots, given, clause):
        yield clause, Match(pattern, filled, turned=pattern.head == "OBJ's")
