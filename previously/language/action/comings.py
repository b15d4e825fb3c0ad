"""Who comes into a scene and who goes, where its action says so in so many words."""

from collections.abc import Collection, Sequence
from typing import Literal

import msgspec

from previously.language.action.sentences import ActionSentence
from previously.language.lexicon.wordlists import words

Move = Literal["enters", "exits"]
_COME = words("enters reenters re-enters arrives emerges appears")
_WALK = words(
    "walks comes steps bursts storms rushes runs strides barges strolls slips drifts wanders hurries struts "
    "sneaks stumbles staggers marches charges ambles shuffles saunters dashes sweeps stomps bounds creeps races "
    "trudges limps backs ducks"
)
_RIDE = words("drives rides speeds gallops flees")
_GO = words("exits departs")
_PERFECT = {"entered": "enters", "arrived": "arrives", "returned": "returns", "left": "leaves"}
_GONE = words("disappears vanishes")
_TYPED = words("number code password data digits pin combination name address command coordinates text conclusion")
_AT_REST = words(
    "from through and with carrying wearing holding looking followed as while behind after out next at without"
)
_APPEARS = _AT_REST | words("in beside above around on")
_LEAVES = words("with through and as without together")
_BACK = words("with from carrying wearing holding followed and")
_AWAY = words("into through inside without and as down")
_PLACES = words(
    "room house kitchen office building bar church apartment store scene stage hall bedroom tent shop bathroom "
    "cell court courtroom hospital diner tavern inn tower dungeon chamber ward station "
    "restaurant bank cabin barn castle palace hut garage lobby theater theatre "
    "studio classroom library school"
)
_ANYWHERE = words("room scene stage")
_DOORS = words("door doors doorway")
_THROUGH = words("comes bursts barges storms charges crashes")
_AWAY_FROM_HERE = words("rain night street snow yard garden storm corridor hall hallway cold dark sunlight fog road")
_LEADS = words("leads drags marches carries escorts hustles ushers guides herds hauls")
_TAKES = _LEADS | words("pulls pushes walks helps shoves follows brings throws bundles hurries steers")
_WHOSE = words("the his her their")


class Here(msgspec.Struct, frozen=True):
    """Where a scene is, by its heading: in the open, and which words name the place."""

    outside: bool = False
    words: Collection[str] = ()


def move_of(sentence: ActionSentence, at: int, here: Here) -> Move | None:
    """Does the verb there have somebody come or go? Whoever goes out of a house comes into a scene outside it."""
    verb, after = sentence.word(at), sentence.rest(at + 1, 5)
    verb = _PERFECT.get(verb, verb) if sentence.word(at - 1) in {"has", "have"} else verb
    verb = verb if verb.endswith("s") else f"{verb}s"
    if verb in _WALK | _RIDE | {"heads"}:
        return _walks(verb, after, here)
    if verb in _GO or verb == "leaves":
        return _goes(verb, after, outside=here.outside)
    if verb in _COME | {"returns"}:
        return "enters" if _comes(verb, after) else None
    return _otherwise(verb, after, stops=sentence.ends_with == ".", outside=here.outside)


def _otherwise(verb: str, after: Sequence[str], *, stops: bool, outside: bool) -> Move | None:
    """`vanishes`, `goes.`, `lets himself in`."""
    if verb in _GONE:
        return "exits" if not after[0] or after[0] in _AWAY else None
    if verb == "goes":
        inside = outside and after[1 if after[0] == "back" else 0] == "inside"
        return "exits" if inside or (not after[0] and stops and not outside) else None
    if after[0] in _WHOSE and after[1] == "way" and _is_at_rest("", after[3:]):
        return "enters" if after[2] in {"in", "inside"} else "exits" if after[2] == "out" else None
    return _lets(after) if verb == "lets" else None


