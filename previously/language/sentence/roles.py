"""Who does it and whom it befalls, from a clause and the pattern that fits it."""

from typing import NamedTuple

from previously.language.lexicon.forms import is_form
from previously.language.lexicon.kinds import is_kind
from previously.language.lexicon.patterns import senses
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.match import Match
from previously.language.sentence.phrases.phrase import Phrase

UNDERGONE = frozenset({"die", "ill", "fail", "accident", "recover", "lose-thing", "lose-person"})
"""What nobody does: it happens to who stands in `by`."""
_SUFFERED = frozenset({"die", "ill", "recover"})
"""What befalls one alone."""
SHARED = frozenset(
    {"marry", "love", "part", "reunite", "befriend", "quarrel", "meet", "affection", "have-child", "play"}
)
"""What two people do together."""
MEANT = frozenset(
    {
        "punish",
        "help",
        "tend",
        "protect",
        "welcome",
        "praise",
        "propose",
        "obey",
        "refuse",
        "reject",
        "resist",
        "flirt",
        "affection",
        "comfort",
        "forgive",
        "apologise",
        "part",
        "deny",
        "ask",
        "warn",
    }
)
"""What is always done to somebody, named or not."""
_OWN_STATES = frozenset({"deceive", "cheat", "apologise"})
"""What a participle may say of somebody who does it: `disguised as a monk`, `filled with remorse`."""
_TO = frozenset({"to", "at", "with", "on", "for", "from", "against", "over"})
ADDRESSES = {
    "harm": frozenset({"at", "on", "against", "to", "with"}),
    "care": frozenset({"to", "for", "with", "at"}),
    "bond": frozenset({"to", "with", "at", "for"}),
    "know": frozenset({"to", "at"}),
    "self": frozenset({"to", "with", "at"}),
}
"""The prepositions before whom a deed of each field is meant for."""
_OF_BODY = ("limb", "body_part", "wound", "illness", "heart", "mind")
_LIMBS = ("limb", "body_part")
_OF_OWNERS = frozenset({"destroy", "steal", "deprive", "remember"})


class Roles(NamedTuple):
    """Who acts and whom it befalls, as phrases."""

    by: Phrase | None
    to: Phrase | None


def roles(clause: Clause, match: Match, agent: Phrase | None) -> Roles:
    """The two roles of a match. `agent`: who does what is told in the passive."""
    subject, one = clause.subject, match.filled.object
    sense = match.pattern.sense
    if one is not None and one.parts and match.pattern.notes.get("takes") == "last":
        one = one.parts[-1]  # who stands between a wolf and the child protects the child
    if match.turned and clause.group.passive and sense == "marry" and subject is not None and len(subject.who) > 1:
        return Roles(subject, None)  # `are married by a bishop`
    if match.turned and clause.group.passive:
        return Roles(agent, _offered_by(one or clause.subject, sense))
    if one is None and sense in _OF_OWNERS and not _own_memory(match.filled.thing, sense):
        one = match.filled.thing
    if one is None and _befalls_subject(match):
        return Roles(agent, _owner_or(subject, sense))
    if one is not None and _is_brought_to(match, subject):
        return Roles(one, None)
    if one is not None and _is_felt_towards(match):
        return Roles(one, subject)
    return Roles(_whose(subject, sense), None if sense in _SUFFERED else _owner_or(one, sense))


def signs_of(sense: str) -> str:
    """A class's signs for whom it befalls and who does it."""
    return senses()[sense].to + senses()[sense].by


def _is_brought_to(match: Match, subject: Phrase | None) -> bool:
    """Is whom the verb takes the one who does or suffers it: `the roof falls on Bob`, `reduces Bob to tears`?"""
    pattern, sense = match.pattern, match.pattern.sense
    if sense == "cry":
        return pattern.slots[0].word == "OBJ" and len(pattern.slots) > 1
    befalls = sense in _SUFFERED or (sense == "accident" and not _acts(subject))
    return befalls and pattern.signs[1] == "0"


def _own_memory(thing: Phrase | None, sense: str) -> bool:
    """`remembers her childhood` remembers nobody."""
    return sense == "remember" and (thing is None or thing.owner is None or bool(thing.owner.pronoun))


def _acts(subject: Phrase | None) -> bool:
    return subject is None or subject.somebody


