"""How a line falls on each person in it: the signs of its events, weighed."""

from collections.abc import Iterable, Iterator

from previously.language.lexicon.patterns import senses
from previously.language.sentence.reading import Happening

_VALUE = {"+": 1.0, "-": -1.0}
_CLEAR = 1.6
"""How much stronger one of two opposite shares must be to be the one that is felt."""
_SHARE = {"happened": 1.0, "reported": 0.8, "tried": 0.5, "intended": 0.5, "imagined": 0.4}
"""How much of an event's weight one feels that has not happened."""
_LIGHTEST, _MISSED = 0.1, -0.3
"""The least weight of an event, and the share of one that did not happen: a good that was missed."""


def bearings(events: Iterable[Happening]) -> dict[str, float]:
    """Each person's share, -1..1: the strongest of what befalls them; what cancels out is nothing.

    What has not happened is felt by whom nothing befalls that has.
    """
    happened: dict[str, list[float]] = {}
    other: dict[str, list[float]] = {}
    for event in events:
        found = happened if event.status == "happened" else other
        for who, share in _shares(event):
            found.setdefault(who, []).append(share)
    people = dict.fromkeys((*happened, *other))
    felt = {who: _felt(happened.get(who, [])) or _felt(other.get(who, [])) for who in people}
    return {who: round(share, 3) for who, share in felt.items()}


def _shares(event: Happening) -> Iterator[tuple[str, float]]:
    weight = max(event.severity, _LIGHTEST) * _weight(event)
    for people, sign in ((event.to, event.signs[0]), (event.by, event.signs[1])):
        for who in people:
            yield who, _VALUE.get(sign, 0.0) * weight


def _weight(event: Happening) -> float:
    if event.status == "tried" and (senses()[event.sense].field in {"care", "bond"} or event.sense == "warn"):
        return 0.0  # a kindness that may not have come off
    if event.status != "not":
        return _SHARE.get(event.status, 0.0)
    return _MISSED if senses()[event.sense].field in {"care", "bond"} else 0.0


def _felt(shares: list[float]) -> float:
    low, high = min(shares, default=0.0), max(shares, default=0.0)
    if low < 0 < high and max(-low, high) < _CLEAR * min(-low, high):
        return 0.0
    return low if -low > high else high
