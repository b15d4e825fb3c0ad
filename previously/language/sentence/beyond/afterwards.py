"""What the events of a line say of each other: who is lost from sight, what is offered and refused."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from previously.language.lexicon.wordlists import words
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.reading import Happening
from previously.language.sentence.status import HAPPENED, TRIED

_CHASING = frozenset({"hunt", "follow", "search"})


_BIDS = words(
    "give hire help comfort affection propose promote praise apologise adopt join welcome marry love flirt befriend ask"
)
"""What may be turned down by whom it is done to."""
_TURNING_DOWN = frozenset({"refuse", "reject"})
_OFFERING = words("offer tender extend propose")


def made_whole(events: Iterable[Happening]) -> list[Happening]:
    """The events of a line, each as the others make it."""
    found = list(events)
    found = [_lost(one, found[:at]) for at, one in enumerate(found)]
    found = [_turning_down(one, found[:at]) for at, one in enumerate(found)]
    return [_turned_down(one, found[at + 1 :]) for at, one in enumerate(found)]


def _turning_down(one: Happening, before: Sequence[Happening]) -> Happening:
    """`asks for Ann's hand and is refused`: by whom he asked."""
    last = before[-1] if before else None
    if one.sense not in _TURNING_DOWN or one.by or one.by_other or last is None or one.to != last.by:
        return one
    return replace(one, by=last.to, by_other=last.to_other) if last.sense in _BIDS else one


def _turned_down(one: Happening, after: Iterable[Happening]) -> Happening:
    """`offers Ann a job, but she declines`: what is refused was only tried, and is no joy to whoever meant it."""
    if one.sense not in _BIDS or one.status != HAPPENED:
        return one
    for it in after:
        refused = it.sense in _TURNING_DOWN and it.status == HAPPENED
        theirs = (it.by, it.by_other) == (one.to, one.to_other) and it.to in ((), one.by)
        unsaid = not one.to and not one.to_other and one.by and it.to == one.by
        if refused and (theirs or unsaid):
            offered = one.pattern is not None and one.pattern.head in _OFFERING and one.sense != "propose"
            return replace(one, status=TRIED if offered else one.status, signs=one.signs[0] + "0")
    return one


def _lost(one: Happening, before: Iterable[Happening]) -> Happening:
    """`chases Bob and loses him`: whoever was followed has got away."""
    if one.sense != "lose-person" or not any(it.sense in _CHASING and it.by == one.by for it in before):
        return one
    return replace(one, sense="fail", to=(), to_other=(), severity=0.25, signs="0-")


def has_fallen(one: Phrase | None, before: Sequence[Happening]) -> bool:
    """`Ann trips and Bob catches her`: has she just fallen?"""
    last = before[-1:]
    return one is not None and bool(one.who) and any(it.sense == "accident" and it.by == one.who for it in last)
