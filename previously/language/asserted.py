"""The state that a sentence asserts of somebody: `She was happy`, `Ann and Bob look shaken`, `He isn't angry`."""

from collections.abc import Iterator

import msgspec

from previously.core.words import WordPlaces
from previously.language.lexicon.closed import COPULAS
from previously.language.lexicon.forms import PARTICIPLE, forms
from previously.language.lexicon.lookup import Lexicon
from previously.language.lexicon.wordlists import words
from previously.language.lines import LineRead
from previously.language.played import states_of
from previously.language.sentence.memory import Memory
from previously.language.sentence.phrases.finding import Phrases
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.tokens import Words

_SHORT = words("'s ’s 're ’re 'm ’m")
_ENDS = " ,.!"
_OF_THE_BODY = words(
    "fine okay comfortable better steadier recovered cured healed frozen broken destroyed shattered crushed empty lost "
    "guarded withdrawn guilty resolved"
)
"""What says as much of a body, a place or a court; a state is meant where it is felt."""


def asserted(head: str, line: LineRead, lexicon: Lexicon, memory: Memory) -> Iterator[LineRead]:
    """The claims of a sentence in which nothing happens: once for each of whom it says so, and each state."""
    said, verb = lexicon.people.words(head), lexicon.verb("seems")
    subject = Phrases(said, lexicon.people).at(0, subject=True)
    if verb is None or subject is None or not _links(said.at(subject.end)):
        return
    state, _, about = said.text[said.end(subject.end) :].strip(_ENDS).partition(" about ")
    states = states_of(state, lexicon)
    if not states or (state.casefold() in _OF_THE_BODY and not _is_felt(said.at(subject.end))):
        return
    clauses = msgspec.structs.replace(line.clauses, topic=lexicon.who(about) or about) if about else line.clauses
    places = _places(said, subject)
    for who in _of_whom(subject, memory):
        for one in states:
            yield LineRead("claim", who, verb, state=one, clauses=clauses, words=places)


def _of_whom(subject: Phrase, memory: Memory) -> tuple[str, ...]:
    """The people of a subject; nobody where one of them cannot be told."""
    memory.resolve(subject)
    return () if subject.others or subject.negative else subject.who


def _links(verb: str) -> bool:
    """Does it join somebody to a state, in any tense: `was`, `looked`, `grew`?"""
    return verb in _SHORT or any(base in COPULAS and tag != PARTICIPLE for base, tag in forms(verb))


def _is_felt(verb: str) -> bool:
    return any(base == "feel" for base, _ in forms(verb))


def _places(said: Words, subject: Phrase) -> WordPlaces:
    """Where the words stand: of whom it is said, the verb, the state."""
    at, end = subject.end, len(said.text.rstrip(_ENDS))
    rest = said.text[said.end(at) : end]
    return WordPlaces(
        (said.start[0], said.end(at - 1), said.start[at], said.end(at), end - len(rest.lstrip(_ENDS)), end)
    )
