"""The marks of a scene: what its lines say of the world, each read once, in order."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from previously.language.lexicon.forms import forms
from previously.language.lexicon.lookup import Lexicon
from previously.language.sentence.cast import People
from previously.language.sentence.memory import OBJECT, SUBJECT, Memory
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.reading import Happening, told
from previously.language.sentence.tokens import Words
from previously.language.world.ages import AGE_WORDS
from previously.language.world.bodies import BODY_WORDS
from previously.language.world.changes import changes_of, may_change
from previously.language.world.counts import COUNT_WORDS
from previously.language.world.dates import DATE_WORDS
from previously.language.world.injuries import anatomy, injuries
from previously.language.world.mark import Mark, WorldLine
from previously.language.world.marriages import SPOUSE_WORDS, is_only_spoken_of, is_over, officiates
from previously.language.world.meetings import MEETING_WORDS
from previously.language.world.phrasings import phrasing_words
from previously.language.world.readers import heeding, readers
from previously.language.world.terms import TERM_WORDS
from previously.language.world.things import THING_WORDS
from previously.language.world.traits import TRAIT_WORDS
from previously.language.world.ways import WAY_WORDS

_PLAIN = frozenset().union(
    AGE_WORDS, SPOUSE_WORDS, MEETING_WORDS, TRAIT_WORDS, WAY_WORDS, THING_WORDS, TERM_WORDS, DATE_WORDS, COUNT_WORDS
)


class WorldText:
    """A line as the log has it: its text, who acts, whom it befalls; its words, each name among them one word."""

    __slots__ = ("may_change", "object", "subject", "text", "words")

    def __init__(self, text: str, subject: str, object_: str, people: People) -> None:
        self.text, self.subject, self.object = text, subject, object_
        words = Words(text.partition(";")[0])
        changes = may_change(words.low) or any(map(_is_of_bodies, words.low))
        self.may_change: bool | None = changes or (None if _is_plain(words.low) else False)
        """May it change anything by the class of a verb? None: nor say anything else."""
        self.words = people.named(words)


def marks_in(lines: Sequence[WorldText], lexicon: Lexicon, here: Iterable[str]) -> Iterator[tuple[int, Mark]]:
    """What the lines of a scene say of the world, each mark with the number of its line; `here` is who is there."""
    people = lexicon.people
    memory = Memory(people, people.of(here))
    for number, line in enumerate(lines):
        events: tuple[Happening, ...] = ()
        if line.may_change:
            events = told(lexicon.wordings.read(line.words, memory))
        else:
            _keep(memory, line)
            if line.may_change is None:
                continue
        for mark in dict.fromkeys(_marks(line, people, events)):
            yield number, mark


def _keep(memory: Memory, line: WorldText) -> None:
    """Keep in mind whom a line names that is not read."""
    others = dict.fromkeys((line.object, *line.words.named.values()))
    for who, role in ((line.subject, SUBJECT), *((who, OBJECT) for who in others if who != line.subject)):
        if who:
            memory.name(Phrase(0, 0, who=(who,)), role)
    memory.end_sentence()


def _is_plain(low: Iterable[str]) -> bool:
    """Has a line no word by which it may say anything without a class?"""
    return _PLAIN.isdisjoint(low) and phrasing_words().isdisjoint(low)


@cache
def _is_of_bodies(word: str) -> bool:
    """Is it a word by which a body may be hurt, fall asleep, or go away?"""
    known = anatomy().days.keys() | BODY_WORDS
    return word in known or any(base in known for base, _ in forms(word))


def _is_nothing(line: WorldLine, mark: Mark) -> bool:
    """Is it no wedding and no divorce after all?"""
    if mark.kind == "unwed":
        return is_only_spoken_of(line)
    return mark.kind == "wed" and (is_over(line) or bool(mark.what and officiates(line)))


def _marks(text: WorldText, people: People, events: Sequence[Happening]) -> Iterator[Mark]:
    heed = heeding(text.words.low, [event.sense for event in events])
    if not events and not any(heed):
        return
    line, (own, *others) = WorldLine(text.text, text.subject, people, events, text.words), readers()
    hurt = tuple(own.read(line)) if heed[0] else ()
    yield from hurt
    for mark in changes_of(line):
        if mark.kind == "hurt":
            yield from () if hurt else injuries(line, mark)
        elif not _is_nothing(line, mark):
            yield mark
    for heard, one in zip(heed[1:], others, strict=True):
        yield from one.read(line) if heard else ()
