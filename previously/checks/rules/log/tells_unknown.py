"""Somebody mourns, avenges, forgives, accuses of or tells what she has no way to know.

## What it does
Finds a line in which somebody mourns or avenges one whose death nothing has let her know of; forgives, thanks or
accuses somebody for a deed she neither saw nor was told of; or passes on a deed or a value that she has not learned.

Who is there when something is done knows of it. So does whoever is told (`tells Ann that Joe killed Sam`, `tells Ann
about Sam`), learns, overhears or reads of it, finds the body, stands at the grave or has been where somebody died
since, while the body may lie there. A telling by somebody who knows, without a word of what is told, counts as well,
and so do her own suspicion and news that spreads. Deeds in scenes that do not list who is present, in flashbacks and
before the story are left alone, and so are those of more than three months ago. Somebody who is no lead, has not been
seen since and only brings the news may have heard it off the page: that is a hint.

## Why it matters
A death is the news that most needs a messenger. Grief that comes from nowhere tells the audience that a scene is
missing.

## Example
```yaml
cast: {mara: Mara, joe: Joe, sam: Sam}
```
```yaml
scenes:
  1: {present: [joe, sam], lines: [Sam dies]}
  2: {present: [mara], lines: [Mara mourns Sam]}
```

## Known problems
Nothing travels by itself here: log the telling (“Joe tells Mara about Sam”), the news (“the news of Sam's death
spreads”), or say on the line how she knows: `; intended "she saw the smoke"`.
"""

from collections.abc import Iterator

import msgspec

from previously.canon.episodes import Episode
from previously.canon.knowledge.lore import Value
from previously.canon.knowledge.news import knows_of, news_of
from previously.canon.knowledge.taken import AMOROUS, dead_in, deeds_in, end_of, means_a_death, means_a_deed
from previously.canon.lives import victim
from previously.canon.memo import remembered
from previously.canon.reach import Key, lived
from previously.checks.case import Case, reason
from previously.checks.in_sight import may_have_seen
from previously.checks.picked import picked
from previously.checks.wording import quoted
from previously.core.entries import PAST, Event
from previously.core.finding import Finding, words
from previously.core.kept import kept_with_it
from previously.language.lexicon.lookup import Lexicon

CODE = "PV403"
TINY = 1e-6
"""Just before a line."""
LONG = 90.0
"""After so many days the news of a deed may have come by any way; set."""


def check(case: Case, who: str) -> Iterator[Finding]:
    """The first line of hers that takes each such deed for granted."""
    said: set[str] = set()
    for line in picked(case.canon, who, "events", _resting):
        for deed in _taken(case, line):
            if deed.id not in said and not _may_know(case, who, deed, line):
                said.add(deed.id)
                found = _finding(case, line, deed)
                yield msgspec.structs.replace(found, severity="hint") if _brings_news(case, line, deed) else found
        yield from _facts(case, line)


@kept_with_it
def _resting(part: Episode, _: Lexicon) -> dict[str, list[Event]]:
    """The lines of an episode that may take anything for granted, by who acts in them."""
    found: dict[str, list[Event]] = {}
    for line in part.entries:
        if isinstance(line, Event) and speaker(line) in line.present and _may_rest(line):
            found.setdefault(speaker(line), []).append(line)
    return found


def speaker(line: Event) -> str:
    """Who takes a line's deed for granted: whoever acts, or holds it against whoever did it."""
    return line.told_by if line.presumes == PAST else line.subject


def _may_rest(line: Event) -> bool:
    if line.scene.vision or line.retells:
        return False
    if line.presumes == PAST:
        return line.told_by != "" and victim(line) != ""
    return means_a_death(line) or means_a_deed(line) or bool(line.facts and _tells(line))


