"""What somebody does by accident, whatever it is: `accidentally dyes Bob's poodle green`."""

from previously.language.lexicon.patterns import own_pattern
from previously.language.lexicon.wordlists import words
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.match import Filled, Match
from previously.language.sentence.phrases.finding import Phrases

_UNMEANT = words("accidentally inadvertently unintentionally")
_SEVERITY = 0.25


def mishap(phrases: Phrases, clause: Clause) -> Match | None:
    """An accident with what a verb takes that no pattern knows, where it is said to be one; else None."""
    group = clause.group
    if not _UNMEANT & set(group.manner) or group.passive or not group.verbs:
        return None
    one = phrases.at(group.end)
    if one is None or one.reflexive or one.end > clause.limit:
        return None
    return Match(own_pattern("accident", f"{group.verbs[0]} OBJ", _SEVERITY), Filled(one.end, 0, one))
