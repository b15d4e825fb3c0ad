"""Whom a deed is meant for, where its pattern does not say: `mutters to Ruth`; `he pops the question`."""

from collections.abc import Mapping

from previously.language.lexicon.kinds import is_kind
from previously.language.lexicon.patterns import senses
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.match import Match
from previously.language.sentence.matching import Matcher
from previously.language.sentence.memory import Memory
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.roles import ADDRESSES, MEANT, SHARED, UNDERGONE, Roles


def addressed(matcher: Matcher, memory: Memory, clause: Clause, match: Match, found: Roles) -> Roles:
    """The roles with whom the deed is meant for: named after a preposition, or the one other person just before."""
    if found.to is not None and (found.to.somebody or found.to.who):
        return found
    sense = match.pattern.sense
    words = ADDRESSES.get(senses()[sense].field) if sense in senses() else None
    together = sense in SHARED and found.by is not None and len(found.by.who) > 1
    if words is None or together or sense in UNDERGONE or (match.turned and clause.group.passive):
        return found
    child = match.filled.child
    one = _robbed(matcher, match) or _named(matcher, clause, match, words)
    if one is None:
        said = "that" in match.pattern.fixed or (child is not None and child.joined == "that")
        return (
            found
            if said or "SELF" in match.pattern.text.split(" ")
            else _understood(memory, sense, found, clause.group.verbs)
        )
    memory.resolve(one, clause.subject)
    return Roles(found.by, one) if found.by is None or one.who != found.by.who else found


def threatened(match: Match, found: Roles, matches: Mapping[int, Match]) -> Roles:
    """`threatens to kill Bob`: whom a threat would befall is threatened."""
    child = match.filled.child
    own = matches.get(id(child)) if child is not None and child.joined == "to" else None
    if match.pattern.own_sense != "threaten" or found.to is not None or own is None or own.filled.object is None:
        return found
    one = own.filled.object
    return Roles(found.by, one) if one.somebody and one.who else found


def _robbed(matcher: Matcher, match: Match) -> Phrase | None:
    """`hogs the credit for Yuki's spreadsheet`: it is taken from whose the thing is."""
    thing = matcher.phrases.at(match.filled.end) if match.pattern.sense == "steal" else None
    return thing.owner if thing is not None and not thing.somebody else None


def _named(matcher: Matcher, clause: Clause, match: Match, words: frozenset[str]) -> Phrase | None:
    child, start = match.filled.child, match.filled.end
    inner = (at for at, one in matcher.slots.starts.items() if one.parent is clause and at >= start)
    for i in range(start, min(clause.limit, matcher.words.size, child.begin if child else clause.limit, *inner)):
        if matcher.words.low[i] in words and i not in matcher.slots.starts:
            one = matcher.phrases.at(i + 1)
            if one is not None and one.somebody:
                return one
    return None


def _understood(memory: Memory, sense: str, found: Roles, verbs: tuple[str, ...]) -> Roles:
    """Whom a deed must be meant for: the other of the two people in the lines just before."""
    if sense == "praise" and found.to is None and found.by is not None and _is_public(found.by):
        last = memory.acted_last()
        return Roles(found.by, Phrase(0, 0, who=last[0], person=True, told=True)) if last and last[0] else found
    if sense not in MEANT or "wonder" in verbs or found.to is not None or found.by is None or len(found.by.who) != 1:
        return found
    other = memory.other(found.by.who[0])
    return Roles(found.by, other) if other is not None else found


def _is_public(one: Phrase) -> bool:
    """Is it everybody there, or a crowd, and nobody who acted before?"""
    return one.pronoun in {"everyone", "everybody"} or (not one.who and is_kind(one.head, "crowd"))
