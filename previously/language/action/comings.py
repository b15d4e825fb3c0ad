"""Who comes into a scene and who goes, where its action says so in so many words."""

from collections.abc import Sequence
from typing import Literal

from previously.language.action.sentences import ActionSentence
from previously.language.lexicon.wordlists import words

Move = Literal["enters", "exits"]
_COME = words("enters reenters re-enters arrives emerges appears")
_WALK = words(
    "walks comes steps bursts storms rushes runs strides barges strolls slips drifts wanders hurries struts "
    "sneaks stumbles staggers marches charges ambles shuffles saunters dashes sweeps stomps bounds"
)
_GO = words("exits departs")
_TYPED = words("number code password data digits pin combination name address command coordinates text conclusion")
_AT_REST = words("from through and with carrying wearing holding looking followed as while behind after out next at")
_APPEARS = _AT_REST | words("in beside above around on")
_LEAVES = words("with through and as without together")
_PLACES = words(
    "room house kitchen office building bar church apartment store scene stage hall bedroom tent shop bathroom "
    "cell court courtroom hospital restaurant bank cabin barn castle palace hut garage lobby theater theatre "
    "studio classroom library school"
)
_WHOSE = words("the his her their")


def move_of(sentence: ActionSentence, at: int, *, outside: bool) -> Move | None:
    """Does the verb there have somebody come or go? Whoever goes out of a house comes into a scene `outside` it."""
    verb, after = sentence.word(at), [sentence.word(i) for i in range(at + 1, at + 5)]
    verb = verb if verb.endswith("s") else f"{verb}s"
    if verb in _COME:
        return "enters" if _comes(verb, after) else None
    if verb in _WALK and after[0] in {"in", "inside", "out"}:
        return _walks(verb, after, outside=outside)
    if verb in _GO or verb == "leaves":
        return _goes(verb, after, outside=outside)
    return None


def _comes(verb: str, after: Sequence[str]) -> bool:
    """Not: appears to be tired, enters a number."""
    if verb == "appears":
        return not after[0] or after[0] in _APPEARS
    return not _TYPED.intersection(after[:3])


def _walks(verb: str, after: Sequence[str], *, outside: bool) -> Move | None:
    """`walks in`, `storms out of the room`; not: walks in the park, bursts out laughing."""
    way, rest = after[0], after[1:]
    if not rest[0] or rest[0] in _AT_REST or (rest[0].endswith("ing") and verb != "bursts"):
        return "exits" if way == "out" or (way == "inside" and outside) else "enters"
    return "exits" if rest[0] == "of" and _PLACES.intersection(rest[1:3]) else None


def _goes(verb: str, after: Sequence[str], *, outside: bool) -> Move | None:
    """`exits`, `leaves the house`; not: leaves the gun on the table."""
    if after[0] in _WHOSE:
        return ("enters" if outside else "exits") if _PLACES.intersection(after[1:3]) else None
    if verb == "leaves":
        return "exits" if not after[0] or after[0] in _LEAVES else None
    return "exits" if not after[0] or after[0] in _AT_REST or after[0].endswith("ing") else None
