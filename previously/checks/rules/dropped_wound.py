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
from collections.abc import Iterator, Sequence

from previously.canon.digest import GRAVE, Line, causes, place, texts
from previously.canon.episodes import Episode
from previously.canon.leads import leads
from previously.canon.reach import lived
from previously.checks.case import Case, Touch, reason
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


class Wound:
    """One severe harm, what would come back to it in her lines, and what in anybody's."""

    def __init__(self, case: Case, number: int, event: Event, who: str) -> None:
        self.number, self.event, self.who = number, event, who
        done_by = {event.agent, undergone_from(event, case.canon)}
        self.doers = {event.id, *done_by} - {who, ""}
        self.cues = {
            *signature(event, who, undergone_from(event, case.canon)),
            *self.doers,
            *(f for f, _ in event.facts),
        }

    def met_in(self, case: Case, episode: Episode) -> bool:
        """Does an episode come back to it?"""
        heard = echo(case, episode, self.who)
        met = heard.eased or heard.shown or not self.cues.isdisjoint(heard.words)
        return met or any(doer in episode.digest.speaking for doer in self.doers)

    def met_by(self, line: Line) -> bool:
        """Does a line come back to it?"""
        if eases(line, self.who) or shows(line, self.who) or self.doers & {*causes(line), *texts(line)}:
            return True
        return self.who in {line.subject, *line.present} and bool(self.cues & words_of(line, self.who))


def check(case: Case) -> Iterator[Finding]:
    """Each wound that is dropped; those that were last touched alike, by the same hand, are one."""
    leading = leads(case.canon)
    for run in runs(case.canon):
        for who, graves in _graves(case, run).items():
            if who in leading:
                last = _last(case, run, who)
                for wound, touched in _worst(case, run, _untouched(case, run, who, graves, last), last):
                    yield _finding(case, run, wound, touched, last)


def _graves(case: Case, run: Run) -> dict[str, list[tuple[int, Event]]]:
    """The severe harms that befell each character, with the number of their episode, in told order."""
    found: dict[str, list[tuple[int, Event]]] = {}
    for number, part in enumerate(run.told):
        for event in part.digest.grave:
            for who in dict.fromkeys((event.object, event.subject, *event.companions)):
                if who and _lands(case, event, who):
                    found.setdefault(who, []).append((number, event))
    return found


def _lands(case: Case, event: Event, who: str) -> bool:
    """Is it a severe harm to her, told for the first time, while she lives?"""
    effect = event.verb.effect("object" if who == event.object else "subject")
    hit = effect.harm * event.severity * case.canon.cast[who].reactivity if effect is not None else 0.0
    if hit < GRAVE or event.id in case.canon.retold or event.retells:
        return False
    return case.canon.dead_at(who, lived(event)) is None


def _last(case: Case, run: Run, who: str) -> int:
    """The number of the last episode she lives in."""
    death = case.canon.dead_at(who, case.canon.moment().key) if who in case.canon.turns else None
    if death is None:
        return len(run.told) - 1
    return bisect_right(list(run.numbers), death.event.scene.told.episode) - 1


def _untouched(case: Case, run: Run, who: str, graves: list[tuple[int, Event]], last: int) -> list[Wound]:
    """The wounds that the last episodes she lived in do not come back to, nor another series."""
    wait = case.canon.wait_of(NAME, graves[0][1].scene.told)
    tail = run.told[max(0, last - wait + 1) : last + 1]
    wounds = [Wound(case, number, event, who) for number, event in graves if number <= last - wait]
    if not wounds or _seen(tail, who) * SEEN < wait:
        return []
    return [wound for wound in wounds if not any(wound.met_in(case, part) for part in (*tail, *run.others))]


def _seen(episodes: Sequence[Episode], who: str) -> int:
    """In how many episodes she is, here and now."""
    return sum(
        any(not seen.scene.flashback and not seen.scene.vision for seen in part.reach.appearances.get(who, ()))
        for part in episodes
    )


def _worst(case: Case, run: Run, wounds: list[Wound], last: int) -> list[tuple[Wound, Line]]:
    """Each wound with the last line that came back to it: the worst of those by one hand that share that line."""
    found: dict[tuple[str, str], tuple[Wound, Line]] = {}
    for wound in sorted(wounds, key=lambda wound: wound.event.severity):
        touched = _touched(case, run, wound, last)
        found[touched.id, wound.event.agent] = (wound, touched)
    return list(found.values())


def _touched(case: Case, run: Run, wound: Wound, last: int) -> Line:
    """The last line that came back to a wound; found again only where an edit may have changed it."""
    key = (id(wound.event), wound.who)
    kept = case.touches.get(key)
    still = kept is not None and kept.last == last and _still(case, run, wound, kept)
    line = kept.line if kept is not None and still else _latest(case, run, wound, last)
    case.touches[key] = Touch(wound.event, run.told, last, line)
    return line


def _still(case: Case, run: Run, wound: Wound, kept: Touch) -> bool:
    """Does a line that was the last still stand, and does nothing that is new come back to the wound?"""
    at = kept.line.scene.told.episode
    if len(kept.told) != len(run.told) or at not in run.numbers:
        return False
    return not any(part.episode == at or wound.met_in(case, part) for part in run.changed_since(kept.told))


def _latest(case: Case, run: Run, wound: Wound, last: int) -> Line:
    """The last line that came back to a wound; its own where none did."""
    for part in run.told[last : wound.number - 1 if wound.number else None : -1]:
        if wound.met_in(case, part):
            said = (line for doer in wound.doers for line in part.digest.speaking.get(doer, ()))
            lines = [line for line in (*lines_of(part, wound.who), *said) if wound.met_by(line)]
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
