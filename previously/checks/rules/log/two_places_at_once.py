"""Somebody is in two places at once.

## What it does
Finds a character who is present in two scenes that happen at the same lived moment in different places: scenes marked
`meanwhile`, script headings that end in SAME or MEANWHILE, or scenes with the same day and `time`.

## Why it matters
An alibi is a promise to the audience.

## Example
```yaml
scenes:
  1: {place: bar, time: "21:00", present: [mara]}
  2: {place: harbour, time: "21:00", present: [mara]}
```

## Known problems
Scenes that share only a day are taken one after another, however far apart their places are.
"""

from collections.abc import Iterator

from previously.canon.digest import SceneTime, moments
from previously.checks.case import Case
from previously.core.entries import Scene
from previously.core.finding import Finding, Reason, words

CODE = "PV102"


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each scene that somebody cannot also be in."""
    at: dict[SceneTime, Scene] = {}
    if not case.canon.shared_moments:
        return
    for scene in dict.fromkeys(seen.scene for seen in case.canon.appearances_of(who)):
        if not scene.place or scene.vision or who in scene.ghosts:
            continue
        for moment in moments(scene):
            first = at.setdefault(moment, scene)
            if first is not scene and first.place != scene.place:
                at[moment] = scene
                yield _finding(case, who, first, scene)
                break


def _finding(case: Case, who: str, first: Scene, second: Scene) -> Finding:
    name, here, there = case.name(who), f"“{second.place}” at {second.at}", f"“{first.place}” at {first.at}"
    message = words(f"{name} is in {here} and in {there}, at the same moment")
    because = (Reason(first.at, first.at, first.span, f"{first.at}: {first.place}"),)
    line = next(iter(case.lines_with(who, second)), None)
    span = line.span if line is not None else second.span
    return Finding(CODE, "error", span, message, at=second.at, character=who, because=because)
