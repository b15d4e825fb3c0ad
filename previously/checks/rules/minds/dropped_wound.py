"""A severe harm to a leading character that the story never comes back to.

## What it does
Finds a severe harm (0.6 or more, as hard as it lands on her) to a leading character that nothing comes back to for six
episodes or more (`settings: {dropped-wound: 6}`), with her in at least a third of them: no line of hers with the one
who did it or with one of its cues, none that heals without saying what, no state but a good one, nobody's line about
it, and nothing that makes the one who did it answer for it. Leading characters are those with `lead: true`, or else
those in a third of the episodes.

## Why it matters
Long stories forget this first: she goes through hell, and a season later it might as well not have happened.

## Example
```yaml
settings: {dropped-wound: 2}
```
```yaml
S01E01: {scenes: {1: {lines: [Joe abuses Mara]}}}
S01E02: {scenes: {1: {lines: [Mara drinks]}}}
S01E03: {scenes: {1: {lines: [Mara drinks]}}}
```

## Known problems
It ignores what she has done to others, what she lived through before the story opens, and harm to those she loves; for
a loss there is `purpose-gone-unnoticed`. It does not recognise a cue in other words than the wound's own.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from previously.canon.digest import GRAVE, Line, causes, texts
from previously.canon.part import Part
from previously.canon.reach import lived, place
from previously.canon.runs import Run
from previously.checks.case import Case, reason
from previously.checks.echoes import eases, echo, shows, words_of
from previously.checks.wording import quoted
from previously.core.entries import Claim, Event
from previously.core.finding import Finding, words
from previously.mind.appraisal.signature import signature, undergone_from

CODE = "PV205"
NAME = "dropped-wound"
SEEN = 3
"""She must be in one of so many of those episodes: a story drops no wound of somebody it has sent away."""
FIX = "let her meet what brings it back, speak of it or work it through; or say on that line why not: intended “…”"


class Wound(NamedTuple):
    """One severe harm, what would come back to it in her lines, and what in anybody's."""

    event: Event
    number: int  # of its episode, as told
    cues: frozenset[str]
    doers: frozenset[str]


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each wound of hers that is dropped; those that were last touched alike, by the same hand, are one."""
    if not case.is_lead(who):
        return
    for run in case.runs:
        wounds = list(_wounds(case, run, who))
        last = _last(case, run, who)
        for wound, touched in _worst(case, run, who, _untouched(case, run, who, wounds, last), last):
            yield _finding(case, run, who, wound, touched, last)


def _wounds(case: Case, run: Run, who: str) -> Iterator[Wound]:
    """The severe harms that befell her, in told order; no second telling of one."""
    for number, part in enumerate(run.told):
        for event in part.grave_to(who):
            again = event.retells or event.id in case.canon.retold
            if not again and _lands(case, event, who) and _lives(case, event, who):
                yield _wound(case, event, number, who)


def _lands(case: Case, event: Event, who: str) -> bool:
    """Is it a severe harm to her?"""
    effect = event.verb.effect("object" if who == event.object else "subject")
    return effect is not None and effect.harm * event.severity * case.canon.cast[who].reactivity >= GRAVE


def _wound(case: Case, event: Event, number: int, who: str) -> Wound:
    undergone = undergone_from(event, case.canon)
    doers = frozenset({event.id, event.agent, undergone} - {who, ""})
    facts = (name for name, _ in event.facts)
    cues = doers.union(signature(event, who, undergone), facts, _cues_of_line(case, event))
    return Wound(event, number, cues, doers)


def _cues_of_line(case: Case, event: Event) -> Iterator[str]:
    """The cues of all that its line tells: `beats Ann and leaves her for dead; cues snow`."""
    for one in case.canon.entries_in(event.scene):
        if isinstance(one, Event) and int(one.ordinal) == int(event.ordinal):
            yield from one.cues


def _lives(case: Case, event: Event, who: str) -> bool:
    return not case.canon.turns_of(who) or case.canon.dead_at(who, lived(event)) is None


def _last(case: Case, run: Run, who: str) -> int:
    """The number of the last episode she lives in."""
    death = case.canon.dead_at(who, case.canon.moment().key) if case.canon.turns_of(who) else None
    if death is None:
        return len(run.told) - 1
    return bisect_right(list(run.numbers), death.event.scene.told.episode) - 1


def _untouched(case: Case, run: Run, who: str, wounds: list[Wound], last: int) -> list[Wound]:
    """The wounds that the last episodes she lived in do not come back to, nor another series."""
    wait = case.canon.wait_of(NAME, wounds[0].event.scene.told) if wounds else 0
    wounds = [wound for wound in wounds if wound.number <= last - wait]
    tail = run.told[max(0, last - wait + 1) : last + 1]
    if not wounds or sum(part.is_here(who) for part in tail) * SEEN < wait:
        return []
    heard = [echo(case, part, who) for part in (*tail, *run.others)]
    if any(one.eased or one.shown for one in heard):
        return []
    words = frozenset[str]().union(*(one.words for one in heard))
    dropped = [wound for wound in wounds if wound.cues.isdisjoint(words)]
    return [wound for wound in dropped if not any(_spoken_of(wound, part) for part in (*tail, *run.others))]


def _spoken_of(wound: Wound, part: Part) -> bool:
    """Does anybody's line in an episode speak of it, or of whoever did it, or make them answer for it?"""
    answers = next(_against(wound, part), None)
    return answers is not None or any(part.speaking_of(doer) for doer in sorted(wound.doers))


