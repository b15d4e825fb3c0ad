"""Retellings: lines that say what an earlier line really was."""

from collections.abc import Iterator, Mapping, Sequence

from previously.canon.episodes import Episode
from previously.core.codes import text_finding
from previously.core.entries import Event
from previously.core.finding import Finding
from previously.core.nearest import did_you_mean


def retellings(parts: Sequence[Episode]) -> Iterator[Finding]:
    """What is wrong with retellings: an event that is not there, or a line that comes back to itself."""
    retelling = [event for part in parts for event in part.reach.retelling]
    if not retelling:
        return
    known = {entry.id: entry for part in parts for entry in part.entries}
    for event in retelling:
        earlier = known.get(event.retells)
        if earlier is None:
            near = did_you_mean(event.retells, known)
            yield _finding(event, f"there is no event “{event.retells}” to retell{near}")
        elif _circles(event, known):
            yield _finding(event, f"“{event.retells}” retells this line in turn: that goes round in a circle")


def _circles(event: Event, known: Mapping[str, object]) -> bool:
    """Does following what a line retells lead back to it?"""
    seen = {event.id}
    at: object = event
    while isinstance(at, Event) and at.retells:
        if at.retells in seen:
            return True
        seen.add(at.retells)
        at = known.get(at.retells)
    return False


def _finding(event: Event, message: str) -> Finding:
    return text_finding("unknown-position", event.span, message, at=event.scene.at)