def _taken(case: Case, line: Event) -> Iterator[Event]:
    """The deaths and deeds a line takes for granted."""
    if line.presumes == PAST:
        first = case.canon.retold.get(line.id)
        yield from () if first is None else (first,)
        return
    for dead in dead_in(case.canon, line):
        end = end_of(case.canon, dead, line)
        if end is not None:
            yield end.event
    yield from deeds_in(case.canon, line)


def _may_know(case: Case, who: str, deed: Event, line: Event) -> bool:
    """Is there any way in which she may know, or is it not for us to say?"""
    scene, key = deed.scene, lived(line)
    if not scene.listed or scene.flashback or scene.label or line.day - deed.day > LONG:
        return True
    if knows_of(case.canon, who, deed, key) is not None or _suspects(case, who, deed, key):
        return True
    if victim(deed) and may_have_seen(case, who, deed, key):
        return True
    return deed.verb.id == AMOROUS and _knows_the_like(case, who, deed, key)


def _knows_the_like(case: Case, who: str, deed: Event, key: Key) -> bool:
    """Does she know of another time that these two were close, or has she seen the one with the other since?"""
    like = (one for one in case.canon.done_by(deed.agent) if lived(one) < key and one is not deed)
    return any(one.object == deed.object and knows_of(case.canon, who, one, key) is not None for one in like)


def _brings_news(case: Case, line: Event, deed: Event) -> bool:
    """Is it only told, by somebody who leads nothing and has not been seen since? They may have heard off the page."""
    who = line.subject
    if not _tells(line) or case.canon.people[who].lead:
        return False
    seen = case.canon.appearances_of(who)
    return not any(lived(deed) < one.key < lived(line) and one.scene is not line.scene for one in seen)


def _suspects(case: Case, who: str, deed: Event, key: Key) -> bool:
    """Has she said before that she suspects somebody of something?"""
    met = (event for event in case.canon.events_of(who) if event.subject == who and lived(event) < key)
    return any(event.presumes == "guess" and event.object in {deed.subject, deed.agent} for event in met)


def _finding(case: Case, line: Event, deed: Event) -> Finding:
    who = speaker(line)
    name, first = case.name(who), news_of(case.canon, deed.id).first(who)
    later = words(", which comes only by ", quoted(first.line)) if first and isinstance(first.line, Event) else ()
    message = words(quoted(line), f" rests on what {name} has no way to know: ", quoted(deed), later)
    fix = f"let {name} hear of it before this line, or say how it is known: intended “…”"
    return Finding(CODE, "warning", line.span, message, line.scene.at, who, (reason(deed),), fix)


def _facts(case: Case, line: Event) -> Iterator[Finding]:
    """The values a line passes on whose teller does not know them; that something is so at all may be guessed."""
    if not _tells(line):
        return
    knowledge, key = case.canon.knowledge, lived(line)
    before = (*key[:3], key[3] - TINY)
    for fact, value in (one for one in line.facts if one[0] not in line.reveals):
        setting = _setting(case, fact, before)
        if setting is None or setting.event is None or not knowledge.alike(setting.value, value):
            continue
        if knowledge.belief(line.subject, fact, before) is None and not setting.event.scene.vision:
            yield _unlearnt(case, line, setting.event, f"{fact} = {value}")


@remembered("case")
def _setting(case: Case, fact: str, key: Key) -> Value | None:
    """What is so at a lived moment, and by which event."""
    return case.canon.knowledge.setting(fact, key)


def _tells(line: Event) -> bool:
    """Does its subject tell somebody what is so?"""
    effect = line.verb.effect("object") or line.verb.effect("witness")
    return effect is not None and effect.learn and not line.told_by


def _unlearnt(case: Case, line: Event, made: Event, what: str) -> Finding:
    name = case.name(line.subject)
    message = words(quoted(line), f" passes on {what}, and no line lets {name} know of ", quoted(made))
    fix = f"let {name} learn of it before this line"
    return Finding(CODE, "warning", line.span, message, line.scene.at, line.subject, (reason(made),), fix)
