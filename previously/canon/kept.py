"""What is said of the lines that have no effect: they are understood, or nobody could read them."""

from collections.abc import Iterable, Iterator

import msgspec

from previously.core.codes import text_finding
from previously.core.entries import Entry, Event, Note
from previously.core.finding import Finding
from previously.core.verbs import Verb
from previously.language.lexicon.lookup import Lexicon


def kept(entries: Iterable[Entry], lexicon: Lexicon) -> Iterator[Finding]:
    """The findings of a scene: a warning where an unread line is about life and death, or love; else a hint.

    How somebody died whose death has been told there changes nothing.
    """
    died = set[str]()
    for entry in entries:
        if isinstance(entry, Event) and entry.verb.dies:
            died.add(entry.victim)
        elif isinstance(entry, Note):
            yield _said(entry, lexicon, "" if entry.subject in died else entry.speaks)


def _said(note: Note, lexicon: Lexicon, speaks: str) -> Finding:
    at = note.scene.at
    if note.understood:
        return text_finding("no-effect", note.span, "this line is understood, and has no effect on anyone", at=at)
    rest = note.words.object
    near = lexicon.nearest_verb(note.text[rest[0] : rest[1]]) if rest else None
    hint = f"; did you mean “{near}”?" if near and not _harms(lexicon.verbs.whole(near)) else ""
    grave = f"speaks of {speaks} and " if speaks else ""
    message = f"this line {grave}is kept as a note: it has no effect on anyone{hint}"
    found = text_finding("no-effect", note.span, message, at=at)
    return msgspec.structs.replace(found, severity="warning") if speaks else found


def _harms(verb: Verb) -> bool:
    """Would it be somebody's harm or death? A word that only looks like it is no reason to offer that."""
    return verb.harms or bool(verb.dies)
