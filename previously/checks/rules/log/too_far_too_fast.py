"""Somebody is at two places, with less time between than the way takes.

## What it does
Finds two scenes of somebody, one after the other, whose places are farther apart than the time between them allows. How
far places are is said by a line (`Ann says that the harbour is forty minutes away`, `Joe hears that the ride to
Saltmouth takes nine days`), or by story.yaml: `distances: {Lisbon to Tokyo: 14 hours}`, or
`places: {Berlin: {Lisbon: 3 days}}`. Between great cities nobody is faster than an aeroplane.

## Why it matters
A map is a promise too.

## Example
```yaml
scenes:
  1: {place: Lisbon, lines: [Mara drinks]}
  2: {later: 1 hour, place: Tokyo, lines: [Mara meets Joe]}
```

## Known problems
Where a story does not say how much time passes (`later`, `day`, `time`, a clock), nothing is said. A place is known by
its words: the harbour of another town is a harbour too.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from previously.canon.world.ways import Way, names_a_city, way_between, ways_of
from previously.checks.case import Case, reason
from previously.checks.lines import bodily, place_of
from previously.checks.wording import quoted
from previously.core.entries import Scene
from previously.core.finding import Finding, Reason, words

CODE = "PV107"
ROUND = 0.8
"""Whoever hurries needs so much of the time a way is said to take. Set."""
_CLOCK = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|a\.m\.|p\.m\.|h)?$")


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each place that is reached too soon."""
    scenes = dict.fromkeys(seen.scene for seen in bodily(case, who) if seen.scene.place)
    stated = bool(ways_of(case.canon))
    for before, after in pairwise(scenes):
        if before.place == after.place or before.flashback or after.flashback:
            continue
        if not (stated or (names_a_city(before.place) and names_a_city(after.place))):
            continue
        way = way_between(case.canon, before.place, after.place)
        gone = _between(case, before, after) if way is not None else None
        if way is not None and gone is not None and gone < way.days * ROUND:
            yield _finding(case, who, (before, after), way, gone)


def _between(case: Case, before: Scene, after: Scene) -> float | None:
    """The days from the end of a scene to the start of another, where the story says; else None."""
    first, last = clock_time(before.time), clock_time(after.time)
    if first is not None and last is not None and before.day % 1 == 0 == after.day % 1:
        gone = after.day + last - before.day - first
        return gone if gone > 0 else None  # at one moment there is a rule of its own
    ends = max((line.day for line in case.canon.entries_in(before)), default=before.day)
    return after.day - ends if after.day > ends else None


def clock_time(said: str) -> float | None:
    """The share of a day that has gone by at a time such as `21:05` or `9 pm`; None for any other words."""
    found = _CLOCK.match(said.strip().casefold())
    if not found or not (found[2] or found[3]) or int(found[1]) > 24:
        return None
    hour = int(found[1]) % 12 + (12 if found[3][0] == "p" else 0) if (found[3] or "h")[0] in "ap" else int(found[1])
    return (hour + int(found[2] or 0) / 60) / 24


def _finding(case: Case, who: str, scenes: tuple[Scene, Scene], way: Way, gone: float) -> Finding:
    before, after = scenes
    said = words(": ", quoted(way.said)) if way.said is not None else ()
    took, needs = spoken(gone), spoken(way.days)
    where = f"{case.name(who)} is at “{after.place}” in {after.at}, {took} after “{before.place}” in {before.at}"
    message = words(f"{where}; the way takes {needs}", said)
    start = Reason(before.at, before.at, before.span, f"{before.at}: {before.place}")
    because = (start, reason(way.said)) if way.said is not None else (start,)
    span = place_of(case, who, after, (after.day, after.told.episode, after.told.scene, -1))
    fix = "let more time pass (“later: …”), or leave them out of one of the two"
    return Finding(CODE, "warning", span, message, after.at, who, because, fix)


def spoken(days: float) -> str:
    """Days as somebody would say them: minutes, hours or days."""
    minutes = round(days * 1440)
    if minutes < 90:
        return f"{minutes} minutes"
    return f"{minutes / 60:.0f} hours" if days < 2 else f"{days:.0f} days"
