"""A severe harm to a leading character that the story never comes back to.

## What it does
Finds a severe harm (0.6 or more, as hard as it lands on her) to a leading character after which six episodes or more
have been told (`settings: {dropped-wound: 6}`), with her in at least a third of them, and nothing comes back to it: no
line of hers with whoever did it or with one of its cues, none that heals without saying what, no state but a good one,
and nobody's line about it. Leading are those with `lead: true`; of others, whoever is in a third of the episodes.

## Why it matters
It is what long stories forget first: she goes through hell, and a season later it might as well not have happened.

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
What she has done to others, what she lived through before the story opens, and harm to those she loves are not asked
after here; for a loss there is `purpose-gone-unnoticed`. A cue in other words than the wound's own is not recognised.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from previously.canon.digest import GRAVE, Line, causes, place, texts
from previously.canon.episodes import Episode
from previously.canon.leads import leads
from previously.canon.reach import lived
from previously.checks.case import Case, Touch, Wound, reason
from previously.checks.echoes import Run, eases, echo, lines_of, runs, shows, words_of
from previously.checks.wording import quoted
from previously.core.entries import Event
from previously.core.finding import Finding
from previously.mind.signature import signature, undergone_from

CODE = "PV205"
NAME = "dropped-wound"
SEEN = 3
"""She must be in one of so many of those episodes: a story drops no wound of somebody it has sent away."""
FIX = "let her meet what brings it back, speak of it or work it through; or say on that line why not: intended “…”"


def check(case: Case) -> Iterator[Finding]:
    """Each wound that is dropped; those that were last touched alike, by the same hand, are one."""
    leading = leads(case.canon)
    for run in runs(case.canon):
        for who, graves in _graves(case, run, leading).items():
            last = _last(case, run, who)
            for wound, touched in _worst(case, run, _untouched(case, run, who, graves, last), last):
                yield _finding(case, run, wound, touched, last)


def _graves(case: Case, run: Run, leading: set[str]) -> dict[str, list[tuple[int, Wound]]]:
    """The severe harms that befell each leading character, with the number of their episode, in told order."""
    found: dict[str, list[tuple[int, Wound]]] = {}
    retold = case.canon.retold
    for number, part in enumerate(run.told):
        for wound in _wounds(case, part):
            again = bool(retold) and wound.event.id in retold
            if wound.who in leading and not again and _lives(case, wound):
                found.setdefault(wound.who, []).append((number, wound))
    return found


def _wounds(case: Case, part: Episode) -> tuple[Wound, ...]:
    """The severe harms of an episode, as they land on each; worked out once while it is the same."""
    known = case.wounds.of(part)
    if CODE not in known:
        harms = [(event, who) for event in part.digest.grave for who in _struck(event)]
        known[CODE] = tuple(_wound(case, event, who) for event, who in harms if _lands(case, event, who))
    return known[CODE]


def _struck(event: Event) -> Iterable[str]:
    return filter(None, dict.fromkeys((event.object, event.subject, *event.companions)))


def _lands(case: Case, event: Event, who: str) -> bool:
    """Is it a severe harm to her, and no second telling of one?"""
    effect = event.verb.effect("object" if who == event.object else "subject")
    hit = effect.harm * event.severity * case.canon.cast[who].reactivity if effect is not None else 0.0
    return hit >= GRAVE and not event.retells


def _wound(case: Case, event: Event, who: str) -> Wound:
    undergone = undergone_from(event, case.canon)
    doers = frozenset({event.id, event.agent, undergone} - {who, ""})
    facts = (name for name, _ in event.facts)
    return Wound(event, who, doers.union(signature(event, who, undergone), facts), doers)


def _lives(case: Case, wound: Wound) -> bool:
    return wound.who not in case.canon.turns or case.canon.dead_at(wound.who, lived(wound.event)) is None


def _last(case: Case, run: Run, who: str) -> int:
    """The number of the last episode she lives in."""
    death = case.canon.dead_at(who, case.canon.moment().key) if who in case.canon.turns else None
    if death is None:
        return len(run.told) - 1
    return bisect_right(list(run.numbers), death.event.scene.told.episode) - 1


def _untouched(case: Case, run: Run, who: str, graves: list[tuple[int, Wound]], last: int) -> list[tuple[int, Wound]]:
    """The wounds that the last episodes she lived in do not come back to, nor another series."""
    wait = case.canon.wait_of(NAME, graves[0][1].event.scene.told)
    tail = run.told[max(0, last - wait + 1) : last + 1]
    wounds = [(number, wound) for number, wound in graves if number <= last - wait]
    if not wounds or sum(who in part.digest.here for part in tail) * SEEN < wait:
        return []
    heard = [echo(case, part, who) for part in (*tail, *run.others)]
    if any(one.eased or one.shown for one in heard):
        return []
    words = frozenset[str]().union(*(one.words for one in heard))
    dropped = [(number, wound) for number, wound in wounds if wound.cues.isdisjoint(words)]
    return [pair for pair in dropped if not any(_spoken_of(pair[1], part) for part in (*tail, *run.others))]


def _spoken_of(wound: Wound, part: Episode) -> bool:
    """Does anybody's line in an episode speak of it, or of whoever did it?"""
    return not part.digest.speaking.keys().isdisjoint(wound.doers)


