"""What a line takes to be so: deaths and deeds that whoever does it must know of."""

from collections.abc import Iterator

from previously.canon.knowledge.content import named_in, speaks_of, tells_of_a_deed
from previously.canon.lives import Turn
from previously.canon.log import Canon
from previously.canon.reach import lived
from previously.core.entries import Event
from previously.language.lexicon.lookup import tokens

SMALL = 3
"""Words up to so many letters say nothing of what a deed is about."""


def dead_in(canon: Canon, line: Event) -> tuple[str, ...]:
    """Who must have died for a line to make sense: whoever is mourned, or to be avenged."""
    found = [who for one in line.says if one.presumes == "dead" for who in one.to]
    if line.presumes == "dead":
        found += [line.object] if line.object else sorted(named_in(canon, line))
    return tuple(dict.fromkeys(who for who in found if who != line.subject))


def living_in(line: Event) -> tuple[str, ...]:
    """Who must live for a line to make sense: whoever is expected, confided in, promised a visit."""
    found = [who for one in line.says if one.presumes == "alive" for who in one.to]
    if line.presumes == "alive":
        found.append(line.object)
    return tuple(dict.fromkeys(who for who in found if who and who != line.subject))


def deeds_in(canon: Canon, line: Event) -> Iterator[Event]:
    """The logged deeds that a line holds against somebody, tells of, or thanks for; each lies before it."""
    blamed = line.object if line.presumes == "deed" else ""
    if not (line.because_of or (blamed and line.topic) or any(map(tells_of_a_deed, line.says))):
        return  # most lines mean no deed: none need be looked through for them
    people = {blamed} if blamed else {who for one in line.says for who in (*one.by, *one.to)}
    for who in sorted(people - {""}):
        for deed in canon.done_by(who):
            if lived(deed) < lived(line) and _is_meant(canon, line, deed, blamed):
                yield deed


def _is_meant(canon: Canon, line: Event, deed: Event, blamed: str) -> bool:
    if any(speaks_of(one, deed) for one in line.says) or line.because_of == deed.id:
        return True
    if not blamed or deed.agent != blamed or not line.topic:
        return False
    if line.topic in canon.cast:
        return deed.verb.harms and deed.victim == line.topic and deed.victim != blamed
    return bool(_words(line.topic) & _words(deed.object_text))


def _words(text: str) -> set[str]:
    return {word for word, _, _ in tokens(text) if len(word) > SMALL}


def end_of(canon: Canon, who: str, line: Event) -> Turn | None:
    """The last death of somebody before a line, real or only believed; None where they never died, or are back."""
    before = [turn for turn in canon.turns_of(who) if turn.key < lived(line)]
    return before[-1] if before and not before[-1].alive else None
