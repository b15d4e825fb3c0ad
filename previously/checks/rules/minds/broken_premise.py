"""Something that must stay true of the story is not true.

## What it does
Tests each `always` and `never` of story.yaml at the end of every scene, and says from which scene to which it fails.

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

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from previously.checks.case import Case, reason
from previously.checks.wording import SHOWN
from previously.core.entries import Claim, Event, Note, Premise, Scene
from previously.core.errors import BadExpression
from previously.core.finding import Finding, Reason, words
from previously.core.ids import fact as fact_id
from previously.mind.circumstances import Circumstances
from previously.mind.headspace import Headspace

CODE = "PV301"
WEIGHED = ("hurt", "lift", "distress", "vulnerability", "void", "grief", "ambivalence", "made_by")
WEIGHED_BY = ("hurt", "lift", "void", "grief")
"""What is weighed by reasons of its own; everything else by what lies beneath."""
"""Read-outs that rest on what somebody carries."""


def check(case: Case) -> Iterator[Finding]:
    """Each stretch of scenes over which a premise does not hold."""
    for premise in case.canon.premises:
        if case.minds.without.intersection(case.people_of(premise)):
            continue  # it is about somebody who never was
        tested = case.premise(premise) if case.breaks(premise) else []
        if isinstance(tested, BadExpression):
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
    why = _why(case, premise)
    message = words(f"the premise {premise.id} does not hold {where}: {word} {premise.condition}{why}")
    people = case.people_of(premise)
    line = _line(case, premise, first, people)
    who = _whose(line, people)
    said = Reason(f"premise {premise.id}", "", premise.span, f"{word}: {premise.condition}")
    rests = (said, *map(reason, _rests(case, premise, first, line, who if people else "")))
    return Finding(CODE, "error", line.span if line is not None else first.span, message, first.at, who, rests)


def _why(case: Case, premise: Premise) -> str:
    """The premise's reason, and who said so: ` (people do not just heal; after Mara Quill, The Herald)`."""
    source = next((one for one in case.canon.sources if one.id == premise.source), None)
    cited = ", ".join(filter(None, (source.who, source.outlet))) if source else ""
    said = "; ".join(filter(None, (premise.because, f"after {cited}" if cited else "")))
    return f" ({said})" if said else ""


def _line(case: Case, premise: Premise, scene: Scene, people: list[str]) -> Event | Claim | None:
    """The line of a scene that breaks the premise: a claim it speaks of, else the last that its people are party to."""
    lines = [entry for entry in case.canon.entries_in(scene) if not isinstance(entry, Note)]
    claims = [line for line in lines if isinstance(line, Claim) and _speaks_of(premise, line)]
    parties = [line for line in lines if not people or {line.subject, line.object} & set(people)]
    parties = [line for line in parties if isinstance(line, Event)] or parties
    staked = [line for line in lines if "stakes" in premise.condition and isinstance(line, Event) and line.stakes]
    told = [line for line in lines if isinstance(line, Event) and _sets(premise, line)]
    return (staked or told or claims or parties or lines or [None])[-1]


def _sets(premise: Premise, line: Event) -> bool:
    """Does a line make so, or let somebody know, a fact that the condition names?"""
    if not any(word in premise.condition for word in ("knows", "fact")):
        return False
    named = {name for name, _ in line.facts} or {fact_id(line.object_text)}
    return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", premise.condition) for name in named - {""})


def _whose(line: Event | Claim | None, people: list[str]) -> str:
    """Whom it is about: whoever of the premise's people the line names first."""
    named = (line.subject, line.object) if line is not None else ()
    return next((who for who in named if who in people), people[0] if people else named[0] if named else "")


def _rests(case: Case, premise: Premise, scene: Scene, line: Event | Claim | None, who: str) -> Sequence[Event | Claim]:
    """The lines it rests on: the claim or the event itself, and where it is about a mind, what weighs on it."""
    if not who or isinstance(line, Claim) or not any(word in premise.condition for word in WEIGHED):
        return [line] if line is not None else []
    space = Headspace(case.canon, case.minds.of(who), case.canon.moment_of(scene), Circumstances())
    named = next((readout for readout in WEIGHED_BY if readout in premise.condition), "vulnerability")
    weighs = [event for event, _ in space.why(named)[:SHOWN]]
    return weighs or ([line] if line is not None else [])


def _speaks_of(premise: Premise, claim: Claim) -> bool:
    """Is this one of the states that the condition names?"""
    words = (claim.state.id, *claim.state.also) if claim.state else ()
    return "plays" in premise.condition and any(word in premise.condition for word in words)
