"""What is plainly to be seen at a place by whoever comes there later: a body, a thing that was put down in the open."""

from previously.canon.knowledge.sight import HIDDEN, PUT
from previously.canon.lives import victim
from previously.canon.reach import Key, lived
from previously.checks.case import Case
from previously.core.entries import Event
from previously.language.world.against import main_verbs
from previously.language.world.mark import WorldLine

LIES = 2.0
"""For how many days a body is taken to lie where somebody died, where no line says more. Set."""


def may_have_seen(case: Case, who: str, deed: Event, key: Key) -> bool:
    """Has somebody been at its place since a deed, by a moment, while there is something to be seen of it?"""
    if not deed.scene.place or not (victim(deed) or _is_in_the_open(case, deed)):
        return False
    there = (seen for seen in case.canon.appearances_of(who) if seen.scene.place == deed.scene.place)
    return any(
        lived(deed) < seen.key <= key and (seen.scene.day - deed.day <= LIES or not victim(deed)) for seen in there
    )


def _is_in_the_open(case: Case, deed: Event) -> bool:
    """Does a line put something where it can be seen, or open or break what stands there?"""
    read = WorldLine(deed.text, deed.subject, case.canon.lexicon.people, ())
    return bool(main_verbs(read) & PUT) and HIDDEN.isdisjoint(read.words.low)
