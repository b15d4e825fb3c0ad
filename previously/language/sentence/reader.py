"""The reader of a line: tokens, phrases, verb groups, clauses, patterns, status."""

from collections.abc import Iterable, Sequence

from previously.language.sentence.answers import answer, answered
from previously.language.sentence.bearing import bearings
from previously.language.sentence.beyond.afterwards import made_whole
from previously.language.sentence.beyond.replies import is_said, unanswered
from previously.language.sentence.beyond.responses import done_to
from previously.language.sentence.cast import People
from previously.language.sentence.clauses.splitting import Splitter
from previously.language.sentence.clauses.verb_group import VerbGroups
from previously.language.sentence.labels import labels_somebody, told_as, told_by
from previously.language.sentence.memory import DONE_TO, OTHER, TELLER, Memory, Mention
from previously.language.sentence.phrases.finding import Phrases
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.reading import Happening, Reading, Telling
from previously.language.sentence.sentence_reader import SentenceReader
from previously.language.sentence.sentences import is_too_long, sentences
from previously.language.sentence.status import HAPPENED, IMAGINED, REPORTED, TRIED
from previously.language.sentence.tokens import Words


def read(line: str, people: People, before: Sequence[str] = (), here: Iterable[str] | None = None) -> Reading:
    """Read one line, with the lines before it in the scene, and whom that lists (cast ids), for its pronouns."""
    *_, found = read_all((*before, line), people, here)
    return found


def read_all(lines: Iterable[str], people: People, here: Iterable[str] | None = None) -> list[Reading]:
    """Read the lines of one scene, in order."""
    memory = Memory(people, None if here is None else people.of(here))
    return [read_on(line, people, memory) for line in lines]


def read_on(line: str, people: People, memory: Memory) -> Reading:
    """Read the next line of a scene, whose lines so far `memory` has in mind."""
    return read_words(people.words(line), people, memory)


def read_words(words: Words, people: People, memory: Memory) -> Reading:
    """Read the words of the next line of a scene."""
    phrases = Phrases(words, people)
    splitter = Splitter(words, phrases, VerbGroups(words, phrases))
    events: list[Happening] = []
    tells: list[Telling] = []
    notes: list[str] = []
    quiet: list[Happening] = []
    lost: list[Happening] = []
    label = -1
    for start, end in sentences(words):
        if is_too_long(words, start, end):
            notes.append(words.said(start, end))
            memory.end_sentence()
            continue
        if labels_somebody(words, start, end):
            label = start
            continue
        vain = unanswered(words, start, end, events)
        if vain is not None:
            events = vain
            memory.end_sentence()
            continue
        given = answer(phrases, memory, start, end)
        settled = answered(events, given) if given is not None else None
        if settled is not None:
            events = settled
            memory.end_sentence()
            continue
        status, first = told_as(words, start, end)
        status = REPORTED if status == HAPPENED and is_said(words, start) else status
        status = IMAGINED if words.at(end) == "?" and status == HAPPENED else status  # a question tells nothing
        for at in sorted(words.named.keys() & range(start, first)):
            memory.name(Phrase(at, at + 1, who=(words.named[at],)), OTHER)  # `Little does Ann know …`
        clauses = splitter.read(first, end)
        if not clauses and (teller := told_by(words, start, end)):
            memory.name(Phrase(0, 0, who=(teller,)), TELLER)
        reader = SentenceReader(phrases, memory, clauses, first, end, status)
        reader.before = events
        reader.read(label if not clauses else -1)
        label = -1
        events = made_whole((*events, *reader.events))
        _keep_deed(memory, reader.events)
        tells += reader.tells
        notes += reader.notes
        quiet += reader.quiet
        lost += reader.lost
        memory.end_sentence()
    return Reading(words.text, tuple(events), tuple(tells), bearings(events), tuple(notes), tuple(quiet), tuple(lost))


def _keep_deed(memory: Memory, events: Sequence[Happening]) -> None:
    """Keep in mind to whom the last deed of a sentence was done."""
    done = (one for one in reversed(events) if one.status in {HAPPENED, TRIED} and done_to(one.sense))
    last = next(done, None)
    if last is not None and len(last.by) == 1 and len(last.to) == 1:
        memory.keep(Mention(last.to, DONE_TO, memory.sentence, gender=done_to(last.sense)))