def taken(sentence: ActionSentence, at: int, end: int, here: Here) -> Move | None:
    """Does the verb there take somebody along, or follow them, whose name ends before a word: `leads Joe out`?"""
    if sentence.word(at) not in _TAKES:
        return None
    way, rest = sentence.word(end), sentence.rest(end + 1, 4)
    if way == "out":
        return _out(sentence.word(at), rest, here)
    if way in {"off", "away"} and not rest[0] and sentence.word(at) in _LEADS:
        return "exits"
    known = _PLACES | _ANYWHERE
    leaves = way == "from" and rest[0] in _WHOSE and not known.isdisjoint(rest[1:3]) and not here.outside
    return "exits" if leaves else "enters" if way in {"in", "inside"} and _is_at_rest("", rest) else None


def _lets(after: Sequence[str]) -> Move | None:
    """`lets himself in`."""
    if after[0] not in {"himself", "herself"} or not _is_at_rest("", after[2:]):
        return None
    return "enters" if after[1] == "in" else "exits" if after[1] == "out" else None


def _comes(verb: str, after: Sequence[str]) -> bool:
    """Not: appears to be tired, enters a number."""
    if verb in {"appears", "returns"}:
        return not after[0] or after[0] in (_APPEARS if verb == "appears" else _BACK)
    return not _TYPED.intersection(after[:3])


def _walks(verb: str, after: Sequence[str], here: Here) -> Move | None:
    """`walks in`, `storms out of the room`, `runs off`; not: walks in the park, bursts out laughing."""
    way, rest = after[0], after[1:]
    if way in {"off", "away"}:
        runs = verb in _RIDE | {"runs", "hurries"} or (way == "off" and verb != "comes")
        return "exits" if runs and _is_at_rest("", rest[:1]) else None
    if verb not in _RIDE and way == "out":
        return _out(verb, rest, here)
    if way == "outside" and verb != "comes" and not here.outside:
        return "exits" if _is_at_rest(verb, rest) or rest[0] in {"to", "for"} else None
    if way == "from" and verb not in _RIDE and not here.outside and rest[0] in _WHOSE:
        return "exits" if not (_PLACES | _ANYWHERE).isdisjoint(rest[1:2]) else None
    return None if verb in _RIDE | {"heads"} else _in(verb, way, rest, here)


def _in(verb: str, way: str, rest: Sequence[str], here: Here) -> Move | None:
    """`walks in`, `comes into the room`, `bursts through the door`."""
    if way == "through":
        return "enters" if verb in _THROUGH and _DOORS.intersection(rest[:3]) else None
    if way in {"in", "inside"} and _is_at_rest(verb, rest):
        return "exits" if way == "inside" and here.outside else "enters"
    known = (_PLACES & {*here.words}) | _ANYWHERE  # what else one goes into, one leaves this place for
    named = way in {"into", "inside"} and rest[0] in _WHOSE and not known.isdisjoint(rest[1:3])
    return "enters" if named and not here.outside else None


def _out(verb: str, rest: Sequence[str], here: Here) -> Move | None:
    """`walks out`, `… out of the room`, `… out the door`."""
    place = rest[0] == "of" and not _PLACES.isdisjoint(rest[1:4])
    if place or (rest[0] in _WHOSE and not _DOORS.isdisjoint(rest[1:3])):
        return "enters" if here.outside else "exits"
    away = rest[0] == "into" and rest[1] in _WHOSE and rest[2] in _AWAY_FROM_HERE and not here.outside
    return "exits" if away or _is_at_rest(verb, rest) or (verb == "backs" and rest[:2] == ["the", "way"]) else None


def _is_at_rest(verb: str, rest: Sequence[str]) -> bool:
    """Does nothing follow that has the way mean something else?"""
    return not rest[0] or rest[0] in _AT_REST or (rest[0].endswith("ing") and verb not in {"", "bursts"})


def _goes(verb: str, after: Sequence[str], *, outside: bool) -> Move | None:
    """`exits`, `leaves the house`; not: leaves the gun on the table."""
    if after[0] in _WHOSE:
        return ("enters" if outside else "exits") if _PLACES.intersection(after[1:3]) else None
    if verb == "leaves":
        return "exits" if not after[0] or after[0] in _LEAVES else None
    return "exits" if not after[0] or after[0] in _AT_REST or after[0].endswith("ing") else None
