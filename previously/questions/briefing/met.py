"""Whom a name means to somebody: one she knows by it, since her own entry or a line that reached her says so."""

import re

from previously.core.entries import Claim, Entry, Event
from previously.core.ids import folded
from previously.questions.briefing.hers import Hers
from previously.questions.briefing.reached import hides_something
from previously.questions.briefing.wording import head


def known_as(hers: Hers, word: str) -> str | None:
    """Whom she knows by a name; None where it is nobody's, and alike where she has no way to know whose it is."""
    who = hers.id(word)
    if who is None or who == hers.who.id or _is_told(hers, who, word):
        return who
    own = {*dict(hers.who.bonds), *(goal.target for goal in hers.who.goals)}
    if who in own and folded(hers.name(who)) == folded(word):
        return who
    held = hers.whole.knowledge.known_by(hers.who.id, hers.moment.key)
    return who if any(folded(belief.value) == folded(word) for belief in held) else None


def _is_told(hers: Hers, who: str, word: str) -> bool:
    """Does a line that reached her say that name of them, and not only have it as a word?"""
    person, whole = hers.whole.masks.person(who), re.compile(rf"(?<!\w){re.escape(folded(word))}(?!\w)")
    lines = (line for line in (*hers.lines.values(), *hers.heard.values()) if not hides_something(line, hers.who.id))
    return any(person in _people(line) and whole.search(folded(head(line))) for line in lines)


def _people(line: Entry) -> set[str]:
    if isinstance(line, Event):
        return {line.subject, line.object, line.topic, *line.companions}
    return {line.subject, line.object, line.topic} if isinstance(line, Claim) else {line.subject}