def _met_in(case: Case, wound: Wound, part: Episode) -> bool:
    """Does an episode come back to it?"""
    heard = echo(case, part, wound.who)
    return heard.eased or heard.shown or not wound.cues.isdisjoint(heard.words) or _spoken_of(wound, part)


def _met_by(wound: Wound, line: Line) -> bool:
    """Does a line come back to it?"""
    if eases(line, wound.who) or shows(line, wound.who) or wound.doers & {*causes(line), *texts(line)}:
        return True
    return wound.who in {line.subject, *line.present} and bool(wound.cues & words_of(line, wound.who))


def _worst(case: Case, run: Run, wounds: list[tuple[int, Wound]], last: int) -> list[tuple[Wound, Line]]:
    """Each wound with the last line that came back to it: the worst of those by one hand that share that line."""
    found: dict[tuple[str, str], tuple[Wound, Line]] = {}
    for number, wound in sorted(wounds, key=lambda pair: pair[1].event.severity):
        touched = _touched(case, run, number, wound, last)
        found[touched.id, wound.event.agent] = (wound, touched)
    return list(found.values())


def _touched(case: Case, run: Run, number: int, wound: Wound, last: int) -> Line:
    """The last line that came back to a wound; found again only where an edit may have changed it."""
    key = (wound.event, wound.who)
    kept = case.touches.get(key) or case.touched.get(key)
    still = kept is not None and kept.last == last and _still(case, run, wound, kept)
    line = kept.line if kept is not None and still else _latest(case, run, number, wound, last)
    case.touches[key] = Touch(run.told, last, line)
    return line


def _still(case: Case, run: Run, wound: Wound, kept: Touch) -> bool:
    """Does a line that was the last still stand, and does nothing that is new come back to the wound?"""
    at = kept.line.scene.told.episode
    if len(kept.told) != len(run.told) or at not in run.numbers:
        return False
    return not any(part.episode == at or _met_in(case, wound, part) for part in run.changed_since(kept.told))


def _latest(case: Case, run: Run, number: int, wound: Wound, last: int) -> Line:
    """The last line that came back to a wound; its own where none did."""
    for part in run.told[last : number - 1 if number else None : -1]:
        if _met_in(case, wound, part):
            said = (line for doer in wound.doers for line in part.digest.speaking.get(doer, ()))
            lines = [line for line in (*lines_of(part, wound.who), *said) if _met_by(wound, line)]
            latest = max(lines, key=place, default=wound.event)
            if place(latest) > place(wound.event):
                return latest
    return wound.event


def _finding(case: Case, run: Run, wound: Wound, touched: Line, last: int) -> Finding:
    event = wound.event
    left = last - run.numbers[touched.scene.told.episode]
    since = "" if touched is event else f" since {quoted(touched)}"
    because = tuple(reason(line) for line in dict.fromkeys((event, touched)))
    more = f"{left} more episodes" if left > 1 else "another episode"
    lives = f"{case.name(wound.who)} has lived through {more}"
    message = f"{quoted(event)} is dropped: nothing has come back to it{since}, and {lives}"
    return Finding(CODE, "warning", event.span, message, event.scene.at, wound.who, because, FIX)
