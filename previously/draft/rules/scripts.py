"""What rules propose of the action of scripts and plays: short sentences in the present that begin with a name."""

import re
from collections.abc import Callable, Iterator

from previously.core.passage import Passage
from previously.draft.rules.deeds import ALONE, ONLY, TOLD
from previously.draft.rules.found import ALSO, MAIN, Found
from previously.language.lexicon.forms import forms
from previously.language.lexicon.patterns import senses
from previously.language.sentence.cast import People
from previously.language.sentence.reading import Happening, Reading, told

_SENTENCE = re.compile(r"[^.!?\n]+[.!]?")
LONGEST = 14
"""So many words of action are read as one deed."""


def deeds_of_action(passage: Passage, people: People, read: Callable[[str], Reading]) -> Iterator[Found]:
    """The lines that a passage of action is: sentences that are read as just one deed of the cast."""
    for text, first in _sentences(passage, people):
        found = read(text)
        events = told(found.events)
        if len(events) != 1 or found.notes or found.lost:
            continue
        (event,) = events
        lemmas = {base for base, tag in forms(first) if tag in "3b"}
        if event.status != "happened" or event.by_other or event.to_other or not lemmas:
            continue
        if event.by and event.to and event.by != event.to and _is_told(event, lemmas):
            yield Found(text, text, "line", MAIN, (*event.by, *event.to))
        elif lemmas & ALONE.get(event.sense, frozenset()) and not (event.by and event.to):
            yield Found(text, text, "line", ALSO, (*event.by, *event.to))


def _is_told(event: Happening, lemmas: set[str]) -> bool:
    return senses()[event.sense].field in TOLD and (event.sense not in ONLY or bool(lemmas & ONLY[event.sense]))


def doing(passage: Passage, people: People) -> Iterator[tuple[str, str]]:
    """Who is said to do something, with the sentence."""
    for text, first in _sentences(passage, people):
        if any(tag == "3" for _, tag in forms(first)) and first not in {"is", "has", "seems", "knows"}:
            yield people.words(text).named[0], text


def _sentences(passage: Passage, people: People) -> Iterator[tuple[str, str]]:
    """The short sentences of action that begin with somebody's name, each with the word after it."""
    if passage.kind != "action":
        return
    for found in _SENTENCE.finditer(passage.text):
        text = " ".join(found[0].split()).rstrip(".!")
        if not text or len(text.split()) > LONGEST or any(sign in text for sign in '"“”(['):
            continue
        words = people.words(text)
        if 0 in words.named and words.size > 1:
            yield text, words.low[1]
