"""Retellings: lines that say what an earlier line really was."""

from collections.abc import Iterator, Mapping, Sequence

from previously.canon.episodes import Episode
from previously.core.codes import text_finding
from previously.core.entries import Event
from previously.core.finding import Finding
from previously.core.nearest import Spelling


def retellings(parts: Sequence[Episode]) -> Iterator[Finding]:
    """What is wrong with retellings: an event that is not there, or a line that comes back to itself."""
    retelling = [event for part in parts for event in part.reach.retelling]
    if not retelling:
        return
    known = {entry.id: entry for part in parts for entry in part.entries}
    spelling, round_ = Spelling(known), _circling(retelling, known)
    for event in retelling:
        if event.retells not in known:
            near = spelling.did_you_mean(event.retells)
            yield _finding(event, f"there is no event “{event.retells}” to retell{near}")
        elif event.id in round_:
            yield _finding(event, f"“{event.retells}” retells this line in turn: that goes round in a circle")


def _circling(retelling: Sequence[Event], known: Mapping[str, object]) -> set[str]:
    """The lines from which following what is retold comes to no end; each line is followed once."""
    ends: dict[str, bool] = {}
    for event in retelling:
        way: dict[str, None] = {}
        at: object = event
        while isinstance(at, Event) and at.retells and at.id not in ends and at.id not in way:
            way[at.id] = None
            at = known.get(at.retells)
        comes_back = isinstance(at, Event) and bool(at.retells) and (at.id in way or not ends[at.id])
        ends |= dict.fromkeys(way, not comes_back)
    return {line for line, end in ends.items() if not end}


def _finding(event: Event, message: str) -> Finding:
    return text_finding("unknown-position", event.span, message, at=event.scene.at)
