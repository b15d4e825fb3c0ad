"""A short sentence that takes back or grants what was only said: `He is not` after `Bob is believed dead`."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from previously.language.lexicon.closed import BE, DO, HAVE
from previously.language.sentence.memory import Memory
from previously.language.sentence.phrases.finding import Phrases
from previously.language.sentence.reading import Happening
from previously.language.sentence.status import HAPPENED, NOT, REPORTED

_NO = frozenset({"not", "n't"})


class Answer(NamedTuple):
    """Of whom a short sentence says that it is so, or that it is not."""

    who: str
    denies: bool


def answer(phrases: Phrases, memory: Memory, lo: int, hi: int) -> Answer | None:
    """The answer that a sentence is of nothing but a subject and its auxiliary (`He is not`); None for any other."""
    words, subject = phrases.words, phrases.at(lo)
    if subject is None or subject.end >= hi or words.at(subject.end) not in BE | DO | HAVE:
        return None
    rest = [low for low in words.low[subject.end + 1 : hi] if low[:1].isalpha()]
    if rest and (len(rest) > 1 or rest[0] not in _NO):
        return None
    memory.resolve(subject)
    return Answer(subject.who[0], bool(rest)) if len(subject.who) == 1 else None


def answered(events: Sequence[Happening], given: Answer) -> list[Happening] | None:
    """The events with the last one settled, where it is only reported and has its doer or its sufferer in the answer.

    None where the last event is no such one: what the answer means cannot be told.
    """
    last = events[-1] if events else None
    if last is None or last.status != REPORTED or given.who not in (last.by or last.to):
        return None
    return [*events[:-1], msgspec.structs.replace(last, status=NOT if given.denies else HAPPENED)]
