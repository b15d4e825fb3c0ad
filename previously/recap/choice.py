"""Which events a recap tells: the weightiest, without repetition, within a budget of words."""

from collections.abc import Callable, Mapping, Sequence

from previously.core.entries import Event
from previously.recap.telling import APART, Teller, groups, is_outcome, words

WORDS = 120
"""A recap's default length, in words. Set."""
EACH, FEW = 12, 3
"""One sentence per this many words, and a minimum number of sentences."""
LEAST, SHARE = 0.02, 0.05
"""An event below this weight, or this share of the heaviest, is not told. Set."""
AGAIN, ALIKE, SAME_TWO, SAME_ONE, SAME_SCENE = 0.1, 0.4, 0.55, 0.85, 0.85
"""What remains of a weight beside a chosen event of the same deed, the same kind of deed, and so on. Set."""


class Room:
    """A budget of words, and what has been chosen within it."""

    def __init__(self, teller: Teller, most: int) -> None:
        self.teller, self.most = teller, most
        self.chosen: list[Event] = []
        self._sentences = max(FEW, most // EACH)

    def take(self, event: Event) -> bool:
        """Choose an event, with its outcome, if there is room; False if there is not."""
        told = self.teller.told([*self.chosen, event])
        if event in self.chosen or words(told) > self.most or len(list(groups(told))) > self._sentences:
            return event in self.chosen
        self.chosen.append(event)
        outcome = self.teller.outcome(event)
        if outcome is not None:
            self.take(outcome)
        return True

    @property
    def full(self) -> bool:
        """Has the maximum number of sentences been reached?"""
        return len(list(groups(self.teller.told(self.chosen)))) >= self._sentences


def choose(
    teller: Teller, events: Sequence[Event], weight: Mapping[str, float], first: Sequence[Sequence[Event]], most: int
) -> list[Event]:
    """The events to tell: from each list in `first` one that fits, then by weight given what is already chosen."""
    room = Room(teller, most)
    for list_ in first:
        any(room.take(event) for event in list_)
    left = {event.id: event for event in events if not is_outcome(event)}
    least = max(LEAST, SHARE * max(weight.values(), default=0.0))
    worth, beside = {id_: weight[id_] for id_ in left}, 0
    while left and not room.full:
        for other in room.chosen[beside:]:
            near = ((id_, event) for id_, event in left.items() if _near(event, other))
            worth |= {id_: worth[id_] * _beside(event, other, teller.aims) for id_, event in near}
        beside = len(room.chosen)
        best = max(left, key=lambda id_: (worth[id_], id_))
        if worth[best] < least and room.chosen:
            break
        room.take(left.pop(best))
    return room.chosen


def _near(event: Event, other: Event) -> bool:
    """May one reduce the other's weight?"""
    return event.scene is other.scene or event.subject == other.subject or event.victim == other.victim


def _beside(event: Event, other: Event, aims: Callable[[Event], frozenset[str]]) -> float:
    """What remains of an event's weight beside another."""
    left = SAME_SCENE if event.scene is other.scene else 1.0
    if aims(event) and aims(other):
        return left * (AGAIN if event.subject == other.subject and aims(event) & aims(other) else 1.0)
    if event.verb.id == other.verb.id and event.subject == other.subject:
        apart = 1.0 if event.scene is not other.scene else ALIKE
        return left * (AGAIN if event.victim == other.victim else apart)
    if not (event.verb.harms and other.verb.harms):
        return left
    if (event.agent, event.victim) == (other.agent, other.victim):
        return left * (AGAIN if event.verb.id in {other.verb.id, *APART} else SAME_TWO)
    return left * (SAME_ONE if event.victim == other.victim else 1.0)
