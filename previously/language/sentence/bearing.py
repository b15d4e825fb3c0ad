"""How a line falls on each person in it: the signs of its events, weighed."""

from collections.abc import Iterable

from previously.language.lexicon.patterns import senses
from previously.language.sentence.reading import Happening

_VALUE = {"+": 1.0, "-": -1.0}
_CLEAR = 1.6
"""How much stronger one of two opposite shares must be to be the one that is felt."""
_SHARE = {"happened": 1.0, "reported": 0.8, "tried": 0.5, "intended": 0.5, "imagined": 0.4}
"""How much of an event's weight one feels that has not happened."""


def bearings(events: Iterable[Happening]) -> dict[str, float]:
    """Each person's share, -1..1: the strongest of what befalls them; what cancels out is nothing."""
    found: dict[str, list[float]] = {}
    events = tuple(events)
    happened = [one for one in events if one.status == "happened" and one.signs != "00"]
    felt = {who for one in happened for who in (*one.by, *one.to)}
    for event in events:
        if event.status != "happened" and felt & {*event.by, *event.to}:
            continue
        weight = max(event.severity, 0.1) * _weight(event)
        for who in event.to:
            found.setdefault(who, []).append(_VALUE.get(event.signs[0], 0.0) * weight)
        for who in event.by:
            found.setdefault(who, []).append(_VALUE.get(event.signs[1], 0.0) * weight)
    return {who: round(_felt(shares), 3) for who, shares in found.items()}


def _weight(event: Happening) -> float:
    """The share of an event's weight: what did not happen weighs the other way, if it is a good that was missed."""
    if event.status != "not":
        return _SHARE.get(event.status, 0.0)
    return -0.3 if senses()[event.sense].field in {"care", "bond"} else 0.0


def _felt(shares: list[float]) -> float:
    low, high = min(shares), max(shares)
    if low < 0 < high and max(-low, high) < _CLEAR * min(-low, high):
        return 0.0
    return low if -low > high else high
