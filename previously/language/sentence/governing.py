"""Who acts in a clause that names nobody, or only by a pronoun: what the clause over it says."""

from previously.language.lexicon.closed import UNWILLED
from previously.language.lexicon.wordlists import words
from previously.language.sentence.cast import People
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.match import Match
from previously.language.sentence.phrases.phrase import Phrase

_COMING_UPON = words("find discover catch spot")
_CALLING = words("ring call phone telephone text write radio email message wire cable go come visit")
_SAYING = words(
    "say tell ask beg warn thank invite confess apologise apologize report announce remind plead congratulate propose"
)
_HELPLESS = words("cry weep sob sleep bleed die vomit heal recover drown suffer grieve mourn shake tremble doze")
_KINDLY = words("comfort tend affection protect")
_PUNISHED = words(
    "punish dismiss reject deprive forgive praise injure kill humiliate abandon quarrel abuse fine promote part"
)

_CHARGED = words("capture accuse suspect")
"""What is done to whoever is said to have done something."""


def calls_to_say(clause: Clause) -> bool:
    """`rings Bob to say sorry`: is the purpose of a call what is said in it, so that it is said?"""
    over = clause.parent
    if clause.joined != "to" or over is None:
        return False
    return bool(_CALLING & set(over.group.verbs)) and bool(_SAYING & set(clause.group.verbs))


def come_upon(clause: Clause, over: Clause, match: Match | None) -> Phrase | None:
    """`finds Bob in the cellar, crying`: whom somebody comes upon is the one who does what follows."""
    if match is None or clause.joined not in {"ing", "part"} or not _COMING_UPON & set(over.group.verbs):
        return None
    one = match.filled.object if not over.group.passive else None
    return one if one is not None and one.somebody else None


def blamed(clause: Clause, over: Clause, match: Match | None) -> Phrase | None:
    """`fires Bob for stealing`, `congratulates Bob on winning`: who is fired, or congratulated, did it."""
    if match is None or not (is_reason(clause, match) or is_charge(clause, match)) or over.group.passive:
        return None
    one = match.filled.object
    return one if one is not None and one.somebody else None


def driven(clause: Clause, over: Clause, match: Match | None) -> Phrase | None:
    """`brainwashes Bob into killing`, `talks him out of leaving`: whom it is done to is who acts, or does not."""
    if match is None or clause.joined != "into-ing" or over.group.passive:
        return None
    one = match.filled.object
    return one if one is not None and one.somebody else None


def is_reason(clause: Clause, match: Match | None) -> bool:
    """Is what stands after `for`, or `on`, the reason for what is done to somebody, and so has happened?"""
    if match is None:
        return False
    praised = clause.joined == "on-ing" and match.pattern.sense == "praise"
    return praised or (clause.joined == "for-ing" and match.pattern.sense in _PUNISHED)


def is_charge(clause: Clause, match: Match | None) -> bool:
    """`is arrested for killing Bob`: is what stands after `for` only what somebody is charged with?"""
    return clause.joined == "for-ing" and match is not None and match.pattern.sense in _CHARGED


def meant_above(clause: Clause, match: Match | None, people: People) -> Phrase | None:
    """Whom `he` or `she` means in a clause, by what the clause over it says."""
    pronoun = clause.subject.pronoun if clause.subject is not None else ""
    one = _helpless(clause, match)
    if one is not None and people.spoken_of(one.who[0]) == pronoun:
        return one
    one = _confessor(clause, match)
    return one if one is not None and people.spoken_of(one.who[0]) in {pronoun, ""} else None


def _helpless(clause: Clause, match: Match | None) -> Phrase | None:
    """`holds Bob while he cries`: whom somebody is kind to is the one who cries."""
    if match is None or clause.joined not in {"while", "as", "when"} or not _HELPLESS & set(clause.group.verbs):
        return None
    one = match.filled.object if match.pattern.sense in _KINDLY else None
    return one if one is not None and len(one.who) == 1 else None


def _confessor(clause: Clause, match: Match | None) -> Phrase | None:
    """`confesses to Bob that he lied`, `admits that he lied`: who confesses did it."""
    if clause.joined != "that" or match is None or match.pattern.head not in {"confess", "admit"}:
        return None
    one = clause.parent.subject if clause.parent is not None else None
    return one if one is not None and len(one.who) == 1 else None


def unwilled(match: Match) -> bool:
    """Is somebody made to do what nobody does at will (`makes him laugh`)?"""
    child = match.filled.child
    return child is not None and child.joined == "do" and bool(UNWILLED & set(child.group.verbs))
