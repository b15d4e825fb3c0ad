"""The marks of a scene: what its lines say of the world, each read once, in order."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from previously.language.lexicon.forms import forms
from previously.language.lexicon.lookup import Lexicon
from previously.language.sentence.memory import OBJECT, SUBJECT, Memory
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.reading import told
from previously.language.sentence.tokens import Words
from previously.language.world.ages import AGE_WORDS, ages
from previously.language.world.bodies import BODY_WORDS, bodies
from previously.language.world.changes import change_words, changes_of
from previously.language.world.injuries import anatomy, injuries, own_injuries
from previously.language.world.mark import Mark, WorldLine
from previously.language.world.marriages import SPOUSE_WORDS, annulments, marriages, officiates
from previously.language.world.meetings import MEETING_WORDS, first_meetings
from previously.language.world.things import THING_WORDS, things
from previously.language.world.traits import TRAIT_WORDS, alterations, traits
from previously.language.world.ways import WAY_WORDS, ways

_PLAIN = AGE_WORDS | SPOUSE_WORDS | MEETING_WORDS | TRAIT_WORDS | WAY_WORDS | THING_WORDS


class WorldText(NamedTuple):
    """A line as the log has it: its text, who acts, and whom it befalls."""

    text: str
    subject: str
    object: str = ""


def marks_in(lines: Sequence[WorldText], lexicon: Lexicon, here: Iterable[str]) -> Iterator[tuple[int, Mark]]:
    """What the lines of a scene say of the world, each mark with the number of its line; `here` is who is there."""
    people = lexicon.people
    memory = Memory(people, people.of(here))
    for number, line in enumerate(lines):
        head = line.text.partition(";")[0]
        words = set(Words(head).low)
        if _changes(words):
            events = told(lexicon.wordings.read(head, memory))
        else:
            events = ()
            _keep(memory, line)
            if _PLAIN.isdisjoint(words):
                continue
        for mark in dict.fromkeys(_marks(WorldLine(line.text, line.subject, people, events))):
            yield number, mark


def _keep(memory: Memory, line: WorldText) -> None:
    """Keep in mind whom a line names that is not read."""
    for who, role in ((line.subject, SUBJECT), (line.object, OBJECT)):
        if who:
            memory.name(Phrase(0, 0, who=(who,)), role)
    memory.end_sentence()


def _changes(words: Iterable[str]) -> bool:
    """May a line with these words change anything by the class of its verb?"""
    return any(_telling(word) for word in words)


@cache
def _telling(word: str) -> bool:
    known = change_words() | anatomy().days.keys() | BODY_WORDS
    return word in known or any(base in known for base, _ in forms(word))


def _marks(line: WorldLine) -> Iterator[Mark]:
    hurt = tuple(own_injuries(line))
    yield from hurt
    for mark in changes_of(line):
        if mark.kind == "hurt":
            yield from () if hurt else injuries(line, mark)
        elif mark.kind != "wed" or not mark.what or not officiates(line):
            yield mark
    for reader in (ages, marriages, annulments, first_meetings, traits, alterations, ways, things, bodies):
        yield from reader(line)
