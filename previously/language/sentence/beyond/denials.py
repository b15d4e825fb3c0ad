"""What is denied and yet says that something is so: `will not say`, `had never lied until that day`."""

from collections.abc import Iterable

from previously.language.lexicon.closed import UNWILLED
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.match import Match
from previously.language.sentence.status import HAPPENED, NOT
from previously.language.sentence.tokens import Words

_WILLING = frozenset(["will", "would"])
_UNMEANT = UNWILLED | frozenset(["need", "get", "take", "last", "live", "matter", "care", "mind"])
"""What one does not refuse who will not do it."""


_IF_NOT_FOR = (
    "if not for", "but for", "if it were n't for", "if it was n't for", "if it were not for", "were it not for",
    "if it had n't been for", "if it had not been for", "had it not been for",
)  # fmt: skip


def not_even(words: Words, at: int) -> bool:
    """`Not even Ann forgives Bob`: is it denied of whoever is named there?"""
    return words.low[max(at - 2, 0) : at] == ["not", "even"]


def denies_thing(words: Words, clause: Clause, match: Match) -> bool:
    """`shows him no mercy`, `loves him no more`: does what follows the verb deny it?"""
    group, low = clause.group, words.low
    within = "no" in low[group.end : match.filled.end] and "no" not in match.pattern.fixed
    after = low[match.filled.end : min(match.filled.end + 2, clause.limit)]
    return within or after in (["no", "more"], ["no", "longer"])


def if_not_for(words: Words, start: int, end: int) -> bool:
    """`would be dead if not for Ann`: does somebody or something keep from happening what would be?"""
    said = f" {' '.join(words.low[start:end])} "
    return any(f" {one} " in said for one in _IF_NOT_FOR)


def _at_last(words: Words, clause: Clause, end: int) -> bool:
    """`had never lied until that day`: is it denied of the time before alone?"""
    group, low = clause.group, words.low
    never = "never" in low[group.start : group.main] and group.perfect and not group.modal
    return never and bool({"until", "till"} & set(low[group.end : end]))


def swears_not(words: Words, clause: Clause, clauses: Iterable[Clause]) -> bool:
    """`swears he was not there`: is what somebody swears that something is not so?"""
    child = next((one for one in clauses if one.parent is clause and one.joined == "that"), None)
    would = child is not None and "'d" in words.low[child.group.start : child.group.main]
    return child is not None and child.group.negative and not child.group.modal and not would


def denied(words: Words, clause: Clause, match: Match, end: int, sense: str) -> tuple[str, str]:
    """The class and the status of a deed of this class that is denied.

    What is so instead has happened: who does not survive, or would have survived, dies; who will not say refuses to.
    """
    group, notes = clause.group, match.pattern.notes
    if group.negative:
        instead = notes.get("denied", _refusal(words, clause, match))
    else:
        instead = notes.get("unreal", "") if group.perfect and group.modal == "would" else ""
    so = bool(instead) or _at_last(words, clause, end)
    return instead or sense, HAPPENED if so else NOT


def _refusal(words: Words, clause: Clause, match: Match) -> str:
    """`will not say`: what somebody is not willing to do that is no deed by itself is a refusal."""
    group, subject = clause.group, clause.subject
    told = clause.parent is None and clause.like is None and "never" not in words.low[group.start : group.main]
    willing = group.modal in _WILLING and not group.perfect and not group.passive
    by_somebody = subject is not None and subject.somebody and not subject.negative
    plain = match.pattern.own_sense in {"", "other"} and not _UNMEANT & set(group.verbs)
    return "refuse" if told and willing and by_somebody and plain else ""
