"""The way into the log for a line that the vocabulary's own forms do not read: as a sentence in plain English."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

import msgspec

from previously.core.verbs import Verb
from previously.core.words import NOWHERE, WordPlaces
from previously.language.clauses import Clauses
from previously.language.lexicon.closed import (
    ADVERBS,
    DETERMINERS,
    INDEFINITES,
    NUMBERS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from previously.language.lexicon.lookup import Lexicon
from previously.language.lexicon.wordlists import lines_of
from previously.language.lines import LineRead
from previously.language.sentence.memory import OBJECT, SUBJECT, Memory
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.reader import read_on
from previously.language.sentence.reading import Happening
from previously.language.sentence.roles import SHARED

OPENINGS = (
    DETERMINERS | POSSESSIVES | PREPOSITIONS | SUBORDINATORS | INDEFINITES | ADVERBS | NUMBERS | SUBJECT_PRONOUNS
)  # fmt: skip
"""The words with which a sentence may begin whose subject is nobody of the cast."""
LOST = "bad-clause"
"""The problem of a clause on a line that nothing reads; it is none on one that is read."""


class PlainReader:
    """Reads the lines of one scene, in order; what the vocabulary reads stands as it is."""

    def __init__(self, lexicon: Lexicon, here: Iterable[str]) -> None:
        self.lexicon = lexicon
        self.memory = Memory(lexicon.people, lexicon.people.of(here))

    def read(self, text: str, line: LineRead) -> tuple[LineRead, ...]:
        """What a line says: as the vocabulary has it, else as a sentence, each event for itself."""
        if line.kind in {"event", "claim"} or (line.kind != "note" and not _may_be_plain(text, line)):
            self._named(line)
            return (line,)
        head = text.partition(";")[0]
        found = read_on(head, self.memory.people, self.memory)
        happened = [event for event in found.events if event.status == "happened"]
        done = [one for event in happened for one in self._lines(event, line)]
        if not done and line.kind != "note" and (who := _first(found.events)):
            done = [LineRead("note", who, object_text=head.strip())]
        first, *others = done or [line]
        for one in others:  # what the line's clauses say is said once
            one.clauses = Clauses(severity=one.clauses.severity, place=line.clauses.place)
            one.problems = ()
        return (first, *others)

    def _named(self, line: LineRead) -> None:
        """Keep in mind whom a line of the vocabulary names."""
        for who, role in ((line.subject, SUBJECT), (line.object, OBJECT)):
            if who:
                self.memory.name(Phrase(0, 0, who=(who,)), role)
        self.memory.sentence += 1

    def _lines(self, event: Happening, line: LineRead) -> Iterator[LineRead]:
        """An event as the log has it: once for each who does it and each whom it befalls."""
        own, suffered = _verbs().get(event.sense, ("", ""))
        if event.by:
            yield from self._done(event, line, self.lexicon.verb(own))
        elif event.to:
            verb = self.lexicon.verb(suffered)
            yield from (_line(event, line, verb, who) for who in event.to if verb is not None)

    def _done(self, event: Happening, line: LineRead, verb: Verb | None) -> Iterator[LineRead]:
        if verb is None:
            return
        by, to = event.by, event.to
        if event.sense in SHARED and not to and len(by) == 2:
            by, to = by[:1], by[1:]
        if to and "name" in verb.takes:
            yield from (_line(event, line, verb, one, other) for one, other in product(by, to))
        elif "none" in verb.takes or "rest" in verb.takes:
            yield from (_line(event, line, verb, one) for one in by)


def _may_be_plain(text: str, line: LineRead) -> bool:
    """May a line that begins with nobody of the cast be a sentence? Not where a name may only be misspelt."""
    words = text.split()
    first = words[0] if words else ""
    opens = first.casefold().strip(",.:;") in OPENINGS or (first.isupper() and len(first) > 1)
    return opens and [problem.rule for problem in line.problems] == ["unknown-name"]


def _first(events: Iterable[Happening]) -> str:
    """The first of the cast in what is understood and has no effect; nobody, if there is none."""
    return next((who for event in events for who in (*event.by, *event.to)), "")


def _line(event: Happening, line: LineRead, verb: Verb, subject: str, object_: str = "") -> LineRead:
    clauses = msgspec.structs.replace(line.clauses) if line.kind == "note" else Clauses()
    if clauses.severity is None:
        clauses.severity = event.severity
    words = "" if object_ or "rest" not in verb.takes else " ".join(event.to_other)
    problems = tuple(problem for problem in line.problems if line.kind == "note" and problem.rule != LOST)
    return LineRead(
        "event", subject, verb, object_, words, clauses=clauses, words=_places(event), problems=problems
    )  # fmt: skip


def _places(event: Happening) -> WordPlaces:
    """Where the words stand: who acts, and the verb with what belongs to it."""
    *subject, verb = event.words
    return WordPlaces((*(subject[0] if subject else NOWHERE), *verb, *NOWHERE))


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    """The verb of each class, and the one for whom it befalls."""
    rows = (line.split(" ") for line in lines_of("effects.txt"))
    return {row[0]: (row[1], row[2] if len(row) > 2 else "") for row in rows}
