"""The lines of one episode that say who somebody is, and who learns it by them."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from previously.canon.knowledge.lore import role_of
from previously.core.entries import Entry, Event, Scene
from previously.language.lexicon.lookup import Lexicon
from previously.language.lexicon.news_words import IS
from previously.language.world.identities import BARED, LEARNED, SAME, identities
from previously.language.world.mark import WorldLine


class Tie(NamedTuple):
    """A line, whom it says to be whom (cast ids; nobody where it only shows who is behind a name), and who learns it.

    `sure`: it is so by this line; else it is only said.
    """

    entry: Entry
    mask: str
    person: str
    hearers: tuple[str, ...]
    sure: bool = True


def ties_in(entries: Iterable[Entry], lexicon_in: Callable[[Scene], Lexicon]) -> Iterator[Tie]:
    """Whatever these lines say of who is who, in order."""
    for entry in entries:
        yield from _ties(entry, lexicon_in(entry.scene))


def _ties(entry: Entry, lexicon: Lexicon) -> Iterator[Tie]:
    there = _there(entry)
    for fact, value in entry.facts if isinstance(entry, Event) else ():
        mask, person = lexicon.who(fact.removesuffix(IS)), lexicon.who(value)
        believed = isinstance(entry, Event) and role_of(entry, "object").believe
        if fact.endswith(IS) and mask and person and mask != person and not believed:
            yield Tie(entry, mask, person, ())  # a fact is known as facts are
    for mark in identities(WorldLine(entry.text, entry.subject, lexicon.people, ())):
        hearers = _learners(entry) if mark.what == LEARNED else there
        yield Tie(entry, mark.who, "" if mark.kind == BARED else mark.other, hearers, mark.kind == SAME)


def _there(entry: Entry) -> tuple[str, ...]:
    present = entry.present if isinstance(entry, Event) else entry.scene.present
    blind = {*entry.scene.ghosts, *(entry.kept_from if isinstance(entry, Event) else ())}
    return tuple(who for who in dict.fromkeys((*present, entry.subject)) if who and who not in blind)


def _learners(entry: Entry) -> tuple[str, ...]:
    return (entry.subject, *(entry.companions if isinstance(entry, Event) else ()))
