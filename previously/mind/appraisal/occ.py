"""The emotions an event evokes: the appraisal model of Ortony, Clore & Collins (1988), as a pure function.

Opposite emotions coexist, and a compound (anger) does not replace its parts (reproach, distress).
"""

import math
from typing import Literal, NamedTuple

Party = Literal["self", "other", "none"]


class Situation(NamedTuple):
    """An event as one person sees it. Values are -1..1 unless stated otherwise."""

    congruence: float = 0.0  # how far the event furthers (or thwarts) a goal
    utility: float = 0.0  # how much that goal is wanted (or feared)
    affected: Party = "self"  # whose goal it is
    relation: float = 0.0  # how much self likes (or dislikes) the other affected
    likelihood: float = 1.0  # 0..1: 1 if it happened, 0 if it did not, between if it may
    new: bool = True  # false if it was hoped for or feared before
    cause: Party = "none"  # who did it
    praise: float = 0.0  # how praiseworthy the act is
    appeal: float = 0.0  # how attractive the thing or person is

    @property
    def desirability(self) -> float:
        """-1..1, for the person affected; thwarting an unwanted goal is desirable."""
        return self.congruence * self.utility


_FORTUNES = {  # of another: (good for them, liked)
    (True, True): "happy_for",
    (False, True): "pity",
    (True, False): "resentment",
    (False, False): "gloating",
}
_CONFIRMED = {  # of what was hoped or feared: (wanted, happened)
    (True, True): "satisfaction",
    (False, True): "fears_confirmed",
    (True, False): "disappointment",
    (False, False): "relief",
}
_COMPOUNDS = (
    ("gratification", "joy", "pride"),
    ("remorse", "distress", "shame"),
    ("gratitude", "joy", "admiration"),
    ("anger", "distress", "reproach"),
)


def appraise(situation: Situation) -> dict[str, float]:
    """The emotions felt, each with its intensity in 0..1; absent emotions are omitted.

    An intensity grows with the magnitude of each variable behind it: congruence, utility, relation, likelihood, praise,
    appeal. A compound is the geometric mean of its parts.
    """
    felt = {**_wellbeing(situation), **_attribution(situation), **_attraction(situation)}
    for compound, event, act in _COMPOUNDS:
        if event in felt and act in felt:
            felt[compound] = math.sqrt(felt[event] * felt[act])
    return {name: min(1.0, x) for name, x in felt.items() if x > 0.0}


def _wellbeing(s: Situation) -> dict[str, float]:
    size = abs(s.desirability)
    if size == 0.0 or s.affected == "none":
        return {}
    if s.affected == "other":
        name, x = fortune(s.desirability, s.relation, s.likelihood)
        return {name: x}
    if 0.0 < s.likelihood < 1.0:
        return {"hope" if s.desirability > 0 else "fear": size * s.likelihood}
    return _outcome(s, size)


def fortune(desirability: float, relation: float, likelihood: float) -> tuple[str, float]:
    """What is felt about what happens to another, by how much it is liked for them and they are; not yet within 1."""
    return _FORTUNES[desirability > 0, relation > 0], abs(desirability) * abs(relation) * likelihood


def _outcome(s: Situation, size: float) -> dict[str, float]:
    wanted, happened = s.desirability > 0, s.likelihood >= 1.0
    if s.new and not happened:
        return {}
    felt = {"joy" if wanted == happened else "distress": size}
    if not s.new:
        felt[_CONFIRMED[wanted, happened]] = size
    return felt


def _attribution(s: Situation) -> dict[str, float]:
    if s.cause == "none" or s.praise == 0.0:
        return {}
    good, bad = ("pride", "shame") if s.cause == "self" else ("admiration", "reproach")
    return {good if s.praise > 0 else bad: abs(s.praise)}


def _attraction(s: Situation) -> dict[str, float]:
    return {"love" if s.appeal > 0 else "hate": abs(s.appeal)} if s.appeal else {}
