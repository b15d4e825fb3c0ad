"""What she lived for is gone, and she goes on as if nothing were missing.

## What it does
Finds a purpose or an attachment that had become part of her, whose target dies or leaves her, when nothing in her next
three episodes (`settings: {purpose-gone-unnoticed: 3}`) comes back to it: no line of hers with or about the one who is
gone, none that eases her, no state but a good one, no new purpose. Nobody is asked to miss whom they killed, whom they
gravely wronged or were wronged by, or whom they saw die by the hand of one with whom they are seen three times after.

## Why it matters
The end of an enemy ends a purpose, and those who loved the dead feel the death. A void that nobody plays is a hole in
the story.

## Example
```yaml
cast:
  mara: {name: Mara, bonds: {joe: 0.9}}
  joe: Joe
```
```yaml
S01E01: {scenes: {1: {present: [mara], lines: [Joe dies]}}}
S01E02: {scenes: {1: {lines: [Mara drinks]}}}
S01E03: {scenes: {1: {lines: [Mara drinks]}}}
S01E04: {scenes: {1: {lines: [Mara drinks]}}}
```

## Known problems
Only episodes in which the log says something about her count, so a log of mere presences finds nothing. A line that is
only kept counts where it is understood, and then one episode more must pass; one with a pronoun, or a word of what is
left, may be about the loss. A line in which she achieves, gives up or loses something counts as noticing it. Losses in
flashbacks are ignored.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from previously.canon.digest import Line, causes
from previously.canon.part import Part
from previously.canon.reach import lived, place
from previously.checks.case import Case, reason
from previously.checks.echoes import UNSAID, eases, shows, words_of
from previously.checks.wording import quoted
from previously.core.entries import Claim, Note
from previously.core.finding import Finding, words
from previously.core.position import Told
from previously.language.lexicon.lookup import tokens
from previously.language.lexicon.news_words import news_words, speaks_of_death, without_own
from previously.mind.appraisal.outlook import Outlook
from previously.mind.appraisal.signature import aim_of
from previously.mind.losses import Loss

CODE = "PV502"
NAME = "purpose-gone-unnoticed"
COMPANY = 3
"""In so many later scenes with a killer she keeps company with him. Set."""
FIX = (
    "let her miss it: a line about {}, a state that shows it, a new purpose; or say on that line why not: intended “…”"
)


def check(case: Case) -> Iterator[Finding]:
    """Each loss that nobody plays."""
    asked = _asked(case)
    case.minds.prepare(asked)
    for who in asked:
        for loss in (loss for loss in case.minds.of(who).losses if not _stays_with_the_killer(case, who, loss)):
            unmoved = _unmoved(case, who, loss)
            wait = case.canon.wait_of(NAME, loss.line.scene.told)
            if sum(part.is_named(who) for part in unmoved[:wait]) == wait or len(unmoved) > wait:
                yield _finding(case, who, loss, unmoved if len(unmoved) > wait else unmoved[:wait])


def _stays_with_the_killer(case: Case, who: str, loss: Loss) -> bool:
    """Has she stood by at a killing, and kept company with whoever did it? Then she let it be."""
    line = loss.line
    if line.verb.dies != "object" or who not in line.present or line.agent in {"", who}:
        return False
    since = (one.scene for one in case.canon.appearances_of(line.agent) if one.key > lived(line))
    return sum(who in scene.present for scene in dict.fromkeys(since)) >= COMPANY


def _asked(case: Case) -> list[str]:
    """Who may be found: those bound to somebody who dies or leaves, and of whom the log says enough after that."""
    gone: dict[str, int] = {}
    for number, part in enumerate(case.canon.episodes):
        for event in part.digest.parting:
            gone.setdefault(event.victim if event.verb.dies == "object" else event.subject, number)
    if not gone:
        return []
    since: dict[str, int] = {}
    for who, target in _bound(case):
        if target in gone:
            since[who] = min(gone[target], since.get(who, gone[target]))
    least = min(case.canon.wait_of(NAME, Told(run.told[0].episode)) for run in case.runs)
    places = {part.episode: number for number, part in enumerate(case.canon.told)}

    def after(who: str) -> Iterator[Part]:
        return (part for part in case.canon.told_of(who) if places[part.episode] > since[who])

    return [who for who in case.canon.cast if who in since and _told_often(after(who), who, least)]


def _bound(case: Case) -> Iterator[tuple[str, str]]:
    """Who may live for whom: by the bonds and goals of the start, and by what happens."""
    for who, entry in case.canon.cast.items():
        yield from ((who, other) for other, value in entry.bonds if value >= Outlook.CLOSE)
        yield from ((who, goal.target) for goal in entry.goals)
    for part in case.canon.parts:
        for event in part.digest.binding:
            for _, effect in event.verb.roles:
                for aim in filter(None, (effect.engage, effect.attach)):
                    target = aim_of(event, aim, case.canon)
                    yield from ((who, target) for who in (event.subject, event.object, *event.companions))


def _told_often(parts: Iterable[Part], who: str, least: int) -> bool:
    """Do at least so many of these episodes say something of her?"""
    return len(list(islice((part for part in parts if _is_told(part, who)), least))) >= least


def _is_told(part: Part, who: str) -> bool:
    """Does an episode say something of her: in an event, a claim, or a line that is read and does nothing?"""
    return part.is_named(who) or any(note.understood for note in part.notes_of(who))


def _unmoved(case: Case, who: str, loss: Loss) -> list[Part]:
    """The next episodes with a line of hers, up to the one that comes back to a loss."""
    told, found = loss.line.scene.told, list[Part]()
    wait, at = case.canon.wait_of(NAME, told), told.episode
    run = next(run for run in case.runs if at in run.numbers)
    if any(_notices(part, who, loss) for part in run.others):
        return []
    for part in run.told[run.numbers[at] :]:
        if len(found) > wait or _notices(part, who, loss):
            break
        if part.episode > at and _is_told(part, who):
            found.append(part)
    return found


def _notices(part: Part, who: str, loss: Loss) -> bool:
    """Does anything of hers in an episode come back to a loss, or put something in its place?"""
    if any(loss.target in {*scene.bodies, *scene.ghosts} and who in scene.present for scene in part.whole.scenes):
        return True
    after, at = place(loss.line), part.episode
    if any(_answers(line, who, loss) for line in part.lines_of(who) if place(line) > after or at < after[0]):
        return True
    return any(_may_miss(note) for note in part.notes_of(who) if place(note) > after or at < after[0])


def _may_miss(note: Note) -> bool:
    """May a line that is only kept show that she misses somebody: by a pronoun, by a word of what is left?"""
    said = {word for word, _, _ in tokens(without_own(note.text.replace("'s", " ")))}
    return bool(said & (UNSAID | news_words("left"))) or bool(note.speaks) or speaks_of_death(note.text)


def _answers(line: Line, who: str, loss: Loss) -> bool:
    if eases(line, who) or shows(line, who) or loss.target in words_of(line, who) or loss.line.id in causes(line):
        return True
    effect = None if isinstance(line, Claim) else line.verb.effect("subject")
    return effect is not None and effect.engage is not None and who == line.subject


def _finding(case: Case, who: str, loss: Loss, unmoved: list[Part]) -> Finding:
    line, gone, her = loss.line, case.name(loss.target), case.name(who)
    first, last = unmoved[0].at, unmoved[-1].at
    when = f"at {first}" if first == last else f"from {first} to {last}"
    what = f"takes {gone} from {her}" if loss.attached else f"ends what {her} lived for in {gone}"
    message = words(quoted(line), f" {what}, and {when} she goes on as if nothing were missing")
    return Finding(CODE, "warning", line.span, message, line.scene.at, who, (reason(line),), FIX.format(gone))
