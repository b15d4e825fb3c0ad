"""A sentence read with a story's cast, as if it stood after the lines of a scene."""

from collections.abc import Iterable

from previously.canon.log import Canon
from previously.core.entries import Character
from previously.language.lexicon.lookup import Lexicon
from previously.language.lines import LineRead, parse
from previously.language.plain import PlainReader
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
    here, before = _here(canon, at), _before(canon, at, before)
    if canon.lexicon.own_words.grammar is not None:
        events = canon.lexicon.wordings.read(line, Memory(canon.lexicon.people))
        return Reading(line, events, bears=bearings(events))
    return read(line, people_of(canon), before, here)


def claimed_in(canon: Canon, line: str, at: str | None, before: tuple[str, ...]) -> list[LineRead]:
    """What a sentence asserts, and so is held against what is so there. Raises UnknownPosition."""
    return claims_of(line, _before(canon, at, before), canon.lexicon, _here(canon, at) or ())


def claims_of(line: str, before: Iterable[str], lexicon: Lexicon, here: Iterable[str] = ()) -> list[LineRead]:
    """The claims of a line after others, in a scene that lists these as present."""
    reader = PlainReader(lexicon, here)
    for text in before:
        reader.read(text, parse(text, lexicon))
    return [one for one in reader.read(line, parse(line, lexicon)) if one.kind == "claim"]


def _before(canon: Canon, at: str | None, given: tuple[str, ...]) -> tuple[str, ...]:
    """The lines before it: those given, else the scene's."""
    scene = canon.moment(at).scene if at is not None and not given else None
    return tuple(entry.text for entry in canon.entries_in(scene)) if scene is not None else given


def _here(canon: Canon, at: str | None) -> tuple[str, ...] | None:
    """Whom the scene lists as present, as `check` reads its lines; None where no scene is given."""
    scene = canon.moment(at).scene if at is not None else None
    return None if scene is None else scene.present if scene.listed else ()