def _against(wound: Wound, part: Part) -> Iterator[Line]:
    """The lines of an episode in which somebody does something to whoever did it that they would rather not have."""
    for doer in sorted(wound.doers):
        yield from (line for line in part.lines_of(doer) if _befalls(line, doer))


def _befalls(line: Line, doer: str) -> bool:
    if isinstance(line, Claim) or line.object != doer or line.subject == doer:
        return False
    effect = line.verb.effect("object")
    return effect is not None and (effect.want < 0.0 or effect.harm > 0.0)


def _met_in(case: Case, who: str, wound: Wound, part: Part) -> bool:
    """Does an episode come back to it?"""
    heard = echo(case, part, who)
    return heard.eased or heard.shown or not wound.cues.isdisjoint(heard.words) or _spoken_of(wound, part)


def _met_by(who: str, wound: Wound, line: Line) -> bool:
    """Does a line come back to it?"""
    if eases(line, who) or shows(line, who) or wound.doers & {*causes(line), *texts(line)}:
        return True
    return who in {line.subject, *line.present} and bool(wound.cues & words_of(line, who))


def _worst(case: Case, run: Run, who: str, wounds: list[Wound], last: int) -> list[tuple[Wound, Line]]:
    """Each wound with the last line that came back to it: the worst of those by one hand that share that line."""
    found: dict[tuple[str, str], tuple[Wound, Line]] = {}
    for wound in sorted(wounds, key=lambda wound: wound.event.severity):
        touched = _latest(case, run, who, wound, last)
        found[touched.id, wound.event.agent] = (wound, touched)
    return list(found.values())


def _latest(case: Case, run: Run, who: str, wound: Wound, last: int) -> Line:
    """The last line that came back to a wound; its own where none did."""
    for part in run.told[last : wound.number - 1 if wound.number else None : -1]:
        if _met_in(case, who, wound, part):
            said = (line for doer in wound.doers for line in part.speaking_of(doer))
            lines = [line for line in (*part.lines_of(who), *said) if _met_by(who, wound, line)]
            lines += _against(wound, part)
            latest = max(lines, key=place, default=wound.event)
            if place(latest) > place(wound.event):
                return latest
    return wound.event


def _finding(case: Case, run: Run, who: str, wound: Wound, touched: Line, last: int) -> Finding:
    event = wound.event
    left = last - run.numbers[touched.scene.told.episode]
    since = () if touched is event else words(" since ", quoted(touched))
    because = tuple(reason(line) for line in dict.fromkeys((event, touched)))
    more = f"{left} more episodes" if left > 1 else "another episode"
    lives = f"{case.name(who)} has lived through {more}"
    message = words(quoted(event), " is dropped: nothing has come back to it", since, f", and {lives}")
    return Finding(CODE, "warning", event.span, message, event.scene.at, who, because, FIX)
