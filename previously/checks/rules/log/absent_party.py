"""A witness, or a party to a physical act, who is not there.

## What it does
Finds a line whose witness, or whose party to a physical act, is not in the scene: the scene's `present` leaves them
out, they left before the line, or they enter only later. Whoever is told something, where a scene lists who is
there, must be there too, unless the line says how it reaches them: `by letter`, `on the phone`, `over the radio`.
It also finds a witness who lies dead there. It reports each character once per scene.

Dreams, retellings (`retells`), acts on somebody listed under `bodies` and acts by a ghost are exempt. Being in two
places (PV102), acting after death (PV101) and dying twice (PV103) have rules of their own. Somebody who enters the
story only to die in the line counts as present.

## Why it matters
Who was in the room decides who knows, who is hurt and who can be blamed.

## Example
```yaml
scenes:
  1:
    present: [mara, joe]
    lines:
      - Joe exits
      - Mara hides the scarf; sets scarf = basket; witnessed by Joe
```

## Known problems
A distant shot, poison or a bomb needs nobody in the room: list the attacker as present, or write
`; intended "from the roof"`.
"""

from collections.abc import Iterator, Sequence

from previously.canon.digest import moments
from previously.canon.episodes import Episode
from previously.canon.reach import lived
from previously.checks.case import Case, reason
from previously.checks.picked import picked
from previously.checks.wording import quoted
from previously.core.entries import Event, Scene
from previously.core.finding import Finding, Reason, Severity, Words, words
from previously.core.ids import folded
from previously.core.kept import kept_with_it
from previously.language.lexicon.lookup import Lexicon, tokens
from previously.language.sentence.cast import People
from previously.language.world.mark import WorldLine
from previously.language.world.touch import is_from_afar, may_touch, touched

CODE = "PV402"
FAR = "far"
"""The channel of those who are apart."""


def check(case: Case, who: str) -> Iterator[Finding]:
    """The first line of each scene that needs somebody who is not there."""
    said: set[Scene] = set()
    moves: dict[Scene, list[Event]] = {}
    met: Sequence[Event] = picked(case.canon, who, "events", _needing)
    for event in met:
        if _moves(event, who):
            moves.setdefault(event.scene, []).append(event)
    people = case.canon.lexicon.people
    for event in met:
        if _needed(people, event, who) and event.scene not in said and not _excused(case, event, who):
            side = _absence(case, event, who, moves.get(event.scene, []))
            if side is not None:
                said |= set() if event.intended else {event.scene}
                yield _finding(case, event, who, side)


@kept_with_it
def _needing(part: Episode, lexicon: Lexicon) -> dict[str, list[Event]]:
    """By cast id, the lines of an episode that somebody comes or goes by, or may be missed at.

    Whoever is listed as there and neither comes nor goes is missed at nothing but what they are to witness.
    """
    found: dict[str, list[Event]] = {}
    for who, events in part.reach.events.items():
        moving = {event.scene for event in events if _moves(event, who)}
        lines = [
            event
            for event in events
            if event.scene in moving
            or ((who not in event.scene.present or who in event.witnesses) and _needed(lexicon.people, event, who))
        ]
        if lines:
            found[who] = lines
    return found


def _moves(event: Event, who: str) -> bool:
    return bool(event.verb.moves) and (who == event.subject or who in event.companions)


def _needed(people: People, event: Event, who: str) -> bool:
    """Must somebody be there for this line to happen?"""
    party = who in {event.subject, event.object} or who in event.companions
    if event.verb.bodily and event.channel != FAR and party and not is_from_afar(event.text):
        return True
    return who in event.witnesses or _spoken_to(event, who) or _touches(people, event, who)


def _touches(people: People, event: Event, who: str) -> bool:
    """Is somebody touched, or touches, in a scene that lists who is there, by a deed that is of no bodily verb?"""
    if event.verb.bodily or event.channel or not event.scene.listed or not may_touch(event.text):
        return False
    other = touched(WorldLine(event.text, event.subject, people, ()))
    return other != "" and who in {event.subject, other}


def _spoken_to(event: Event, who: str) -> bool:
    """Is something said to somebody's face, in a scene that lists who is there?"""
    effect = event.verb.effect("object")
    told = effect is not None and (effect.learn or effect.believe)
    return told and who == event.object and event.channel != FAR and event.scene.listed


def _excused(case: Case, event: Event, who: str) -> bool:
    scene = event.scene
    if scene.vision or event.retells or who in scene.ghosts or event.id in case.canon.retold:
        return True
    if _by_a_later_name(case, event, who):
        return True
    if who != event.object:
        return False
    if not event.verb.bodily and _as_one_of_many(case, event, who):
        return True
    spared = event.verb.dies == "object" and _unseen(case, event, who)
    to_the_dead = (event.verb.dies == "object" or not event.verb.bodily) and _dead(case, event, who)
    return who in scene.bodies or spared or to_the_dead


