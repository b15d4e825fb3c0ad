"""The class of a deed by what stands around it: a thing that is hurt is broken, love behind a back is cheating."""

from collections.abc import Sequence

from previously.language.lexicon.forms import is_form
from previously.language.sentence.beyond.afterwards import has_fallen
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.match import Match
from previously.language.sentence.matching import Matcher
from previously.language.sentence.memory import Memory
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.reading import Happening
from previously.language.sentence.roles import Roles, breaks

_GOING = frozenset(["leave", "travel"])
_SECRET = frozenset(["affection", "love", "flirt", "meet"])
"""What one does behind somebody's back who is cheated by it."""


def classed(
    matcher: Matcher, memory: Memory, clause: Clause, match: Match, found: Roles, before: Sequence[Happening]
) -> tuple[str, Roles]:
    """The class and the roles of a deed. `before`: what the line told so far."""
    sense = match.pattern.own_sense
    if sense == "capture" and "catch" in clause.group.verbs and has_fallen(found.to, before):
        return "rescue", found
    if (left := _left_behind(matcher, memory, clause, sense)) is not None:
        return "abandon", Roles(found.by, left)
    if sense not in _SECRET:
        return "destroy" if sense == "injure" and breaks(clause, match) else sense, found
    owner = _behind_whose_back(matcher, clause)
    if owner is None:
        return sense, found
    memory.resolve(owner, clause.subject)
    return "cheat", Roles(found.by, owner)


def _behind_whose_back(matcher: Matcher, clause: Clause) -> Phrase | None:
    """`kisses Cy behind Bob's back`."""
    low = matcher.words.low
    at = next((i for i in range(clause.group.end, clause.limit - 2) if low[i] == "behind"), -1)
    owner = matcher.slots.owner_at(at + 1) if at >= 0 else None
    back = owner is not None and owner.somebody and low[owner.end : owner.end + 2][-1:] == ["back"]
    return owner if back else None


def _left_behind(matcher: Matcher, memory: Memory, clause: Clause, sense: str) -> Phrase | None:
    """`sails without Bob`: who goes without somebody leaves him behind."""
    low = matcher.words.low
    places = range(clause.group.end, clause.limit) if sense in _GOING else ()
    at = next((i for i in places if low[i] == "without"), -1)
    one = matcher.phrases.at(at + 1) if at >= 0 and not is_form(low[at + 1], "g") else None
    if one is None or not one.somebody or one.negative or not (one.who or one.pronoun):
        return None
    memory.resolve(one, clause.subject)
    return one if one.who else None
