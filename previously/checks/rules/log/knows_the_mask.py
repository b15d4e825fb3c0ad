"""Somebody treats two names as one before she has learned that they are, or as two once she has.

## What it does
Finds a line in which somebody thanks, forgives or accuses one by name for what a masked one has done, or tells
another that the two are one, before anything has let her know who that was: no line with her there takes off the
mask, and none names both. A name is a mask where some line of the story speaks of its mask, its disguise or its
identity; any other alias is a nickname. Who turns out to be another (`is:` in the cast, or “Heath turns out to be
Kayaba”) is two people to her until she learns it. Once she knows, it also finds a line in which she tells one about
the other, or takes one along against the other.

## Why it matters
A secret identity is a promise to the audience: who knows, and since when, is half of the story.

## Example
```yaml
cast: {mara: {name: Mara, pronouns: she}, joe: {name: Joe, aliases: [the Fox]}, ann: Ann}
```
```yaml
lines:
  - the Fox saves Mara
  - Ann vows to unmask the Fox
  - Mara thanks Joe for saving her
```

## Known problems
She may have guessed: log the guess (“Mara realises that Joe is the Fox”), or write `; intended "she knows his voice"`.
"""

from collections.abc import Iterator

from previously.canon.episodes import Episode
from previously.canon.knowledge.taken import deeds_in, means_a_deed
from previously.canon.log import Canon
from previously.canon.masks.aliases import (
    first_name,
    has_seen_behind,
    may_know,
    may_name_as_one,
    named_as_one,
    worn_alias,
)
from previously.canon.masks.knowing import unknown_to
from previously.canon.reach import lived
from previously.checks.case import Case, reason
from previously.checks.picked import picked
from previously.checks.wording import quoted
from previously.core.entries import Entry, Event
from previously.core.finding import Finding, words
from previously.core.ids import folded
from previously.core.kept import kept_with_it
from previously.language.lexicon.lookup import Lexicon

CODE = "PV405"


def check(case: Case, who: str) -> Iterator[Finding]:
    """The first line of hers that ties each name to its mask."""
    said: set[str] = set()
    lines = case.canon.events_of(who) if case.canon.masks else picked(case.canon, who, "events", _tying)
    for line in lines:
        if line.subject != who or line.scene.vision:
            continue
        if case.canon.masks:
            yield from _of_two(case, who, line, said)
        for deed in deeds_in(case.canon, line):
            mask = worn_alias(case.canon, deed)
            if (
                mask
                and mask not in said
                and deed.subject != who
                and not may_know(case.canon, who, deed.subject, mask, line)
            ):
                said.add(mask)
                yield _finding(case, line, deed, mask)
        yield from _tied(case, who, line, said)


@kept_with_it
def _tying(part: Episode, _: Lexicon) -> dict[str, list[Event]]:
    """The lines of an episode that may tie a name of the cast to its mask, by who acts in them."""
    found: dict[str, list[Event]] = {}
    for line in part.entries:
        if isinstance(line, Event) and line.subject in line.present and (means_a_deed(line) or may_name_as_one(line)):
            found.setdefault(line.subject, []).append(line)
    return found


def _tied(case: Case, who: str, line: Event, said: set[str]) -> Iterator[Finding]:
    """What is wrong with a line that tells who is behind a mask."""
    for person, mask in named_as_one(case.canon, line):
        seen = (deed for deed in case.canon.done_by(person) if who in deed.present and deed.scene is not line.scene)
        worn = next((one for one in seen if lived(one) < lived(line) and first_name(case.canon, one) == mask), None)
        if worn is not None and mask not in said and not has_seen_behind(case.canon, who, person, mask, line):
            said.add(mask)
            yield _finding(case, line, worn, mask)


def _of_two(case: Case, who: str, line: Event, said: set[str]) -> Iterator[Finding]:
    """What is wrong with a line about somebody who goes by two names."""
    canon, key = case.canon, lived(line)
    raw = canon.worn_in(line) or line
    unknown = unknown_to(canon, who, key)
    for deed in deeds_in(canon, line):
        done = canon.worn_in(deed) or deed
        meant = _named_in(raw) & {*canon.masks.faces(deed.subject)} - {done.subject}
        if done.subject != deed.subject or meant & unknown:
            mask = done.subject if done.subject in canon.masks.people else min(meant & unknown, default="")
            if mask in unknown and meant and mask not in said and deed.subject != who:
                said.add(mask)
                yield _too_early(case, line, deed, mask, min(meant))
    both = _as_two(canon, raw, who) if isinstance(raw, Event) else ()
    if both and unknown.isdisjoint(both) and not any(tie.entry.id == line.id for tie in canon.ties_in(line.scene)):
        yield _as_if_two(case, line, *both)


def _named_in(raw: Entry) -> set[str]:
    """Whom a line holds something against, thanks, or speaks of."""
    if not isinstance(raw, Event):
        return set()
    return {raw.object, *(who for one in raw.says for who in (*one.by, *one.to))} - {""}


def _as_two(canon: Canon, raw: Event, who: str) -> tuple[str, ...]:
    """Two names of one person, one of whom is told about the other or comes along against him."""
    told = {raw.object} if any(effect.learn for role, effect in raw.verb.roles if role == "object") else set()
    beside = {*raw.companions, *told} - {"", who}
    others = ({raw.object} - told) | {raw.topic, *(one for saying in raw.says for one in (*saying.by, *saying.to))}
    pairs = ((one, other) for one in sorted(beside) for other in sorted(others - {""}) if one != other)
    return next((pair for pair in pairs if len({*map(canon.masks.person, pair)}) == 1), ())


def _too_early(case: Case, line: Event, deed: Event, mask: str, other: str) -> Finding:
    name, shown = case.name(line.subject), case.name(mask)
    other = case.name(case.canon.masks.person(mask) if other == mask else other)
    message = words(quoted(line), f" ties {other} to {shown}, and no line lets {name} know that of ", quoted(deed))
    fix = f"let {name} learn that they are one before this line, or say how it is known: intended “…”"
    return Finding(CODE, "warning", line.span, message, line.scene.at, line.subject, (reason(deed),), fix)


def _as_if_two(case: Case, line: Event, one: str, other: str) -> Finding:
    name = case.name(line.subject)
    message = words(
        quoted(line), f" takes {case.name(one)} and {case.name(other)} for two, whom {name} knows to be one"
    )
    fix = f"name one of them, or say why {name} plays along: intended “…”"
    return Finding(CODE, "warning", line.span, message, line.scene.at, line.subject, (), fix)


def _finding(case: Case, line: Event, deed: Event, mask: str) -> Finding:
    name, other = case.name(line.subject), case.name(deed.subject)
    mask = next(alias for alias in case.canon.cast[deed.subject].aliases if folded(alias) == mask)
    message = words(quoted(line), f" ties {other} to “{mask}”, and no line lets {name} know that of ", quoted(deed))
    fix = f"let {name} learn who “{mask}” is before this line, or say how it is known: intended “…”"
    return Finding(CODE, "warning", line.span, message, line.scene.at, line.subject, (reason(deed),), fix)
