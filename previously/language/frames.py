"""Sentences of another language, by frames that its lexicon file gives: main clauses about people, and nothing else.

A sentence is read only if one frame takes it whole, but for words of place and time; else it says nothing. What a line
means never leans on the lines before it, and no pronoun is looked up.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from previously.language.lexicon.patterns import senses, usual
from previously.language.lexicon.wordlists import lines_of
from previously.language.sentence.cast import People
from previously.language.sentence.memory import Memory
from previously.language.sentence.reading import Happening
from previously.language.sentence.status import HAPPENED, NOT
from previously.language.sentence.tokens import Words

_FORMS = {"NOW": 0, "THEN": 2, "DONE": 4}
"""Where a verb's forms stand: now and then of one and of several, and the participle."""
_PEOPLE = frozenset({"BY", "TO"})


class Frame(NamedTuple):
    """How a sentence goes; `later`: only after words of place or time."""

    slots: tuple[str, ...]
    later: bool


class Spoken(NamedTuple):
    """A verb: its class, its forms, the part that stands apart from them; `alone` or done to `each` other."""

    sense: str
    forms: tuple[str, ...]
    part: str
    how: str

    def takes(self, frame: Frame) -> bool:
        """Does the verb go with a frame?"""
        wanted = "each" if "SELF" in frame.slots else "" if "TO" in frame.slots else "alone"
        return wanted == self.how


class Grammar(NamedTuple):
    """A lexicon file: words by kind, frames, and verbs by each of their forms."""

    words: dict[str, frozenset[str]]
    frames: tuple[Frame, ...]
    verbs: dict[str, tuple[Spoken, ...]]


class Part(NamedTuple):
    """Part of a sentence: people, or a word; and where it stands."""

    word: str
    who: tuple[str, ...]
    start: int
    end: int


@cache
def grammar(name: str) -> Grammar:
    """The lexicon file of that name."""
    words: dict[str, frozenset[str]] = {}
    frames: list[Frame] = []
    verbs: dict[str, tuple[Spoken, ...]] = {}
    sense = how = ""
    for line in lines_of(f"others/{name}.txt"):
        if line[0] == "=":
            kind, *said = line[1:].split()
            words[kind] = frozenset(said)
        elif line[0] == ">":
            frames.append(Frame(tuple(line[1:].removeprefix("+").split()), line[1] == "+"))
        elif line[0] == "@":
            sense, _, how = line[1:].partition(" ")
        else:
            *forms, part = (*line.split(), "") if line.count(" ") == 4 else line.split()
            verb = Spoken(sense, tuple(forms), part, how)
            for form in dict.fromkeys(forms):
                verbs[form] = (*verbs.get(form, ()), verb)
    return Grammar(words, tuple(frames), verbs)


class FrameReader:
    """Reads lines by a lexicon file."""

    def __init__(self, name: str, people: People) -> None:
        self.grammar, self.people = grammar(name), people
        self.openings = self.grammar.words["over"] | self.grammar.words["place"]

    def read(self, line: str, memory: Memory) -> tuple[Happening, ...]:
        """The event of a line, if it tells one."""
        memory.end_sentence()
        words, kinds = self.people.words(line), self.grammar.words
        low = words.low[:-1] if words.low[-1:] in (["."], ["!"]) else words.low
        parts = [part for part in self._parts(words, low) if part.who or part.word not in kinds["over"]]
        status = NOT if any(part.word in kinds["not"] for part in parts) else HAPPENED
        parts = [part for part in parts if part.who or part.word not in kinds["not"]]
        lead = len(parts) and parts[0].start > 0
        return next(self._told(parts, words, status, led=bool(lead)), ())

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
        starts = [0, *range(1, len(parts))] if parts and parts[0].word in place else [0]
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
    people = {slot: part for slot, part in zip(slots, parts, strict=False) if slot in _PEOPLE}
    subject = people.get(next((slot for slot in frame.slots if slot in _PEOPLE), ""))
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
    if slot in _PEOPLE:
        return bool(part.who)
    if slot in _FORMS:
        return part.word == verb.forms[_FORMS[slot] + (several and slot != "DONE")]
    if slot == "SELF":
        return part.word in known.words["self"]
    one, _, more = slot.partition("/")
    return part.word == (verb.part if slot == "PART" else more if several and more else one)
