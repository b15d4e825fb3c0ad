"""Who embraces, fights or captures whom, where it takes several words: `throws her arms around Joe`."""

from collections.abc import Collection, Sequence
from typing import Literal

from previously.language.action.sentences import OF, ActionSentence, Mention
from previously.language.lexicon.wordlists import words

Deed = Literal["embraces", "fights", "captures"]
_AROUND = words("wraps throws flings puts slips slides drapes")
_LIMB = words("arm arms")
_NEAR = words("around round about")
_HELD_BY = words("shoulder shoulders neck waist")
_HOLDS = words("tightly close tight in like")
_DRAWS = words("takes pulls gathers draws folds sweeps wraps scoops")
_HUG = words("hug embrace arms kiss")
_FALLS = words("falls collapses rolls jumps leaps melts runs flies sinks")
_BINDS = words("puts slaps claps places takes throws locks")
_BOUND = words("handcuffs cuffs chains irons shackles custody prisoner captive hostage")
_AIMS = words("lunges swings charges")
_DOWN = words("down out unconscious against over ground floor wall")
_FELLS = words("knocks throws slams pins wrestles")
_REACH = 5


def in_words(sentence: ActionSentence, at: int, named: Sequence[Mention]) -> tuple[Deed | None, str]:
    """What the verb there has somebody do, with the words after it, and to whom; nothing where it is none of these."""
    verb = sentence.word(at)
    around = _around(sentence, at, named) if verb in _AROUND else ""
    if around:
        return "embraces", around
    if verb in _FALLS and sentence.word(at + 1) == "into":
        return "embraces", _owner(sentence, at + 2, named, _HUG) or _held(sentence, at + 2, named)
    if verb in _AIMS and sentence.word(at + 1) == "at":
        one = _named(named, at + 2)
        return "fights", one.who if one and sentence.word(one.end) != OF else ""
    one = _named(named, at + 1)
    if one is None or sentence.word(one.end) == OF:
        return None, ""
    rest = sentence.rest(one.end, _REACH)
    if _embraces(verb, rest):
        return "embraces", one.who
    return ("captures" if _captures(verb, rest) else "fights" if _fights(verb, rest) else None), one.who


def _embraces(verb: str, rest: Sequence[str]) -> bool:
    """`holds Joe tightly`, `takes Joe in her arms`, `gives Joe a hug`, by the words after the name."""
    if verb == "holds":
        return not rest[0] or (rest[0] in _HOLDS and (rest[0] != "in" or "arms" in rest))
    opens = {"in", "into"} if verb in _DRAWS else {"a", "one"} if verb == "gives" else frozenset[str]()
    return rest[0] in opens and not _HUG.isdisjoint(rest)


def _captures(verb: str, rest: Sequence[str]) -> bool:
    """`puts Joe in chains`, `takes Joe prisoner`, `ties Joe to the mast`."""
    if verb == "ties":
        return rest[0] in {"up", "to"}
    return verb in _BINDS and rest[0] in {"in", "into", *_BOUND} and not _BOUND.isdisjoint(rest[:3])


def _fights(verb: str, rest: Sequence[str]) -> bool:
    """`knocks Joe to the ground`, `rushes Joe`."""
    if verb == "rushes":
        return not rest[0]
    return verb in _FELLS and rest[0] in _DOWN | {"to"} and not _DOWN.isdisjoint(rest[:3])


def _around(sentence: ActionSentence, at: int, named: Sequence[Mention]) -> str:
    """`puts an arm around Joe`, `… Joe's shoulder`."""
    if sentence.word(at + 2) not in _LIMB or sentence.word(at + 3) not in _NEAR:
        return ""
    one = _named(named, at + 4)
    if one is None or sentence.word(one.end) != OF:
        return one.who if one else ""
    return _owner(sentence, at + 4, named, _HELD_BY)


def _owner(sentence: ActionSentence, at: int, named: Sequence[Mention], of: Collection[str]) -> str:
    """Whoever is named there, and has one of these."""
    one = _named(named, at)
    owned = [sentence.word(i) for i in range(one.end + 1, one.end + 3)] if one else []
    return one.who if one and sentence.word(one.end) == OF and any(word in of for word in owned) else ""


def _held(sentence: ActionSentence, at: int, named: Sequence[Mention]) -> str:
    """Whoever `her` is in `her arms`."""
    one = _named(named, at)
    return one.who if one and sentence.word(at) in {"his", "her"} and sentence.word(at + 1) == "arms" else ""


def _named(named: Sequence[Mention], at: int) -> Mention | None:
    return next((one for one in named if one.start == at), None)
