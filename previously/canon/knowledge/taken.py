"""What a line takes to be so: deaths and deeds that whoever does it must know of."""

from collections.abc import Iterator

from previously.canon.knowledge.content import deaths_named, named_in, speaks_of, tells_of_a_deed
from previously.canon.lives import Turn
from previously.canon.log import Canon
from previously.canon.reach import lived
from previously.core.entries import Claim, Entry, Event
from previously.language.lexicon.lookup import Lexicon, tokens
from previously.language.lexicon.news_words import says_alive
from previously.language.world.living import LIVING_WORDS, is_for_the_dead, taken_for_living
from previously.language.world.mark import WorldLine

AMOROUS = "loves"
"""The verb of what two do that a third confronts one of them about by naming the other."""
SMALL = 3
"""Words up to so many letters say nothing of what a deed is about."""


def dead_in(canon: Canon, line: Event) -> tuple[str, ...]:
    """Who must have died for a line to make sense: whoever is mourned, or to be avenged."""
    found = [who for one in line.says if one.presumes == "dead" for who in one.to]
    if line.presumes == "deed":
        found += sorted(deaths_named(canon, line.text))
    if line.presumes == "dead":
        found += [line.object] if line.object else sorted(named_in(canon, line))
    return tuple(dict.fromkeys(who for who in found if who != line.subject))


def living_in(lexicon: Lexicon, line: Entry) -> tuple[str, ...]:
    """Who must live for a line to make sense: whoever is expected, confided in, promised a visit.

    A line that says that somebody lives, is back or is dead tells of it, whatever its words take to be so.
    """
    found = _presumed(line) if isinstance(line, Event) else []
    speaks = not LIVING_WORDS.isdisjoint(line.text.split())
    if not (found or speaks) or isinstance(line, Claim) or says_alive(line.text) or is_for_the_dead(line.text):
        return ()
    if speaks:
        found.append(taken_for_living(WorldLine(line.text, line.subject, lexicon.people, ())))
    return tuple(dict.fromkeys(who for who in found if who and who != line.subject))


def _presumed(line: Event) -> list[str]:
    found = [who for one in line.says if one.presumes == "alive" for who in one.to]
    return [*found, line.object] if line.presumes == "alive" else found


def means_a_death(line: Event) -> bool:
    """Must somebody have died for a line to make sense? Else `dead_in` finds nobody."""
    return line.presumes in {"dead", "deed"} or any(one.presumes == "dead" for one in line.says)


def means_a_deed(line: Event) -> bool:
    """May a line mean a deed? Most mean none, and `deeds_in` finds none for them."""
    blames = line.presumes == "deed" and line.object and line.topic
    return bool(line.because_of or blames or any(map(tells_of_a_deed, line.says)))


def deeds_in(canon: Canon, line: Event) -> Iterator[Event]:
    """The logged deeds that a line holds against somebody, tells of, or thanks for; each lies before it."""
    blamed = line.object if line.presumes == "deed" else ""
    if not means_a_deed(line):
        return
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
        harmed = deed.verb.harms and deed.victim == line.topic and deed.victim != blamed
        return harmed or line.topic in deed.companions or (deed.object == line.topic and deed.verb.id == AMOROUS)
    return bool(_words(line.topic) & _words(deed.object_text))


def _words(text: str) -> set[str]:
    return {word for word, _, _ in tokens(text) if len(word) > SMALL}


def end_of(canon: Canon, who: str, line: Event) -> Turn | None:
    """The last death of somebody before a line, real or only believed; None where they never died, or are back."""
    before = [turn for turn in canon.turns_of(who) if turn.key < lived(line)]
    return before[-1] if before and not before[-1].alive else None
