"""What must stay true of the story is not.

## What it does
Tests each `always` and `never` of story.yaml at every scene's end, and says from which scene to which it does not hold.

## Why it matters
A premise is what the story is about. The day it breaks, the show is over.

## Example
```yaml
premises:
  - {id: never-cured, always: "vulnerability(mara, joe) >= 0.2", because: "people do not just heal"}
```

## Known problems
Flashbacks and visions are not tested: a premise is about what the audience is told happens now.
"""

from collections.abc import Iterator
from itertools import groupby

from previously.checks.case import Case, reason
from previously.core.entries import Claim, Event, Premise, Scene
from previously.core.errors import BadExpression
from previously.core.finding import Finding, Reason

CODE = "PV301"


def check(case: Case) -> Iterator[Finding]:
    """Each stretch of scenes over which a premise does not hold."""
    for premise in case.canon.premises:
        tested = case.premise(premise)
        if isinstance(tested, BadExpression) or not any(broken for _, broken in tested):
            continue
        for (broken, _), stretch in groupby(tested, key=lambda pair: _stretch(premise, *pair)):
            scenes = [scene for scene, _ in stretch]
            if broken:
                yield _finding(case, premise, scenes, last=scenes[-1] is tested[-1][0])


def _stretch(premise: Premise, scene: Scene, broken: bool) -> tuple[bool, str]:
    """What holds on goes on as one stretch; what is played is played anew in each scene."""
    return (broken, scene.at if broken and "plays" in premise.condition else "")


def _finding(case: Case, premise: Premise, scenes: list[Scene], *, last: bool) -> Finding:
    first = scenes[0]
    until = "" if len(scenes) == 1 else " to the end" if last else f" to {scenes[-1].at}"
    where = f"at {first.at}" if len(scenes) == 1 else f"from {first.at}{until}"
    word = "always" if premise.always else "never"
    why = f" ({premise.because})" if premise.because else ""
    message = f"the premise {premise.id} does not hold {where}: {word} {premise.condition}{why}"
    line = _line(case, premise, first)
    said = Reason(f"premise {premise.id}", "", premise.span, f"{word}: {premise.condition}")
    rests = (said,) if line is None else (said, reason(line))
    who = line.subject if line is not None else ""
    return Finding(CODE, "error", line.span if line is not None else first.span, message, first.at, who, rests)


def _line(case: Case, premise: Premise, scene: Scene) -> Event | Claim | None:
    """The line of a scene that breaks the premise: a claim it speaks of, else the scene's last line."""
    episode = next(e for e in case.canon.episodes if e.episode == scene.told.episode)
    lines = [e for e in episode.entries if e.scene is scene and isinstance(e, Event | Claim)]
    claims = [e for e in lines if isinstance(e, Claim) and _speaks_of(premise, e)]
    return (claims or lines or [None])[-1]


def _speaks_of(premise: Premise, claim: Claim) -> bool:
    """Is this one of the states that the condition names?"""
    words = (claim.state.id, *claim.state.also) if claim.state else ()
    return "plays" in premise.condition and any(word in premise.condition for word in words)
