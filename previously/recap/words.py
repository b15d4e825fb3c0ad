"""A line's parts as they appear in a sentence: its head, its verb as written, names as the audience met them."""

import re
from functools import cache
from typing import NamedTuple

from previously.canon.log import Canon
from previously.canon.threads import content
from previously.core.entries import Entry, Event
from previously.language.lexicon.lookup import REFLEXIVE, tokens

_CLAUSE = re.compile(r"(?:\"[^\"]*\"|“[^”]*”|[^;])+")
_EDGES = " \t,.!;:"
_COPULAS = {
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "can",
    "lives",
    "knows",
    "wants",
    "needs",
    "works",
}
_STARTS = {
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
    "its",
    "he",
    "she",
    "they",
    "it",
    "somebody",
    "nobody",
    "who",
    "what",
}
OPENING = {"vow", "hunt", "search"}
"""Threads that are somebody's purposes."""
_POSSESSIVE = {"his", "her", "their", "its"}


class Head(NamedTuple):
    """A line up to its first clause: the verb as written, and what follows it."""

    form: str
    rest: str


def parts(text: str) -> list[str]:
    """A line's head and clauses; a semicolon in quotes does not separate."""
    return [part.strip() for part in _CLAUSE.findall(text)] or [""]


def clause(text: str, words: str) -> str:
    """What follows these words in one of a line's clauses, as written; empty if there is no such clause."""
    found = (part for part in parts(text)[1:] if part.casefold().startswith(f"{words} "))
    return next(found, "")[len(words) + 1 :].strip()


def head(canon: Canon, entry: Entry) -> Head:
    """A line's verb as written, and the rest of its head; for a note, everything is the rest."""
    text = parts(entry.text)[0]
    words, lexicon = tokens(text), canon.names.lexicons[canon.template.series_of(entry.scene.told.episode)]
    subject = lexicon.names.longest(words, 0)
    start = subject[0] if subject else min(1, len(words))
    for end, verbs in lexicon.verbs.matches(words, start):
        if not isinstance(entry, Event) or any(verb.id == entry.verb.id for verb in verbs):
            return Head(_written(text, words, start, end), text[words[end - 1][2] :].strip(_EDGES))
    return Head("", text[words[start - 1][2] :].strip(" \t,;:") if words else "")


def _written(text: str, words: list[tuple[str, int, int]], start: int, end: int) -> str:
    return text[words[start][1] : words[end - 1][2]].strip(_EDGES)


def reflexive(text: str, other: str) -> str:
    """How a line refers back to its own subject (`herself`), or `other` if it does not."""
    return next((word for word, _, _ in tokens(text) if word in REFLEXIVE), other)


def aims(canon: Canon, event: Event) -> frozenset[str]:
    """Who and what a purpose, or the end of one, is about: names and content words."""
    found, text = tokens(event.object_text), event.object_text
    named = (canon.lexicon.names.longest(found, i) for i in range(len(found)))
    said = content(text.partition(" ")[2] if event.verb.opens == "vow" else text, canon.lexicon)
    return frozenset({event.object, event.topic, *(name[1] for name in named if name), *said} - {""})


class Names:
    """What everybody is called: the words that first named them in what is told."""

    def __init__(self, canon: Canon) -> None:
        self.canon = canon
        self._texts = [entry.text for part in (*canon.episodes, *canon.before) for entry in part.entries]
        self.of, self.told = cache(self._of), cache(self._told)

    def _of(self, who: str) -> str:
        return (self.told(who) or self.canon.people[who].name) if who in self.canon.people else who

    def _told(self, who: str) -> str:
        """Somebody's first told name; empty if none is told."""
        person = self.canon.people[who]
        forms = {person.name, *person.aliases, who, who[:1].upper() + who[1:]}
        known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})(?!\w)")
        found = next((match[0] for text in self._texts if (match := known.search(text))), "")
        return found[:1].upper() + found[1:] if found == who else found

    def owner(self, who: str) -> str:
        """`Kilgrave’s`."""
        return f"{self.of(who)}’s"

    def fact(self, fact: str) -> str:
        """A fact's words if they state something on their own: `Kilgrave lives`; else empty."""
        words = fact.replace("-", " ").split()
        found = tokens(" ".join(words))
        named = self.canon.lexicon.names.longest(found, 0)
        start = named[0] if named else 1
        if not _says(words, start, named=named is not None):
            return ""
        first = [self.told(named[1]) or " ".join(words[:start])] if named else words[:1]
        rest = [self._cased(word) for word in words[start:]]
        return " ".join([*([] if named or words[0] in _STARTS else ["the"]), *first, *rest])

    def _cased(self, word: str) -> str:
        who = self.canon.lexicon.who(word)
        return (self.told(who) if who else "") or word


def _says(words: list[str], start: int, *, named: bool) -> bool:
    """Is there a verb after the first of a fact's words?"""
    after = words[start:]
    if named and after and after[0].endswith("s") and len(after[0]) > 3:
        return True
    return any(word in _COPULAS or (words[0] in _POSSESSIVE and word.endswith("ed")) for word in after)