def _by_a_later_name(case: Case, event: Event, who: str) -> bool:
    """Is somebody named only by an alias that is known for theirs later? Whoever listed the scene did not know yet."""
    late = [name for name, start in case.canon.cast[who].late if _is_before(case, event, start)]
    said = f" {' '.join(word for word, _, _ in tokens(event.text))} " if late else ""
    return any(f" {name} " in said for name in late)


def _is_before(case: Case, event: Event, start: str) -> bool:
    template, told = case.canon.template, event.scene.told.episode
    return bool(told) and template.matches(start) and told < template.parse(start)[0]


def _as_one_of_many(case: Case, event: Event, who: str) -> bool:
    """Is somebody told only as one of a group that the line names? Whoever is missing is told as well."""
    groups = case.canon.lexicon.members.items()
    text = f" {folded(event.text)} "
    ours = [name for name, members in groups if any(member.who == who for member in members)]
    return any(f" {name} " in text for name in ours) and who not in case.canon.lexicon.apart(event.text)[0]


def _dead(case: Case, event: Event, who: str) -> bool:
    return case.canon.dead_at(who, lived(event)) is not None


def _unseen(case: Case, event: Event, who: str) -> bool:
    """Is somebody in the story only to die in this line?"""
    return all(met is event for met in case.canon.events_of(who)) and not case.canon.appearances_of(who)


def _absence(case: Case, event: Event, who: str, moves: list[Event]) -> tuple[Words, Reason] | None:
    """Why somebody is not there at a line, in words and by which line; None where they are."""
    death = case.canon.dead_at(who, lived(event))
    if death is not None and (who in event.scene.bodies or death.event.scene is event.scene):
        dead = (words("has been dead since ", quoted(death.event)), reason(death.event))
        return dead if who in event.witnesses else None  # a body can be kicked; PV101 has what it does itself
    there, moved = _presence(event, who, moves)
    if there:
        return None
    if death is not None:
        return words("has been dead since ", quoted(death.event)), reason(death.event)
    return _elsewhere(case, event, who, moved)


def _presence(event: Event, who: str, moves: list[Event]) -> tuple[bool, Event | None]:
    """Is somebody there at a line? By which line have they come or gone last, or will they first?"""
    last = next((move for move in reversed(moves) if move.ordinal < event.ordinal), None)
    if last is not None:
        return last.verb.moves == "enters", last
    return who in event.scene.present, moves[0] if moves else None


def _elsewhere(case: Case, event: Event, who: str, moved: Event | None) -> tuple[Words, Reason]:
    if moved is not None and moved.verb.moves == "exits":
        return words("has left by ", quoted(moved)), reason(moved)
    if moved is not None:
        return words("only comes by ", quoted(moved)), reason(moved)
    scene, other = event.scene, _meanwhile(case, event.scene, who)
    if other is not None:
        place = f"“{other.place}” at {other.at}" if other.place else other.at
        why = words(f"is in {place} at that moment")
        return why, Reason(other.at, other.at, other.span, f"{other.at}: {other.place}")
    listed = ", ".join(case.name(one) for one in scene.present) or "nobody"
    return words(f"is not among those present: {listed}"), Reason(scene.at, scene.at, scene.span, f"present: {listed}")


def _meanwhile(case: Case, scene: Scene, who: str) -> Scene | None:
    """Another scene of the same lived moment in which somebody is."""
    shared = case.canon.shared_moments & set(moments(scene))
    seen = (a.scene for a in case.canon.appearances_of(who)) if shared else ()
    return next((s for s in seen if s is not scene and not s.vision and shared & set(moments(s))), None)


def _finding(case: Case, event: Event, who: str, side: tuple[Words, Reason]) -> Finding:
    part = "witnesses" if who in event.witnesses else "is needed for"
    why, line = side
    name, told = case.name(who), _spoken_to(event, who) and not event.verb.bodily and who not in event.witnesses
    message = words(f"{name} {part} ", quoted(event), ", but ", why)
    fix = f"let {name} enter before it, or take {name} out of the line"
    if told:
        fix = f"let {name} enter before it, or say how it reaches {name}: “by letter”, “on the phone”"
    severity: Severity = "warning" if told else "error"
    dead = _dead(case, event, who)
    return Finding(CODE, severity, event.span, message, event.scene.at, who, (line,), "" if dead else fix)