def _whose(subject: Phrase | None, sense: str) -> Phrase | None:
    """What befalls or succeeds for a thing does so for whose it is (`Gus's speech brings the house down`)."""
    if subject is not None and sense == "lose-person" and not subject.who and subject.owner is not None:
        return subject.owner  # `Pike's own son is posted missing`
    if subject is None or subject.somebody or subject.owner is None:
        return subject
    if any(is_kind(subject.head, kind) for kind in _LIMBS) and senses()[sense].field not in {"harm", "status"}:
        return subject.owner  # `Ann's eyes fill`
    mine = _of_body(subject) if sense in _SUFFERED or sense == "accident" else sense in UNDERGONE or sense == "succeed"
    mine = mine or (sense == "accident" and is_kind(subject.head, "vehicle"))
    mine = mine or (sense in SHARED and is_kind(subject.head, "bond"))
    return subject.owner if mine else subject


def _of_body(one: Phrase) -> bool:
    """Is it a part of its owner, so that what befalls it befalls the owner? Who kills Bob's horse does not kill Bob."""
    return any(is_kind(one.head, kind) for kind in _OF_BODY)


def _owner_or(one: Phrase | None, sense: str) -> Phrase | None:
    """What is done to a thing befalls whose it is."""
    if one is None or one.somebody or one.owner is None:
        return one
    if not _of_body(one) and (sense == "kill" or is_kind(one.head, "animal")) and senses()[sense].field == "harm":
        return one
    if senses()[sense].field in {"harm", "care", "bond"} or sense in _OF_OWNERS:
        return one.owner
    return one


def _offered_by(one: Phrase | None, sense: str) -> Phrase | None:
    """`Bob's offer is refused`: whose offer it is, is refused; else what is done to a thing befalls whose it is."""
    offered = one is not None and sense == "refuse" and not one.somebody and is_kind(one.head, "offer")
    return one.owner if one is not None and offered and one.owner is not None else _owner_or(one, sense)


def breaks(clause: Clause, match: Match) -> bool:
    """`burns her letters`: is what is hurt a thing of somebody's, and no part or animal of hers?"""
    one = match.filled.object or match.filled.thing or clause.subject
    one = clause.subject if match.pattern.head == "be" else one  # `is hit by a splinter`
    return (
        one is not None
        and match.pattern.notes.get("by") != "obj"  # `loses a leg to a mine`
        and not one.somebody
        and bool(one.head)
        and not _of_body(one)
        and not is_kind(one.head, "animal")
    )


def bereaved(found: Roles, sense: str) -> Phrase | None:
    """Who loses somebody by a death: whose husband, child or friend it is."""
    one = found.by if sense == "die" else found.to
    if sense not in {"die", "kill"} or one is None or one.who or one.owner is None or one.parts:
        return None
    near = any(is_kind(one.head, kind) for kind in ("kin", "lover", "child", "friend"))
    return one.owner if near and one.owner.who else None


def _befalls_subject(match: Match) -> bool:
    """Is this a pattern without an object whose subject is the one it befalls: `is fired`, `loses her job`?"""
    pattern, sense = match.pattern, senses()[match.pattern.own_sense or match.pattern.sense]
    if pattern.takes_somebody or sense.name in UNDERGONE | SHARED or sense.to in {"0", sense.by}:
        return _by_participle(match)
    done_to = _by_participle(match) and sense.name not in _OWN_STATES
    return done_to or (pattern.signs == "0" + sense.to and "each" not in pattern.fixed)


def _is_felt_towards(match: Match) -> bool:
    """Does what follows do it to the subject: `is terrified of Bob`, `cowers before Bob`?"""
    pattern, sense = match.pattern, senses()[match.pattern.sense]
    if "by" in pattern.notes:
        return pattern.notes["by"] == "obj"
    state = pattern.head in {"be", "get"} and pattern.slots[-1].word == "OBJ"
    return state and sense.field == "harm" and sense.to != sense.by and pattern.signs == "0" + sense.to


def _by_participle(match: Match) -> bool:
    pattern = match.pattern
    return (
        not pattern.takes_somebody
        and pattern.head in {"be", "get"}
        and bool(pattern.slots)
        and is_form(pattern.slots[0].word, "n")
        and pattern.sense not in UNDERGONE | SHARED
        and senses()[pattern.sense].to != "0"
        and senses()[pattern.sense].field in {"harm", "care", "bond"}
    )
