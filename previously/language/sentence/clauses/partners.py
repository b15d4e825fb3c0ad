"""Which clause a verb without a subject goes on from: `Ann learns that Bob is a spy, and flees`."""

from collections.abc import Iterator

from previously.language.lexicon.closed import OBJECT_PRONOUNS
from previously.language.lexicon.patterns import frames
from previously.language.lexicon.wordlists import words
from previously.language.sentence.cast import People
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.clauses.verb_group import VerbGroup, VerbGroups

_TAKEN = frozenset({"OBJ", "THING", "OBJ's", "ONE'S"})
_ALONE = words("flee escape recover survive leave confess fall return go come escape surrender retire resign")
"""Verbs that may take something and mostly do not."""
_LEFT = words("behind alone to tied in on without with unconscious bleeding homeless penniless")
"""What may follow where somebody is left by others."""
_MEANT = {"him": "he", "her": "she", "them": "they"}


def chain(last: Clause | None) -> Iterator[Clause]:
    """The clause begun last, and those it hangs on."""
    while last is not None:
        yield last
        last = last.parent


def is_done_too(groups: VerbGroups, like: Clause | None, k: int) -> VerbGroup | None:
    """`was caught, tried and hanged`: another thing that is done to the same; None if the verb takes an object."""
    group = groups.bare(k, "n") if like is not None and like.group.passive else None
    if group is None or groups.phrases.at(group.end) is not None:
        return None
    low, at = groups.words.low, group.end
    left = "leave" in group.verbs and (low[at : at + 2] == ["for", "dead"] or groups.words.at(at) in _LEFT)
    group.passive = left or any(map(_is_done, group.verbs)) or groups.words.at(at) == "by"
    return group if group.passive else None  # `was shot and died`


def _is_done(verb: str) -> bool:
    """Is it what may be done to somebody or something?"""
    return verb == "try" or (verb not in _ALONE and any(one[:1] and one[0] in _TAKEN for one in frames(verb)))


def partner(last: Clause | None, group: VerbGroup, people: People, after: str, *, close: bool) -> Clause | None:
    """The clause that a verb continues: the nearest in the same form, else the nearest finite one.

    `after`: the word that follows the verb; `close`: it goes on without a comma from a clause that began with one.
    """
    over, form = list(chain(last)), group.form
    if form == "g":
        return next((one for one in over if one.joined in {"ing", "part"} or one.joined.endswith("-ing")), None)
    if form == "b":
        return next((one for one in over if _is_bare(one)), None)
    if close and over and over[0].joined == "who" and over[0].group.form == form:
        return over[0]
    same = [one for one in over if one.finite and one.group.form == form and one.joined != "who"]
    if len(same) > 1 and same[0].joined == "that" and _is_apart(same[0], group, people, after):
        return same[1]
    return same[0] if same else next((one for one in reversed(over) if one.finite), None)


def _is_bare(one: Clause) -> bool:
    """Does a verb in its base form go on from it: `to shoot and kill`, `burst in and shoot`?"""
    plural = one.finite and one.group.form == "d" and not one.group.past and not one.group.passive
    return one.joined in {"to", "do"} or one.group.form in "mb" or bool(one.group.modal) or plural


def _is_apart(said: Clause, group: VerbGroup, people: People, after: str) -> bool:
    """Is it no part of what is said: `learns that Bob is a spy and flees`, `finds that Bob lies and leaves him`?"""
    who = said.subject.who if said.subject is not None else ()
    if after in OBJECT_PRONOUNS and after in _MEANT and len(who) == 1 and people.spoken_of(who[0]) == _MEANT[after]:
        return True
    state = said.group.verbs == ("be",) or said.group.perfect or said.group.ongoing or said.group.passive
    return state and group.verbs != ("be",) and not (group.passive or group.perfect or group.ongoing)
