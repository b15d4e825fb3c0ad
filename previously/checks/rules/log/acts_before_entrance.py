"""Somebody is at work before the line that brings them in.

## What it does
Finds somebody who acts in a scene and only then enters it by a line (`Joe enters`), and has not left it before. Also
somebody whose cast entry says from which position they are in the story (`from: S02E01`), and who acts, or is met, told
or trusted, before that.

## Why it matters
A late entrance is a gesture; it works once.

## Example
```yaml
scenes:
  1:
    lines:
      - Joe pours wine
      - Joe enters
```

## Known problems
A voice from outside is at work too: let it call, knock, ring or shout. Whoever is listed in `present` is there from the
start; a line by which they enter then takes them into another room.
"""

from collections.abc import Iterator

from previously.canon.reach import lived
from previously.canon.world.spells import counts
from previously.checks.case import Case, reason
from previously.checks.wording import quoted
from previously.core.entries import Claim, Entry, Event, Scene
from previously.core.finding import Finding, Reason, words
from previously.language.world.against import main_verbs
from previously.language.world.mark import WorldLine

CODE = "PV111"
OUTSIDE = frozenset(
    {"call", "knock", "ring", "shout", "phone", "telephone", "text", "write", "yell", "scream", "radio", "send", "sing",
     "arrive", "come", "approach", "return", "enter", "walk", "ride", "drive", "follow", "wait", "email", "die",
     "turn", "be", "is", "seem", "appear"}
)  # fmt: skip
"""What is done from outside, or on the way in."""


def check(case: Case, who: str) -> Iterator[Finding]:
    """The first line of each scene that comes before the entrance, and the first before the story has them."""
    scenes = dict.fromkeys(line.scene for line in case.canon.lines_of(who) if _enters(line))
    for scene in scenes:
        yield from _in_scene(case, who, scene)
    yield from _in_story(case, who)


def _enters(line: Entry) -> bool:
    return isinstance(line, Event) and line.verb.moves == "enters" and not (line.object or line.object_text)


def _in_scene(case: Case, who: str, scene: Scene) -> Iterator[Finding]:
    """A line before the first entrance of somebody whom the scene does not list."""
    lines = [line for line in case.canon.lines_of(who) if line.scene is scene]
    entrance = next(line for line in lines if _enters(line))
    before = [line for line in lines if line.ordinal < entrance.ordinal]
    if (scene.listed and who in scene.present) or any(isinstance(x, Event) and x.verb.moves for x in before):
        return
    first = next((line for line in before if _is_inside(case, line)), None)
    if first is not None:
        name = case.name(who)
        message = words(f"{name} is at work by ", quoted(first), ", and comes only by ", quoted(entrance))
        fix = f"let {name} enter before it, or list {name} in “present”"
        yield Finding(CODE, "warning", first.span, message, scene.at, who, (reason(entrance),), fix)


def _is_inside(case: Case, line: Entry) -> bool:
    """Is this done in the room?"""
    read = WorldLine(line.text, line.subject, case.canon.lexicon.people, ())
    bodily = isinstance(line, Event) and line.verb.bodily  # PV402 has those
    return not bodily and not isinstance(line, Claim) and not main_verbs(read) & OUTSIDE


def _in_story(case: Case, who: str) -> Iterator[Finding]:
    """A line told before the position from which the cast has somebody."""
    start, entry = case.canon.cast[who].start, case.canon.cast[who]
    if not start or entry.span is None or not case.canon.template.matches(start):
        return
    numbers, _ = case.canon.template.parse(start)
    met = (event for event in case.canon.events_of(who) if event.object == who)
    trusted = (line for line in case.canon.entries() if isinstance(line, Claim) and line.object == who)
    for line in sorted((*case.canon.lines_of(who), *met, *trusted), key=lived):
        told = line.scene.told.episode
        if told and told < numbers and counts(line) and not line.scene.flashback and not line.scene.label:
            message = words(f"{case.name(who)} is at ", quoted(line), f", and in the story from {start} only")
            because = (Reason(start, start, entry.span, f"from: {start}"),)
            fix = f"move “from:” to {line.scene.at}, or let somebody else do it"
            yield Finding(CODE, "warning", line.span, message, line.scene.at, who, because, fix)
            return
