"""A sentence read with a story's cast, as if it stood after the lines of a scene."""

from previously.canon.log import Canon
from previously.core.entries import Character
from previously.language.sentence.bearing import bearings
from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.memory import Memory
from previously.language.sentence.reader import read
from previously.language.sentence.reading import Reading


def people_of(canon: Canon) -> People:
    """A story's cast as a reader of sentences needs it."""
    return People(map(somebody, canon.cast.values()), own_words=canon.lexicon.own_words)


def somebody(one: Character) -> Somebody:
    """One of the cast: her names, the id among them, and her pronouns."""
    return Somebody(one.id, tuple(dict.fromkeys((one.name, *one.aliases, one.id))), one.pronouns)


def read_in(canon: Canon, line: str, at: str | None, before: tuple[str, ...]) -> Reading:
    """Read a sentence. Raises UnknownPosition."""
    scene = canon.moment(at).scene if at is not None else None
    if not before and scene is not None:
        before = tuple(entry.text for entry in canon.entries_in(scene))
    if canon.lexicon.own_words.grammar is not None:
        events = canon.lexicon.wordings.read(line, Memory(canon.lexicon.people))
        return Reading(line, events, bears=bearings(events))
    return read(line, people_of(canon), before)
