"""What has not happened and yet counts: an attempt, a threat, a kindness that is refused, news that is kept back."""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from previously.language.lexicon.patterns import senses, usual
from previously.language.lexicon.wordlists import lines_of, words
from previously.language.sentence.reading import Happening
from previously.language.sentence.roles import UNDERGONE
from previously.language.sentence.status import HAPPENED, INTENDED, NOT

_THREAT, _REFUSAL = "threaten", "refuse"
_WITHHELD = words("fail reject")
"""What it is to somebody not to be given something, whoever does not give it."""
_KIND = frozenset({"care", "bond"})
"""The fields of what one does for others."""


def aimed(events: Sequence[Happening]) -> Iterator[Happening]:
    """The events as they befall people: attempts as threats, and threats with whom they are against.

    Only what comes first in a line is tried as it is told; what stands after something else may be long ago.
    """
    for event in events:
        sense = _as().get((event.status, event.sense), "") if event is events[0] else ""
        if sense and event.to and (event.by or event.by_other or sense in _WITHHELD):
            severity = usual(sense)[0] if event.status == NOT else event.severity
            who = (event.to, ()) if sense in UNDERGONE else (event.by, event.to)
            yield replace(event, sense=sense, status=HAPPENED, severity=severity, by=who[0], to=who[1])
        elif event.sense == _THREAT and event.status == HAPPENED and not event.to:
            yield replace(event, to=_against(event, events))
        elif event.sense == _REFUSAL and event.status == HAPPENED and event.by_other and not (event.by or event.to):
            yield replace(event, to=_denied(events))
        else:
            yield event


def _against(threat: Happening, events: Sequence[Happening]) -> tuple[str, ...]:
    """To whom somebody threatens to do something: `threatens to kill Bob`."""
    found = (one.to for one in events if one.status == INTENDED and one.by == threat.by and one.to)
    return next(found, ())


def _denied(events: Sequence[Happening]) -> tuple[str, ...]:
    """To whom strangers refuse a kindness: `the bank refuses to lend Ann the money`."""
    found = (one.to for one in events if one.status == NOT and one.to and senses()[one.sense].field in _KIND)
    return next(found, ())


@cache
def _as() -> dict[tuple[str, str], str]:
    rows = (line.split(" ") for line in lines_of("statuses.txt"))
    return {(status, sense): felt for status, sense, felt in rows}
