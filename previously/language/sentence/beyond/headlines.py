"""Headlines, which leave out their auxiliaries: `Bob arrested`, `DOYLE SENT OFF IN CUP FINAL`."""

from collections.abc import Sequence

from previously.language.lexicon.forms import is_form
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.clauses.states import CONDITIONS
from previously.language.sentence.clauses.verb_group import VerbGroup
from previously.language.sentence.match import Match
from previously.language.sentence.matching import Matcher
from previously.language.sentence.phrases.finding import Phrases
from previously.language.sentence.tokens import Words

_SHORT = 4
"""The most words after the verb, where a headline is one clause."""
_JOINED = frozenset(["main", ",", "and", "after", "as"])
"""How a clause of a headline is joined."""


def headline(matcher: Matcher, clauses: Sequence[Clause], clause: Clause, end: int) -> Match | None:
    """`Bob arrested`: the pattern of a participle that lacks its auxiliary, where nobody follows it."""
    group, words = clause.group, matcher.words
    short = len(clauses) == 1 and end - group.end <= _SHORT
    open_ended = words.at(end) != "." and clauses[0].group.form == "d" and clause.joined in _JOINED
    if not (short or open_ended) or matcher.phrases.at(group.end) is not None:
        return None
    if not _is_bare(group, words):
        return None
    after = matcher.phrases.at(group.end + 1)
    if after is not None and after.pronoun and after.owner is None:
        return None  # `Bob shot at it`
    group.passive = True
    return matcher.best(clause)


def _is_bare(group: VerbGroup, words: Words) -> bool:
    """May it be a participle without its auxiliary?"""
    return group.form == "d" and not group.passive and is_form(words.low[group.main], "n")


def is_shouted(phrases: Phrases, group: VerbGroup, end: int) -> bool:
    """Is it a participle without its auxiliary, in capitals?"""
    words = phrases.words
    if not _is_bare(group, words):
        return False
    said = (words.raw[at] for at in range(group.main, end) if at not in words.named)
    shouted = all(raw.isupper() for raw in said if raw[:1].isalpha())
    open_ended = phrases.at(group.end) is None or words.at(group.end) in CONDITIONS
    return shouted and open_ended
