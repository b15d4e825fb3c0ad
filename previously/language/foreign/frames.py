"""Sentences of another language, by frames that its lexicon file gives: main clauses about people, and nothing else.

A sentence is read only if one frame takes it whole, but for words of place and time; else it says nothing. What a line
means never leans on the lines before it, and no pronoun is looked up.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from previously.language.foreign.grammar import FORMS, PEOPLE, Frame, Grammar, Spoken
from previously.language.foreign.unspaced import Cutter
from previously.language.lexicon.patterns import senses, usual
from previously.language.sentence.cast import People
from previously.language.sentence.memory import Memory
from previously.language.sentence.reading import Happening
from previously.language.sentence.status import HAPPENED, NOT
from previously.language.sentence.tokens import Words

_MOST = 60
"""A sentence of more parts is none that a frame takes."""
_LEADING, _VERBS = 10, 4
"""The most parts of what leads a sentence, and the most that may be a verb."""
_ENDS = frozenset([".", "!", "。", "！"])


class Part(NamedTuple):
    """Part of a sentence: people, or a word; and where it stands."""

    word: str
    who: tuple[str, ...]
    start: int
    end: int


class FrameReader:
    """Reads lines by a lexicon file."""

    def __init__(self, grammar: Grammar, people: People) -> None:
        self.grammar, self.people = grammar, people
        self.cut = None if grammar.spaced else Cutter(grammar, people)

    def read(self, line: str | Words, memory: Memory) -> tuple[Happening, ...]:
        """The event of a line, if it tells one."""
        memory.end_sentence()
        words, kinds = self._words(line), self.grammar.words
        low = words.low[:-1] if words.size and words.low[-1] in _ENDS else words.low
        parts = [part for part in self._parts(words, low) if part.who or part.word not in kinds["over"]]
        status = NOT if any(part.word in kinds["not"] for part in parts) else HAPPENED
        parts = [part for part in parts if part.who or part.word not in kinds["not"]]
        if len(parts) > _MOST or sum(part.word in self.grammar.verbs for part in parts) > _VERBS:
            return ()
        lead = len(parts) and parts[0].start > 0
        return next(self._told(parts, words, status, led=bool(lead)), ())

    def _words(self, line: str | Words) -> Words:
        """The words of a line, each name among them one word."""
        if self.cut:
            return self.cut.words(line if isinstance(line, str) else line.text)
        return self.people.words(line) if isinstance(line, str) else line

    def _parts(self, words: Words, low: Sequence[str]) -> Iterator[Part]:
        """The parts of a sentence; people joined by `and` are one."""
        i = 0
        while i < len(low):
            start, who = i, list[str]()
            while i in words.named:
                who.append(words.named[i])
                joined = i + 2 in words.named and words.at(i + 1) in self.grammar.words["and"] | {","}
                i += 2 if joined else 1
                if not joined:
                    break
            if not who:
                i += 1
            yield Part("" if who else low[start], tuple(dict.fromkeys(who)), start, i)

    def _told(self, parts: list[Part], words: Words, status: str, *, led: bool) -> Iterator[tuple[Happening, ...]]:
        """What the sentence tells, by each frame that takes it; words of place may lead it or end it."""
        place = self.grammar.words["place"]
        starts = range(min(len(parts), _LEADING + 1) if parts and parts[0].word in place else 1)
        for start in starts:
            if any(part.who or part.word in self.grammar.verbs for part in parts[:start]):
                return
            for frame in self.grammar.frames:
                if frame.later == (led or start > 0):
                    for verb in self._verbs(parts[start:]):
                        yield from _laid(frame, verb, parts[start:], _Said(words, status, place, self.grammar))

    def _verbs(self, parts: list[Part]) -> Iterator[Spoken]:
        return (verb for part in parts for verb in self.grammar.verbs.get(part.word, ()))


class _Said(NamedTuple):
    words: Words
    status: str
    place: frozenset[str]
    grammar: Grammar


def _laid(frame: Frame, verb: Spoken, parts: list[Part], said: _Said) -> Iterator[tuple[Happening, ...]]:
    """The event of a frame laid over a sentence, if it fits."""
    if not verb.takes(frame):
        return
    slots = [slot for slot in frame.slots if slot != "PART" or verb.part]
    people = {slot: part for slot, part in zip(slots, parts, strict=False) if slot in PEOPLE}
    subject = people.get(next((slot for slot in frame.slots if slot in PEOPLE), ""))
    several = subject is not None and len(subject.who) > 1
    fits = len(parts) >= len(slots) and all(
        _fits(slot, part, verb, said.grammar, several=several) for slot, part in zip(slots, parts, strict=False)
    )
    rest = parts[len(slots) :]
    if not fits or (verb.how == "each" and not several) or (rest and rest[0].word not in said.place):
        return
    if any(part.word in said.grammar.verbs for part in rest):
        return
    by, to = people.get("BY"), people.get("TO")
    severity, praise = usual(verb.sense)
    sense = senses()[verb.sense]
    told = [part for part in parts[: len(slots)] if not part.who]
    places = tuple((one.start, one.end) for one in (subject, Part("", (), told[0].start, told[-1].end)) if one)
    spans = tuple((said.words.start[lo], said.words.end(hi - 1)) for lo, hi in places)
    yield (
        Happening(
            verb.sense, by.who if by else (), to.who if to else (), (), (), said.status, verb.forms[0], spans,
            severity=severity, praise=praise, signs=sense.to + sense.by,
        ),
    )  # fmt: skip


def _fits(slot: str, part: Part, verb: Spoken, known: Grammar, *, several: bool) -> bool:
    """Does a part of the sentence fill a slot of a frame?"""
    if slot in PEOPLE:
        return bool(part.who)
    if slot in FORMS:
        return part.word == verb.forms[FORMS[slot] + (several and slot != "DONE")]
    if slot == "SELF":
        return part.word in known.words["self"]
    one, _, more = slot.partition("/")
    return part.word == (verb.part if slot == "PART" else more if several and more else one)
