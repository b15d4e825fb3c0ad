"""What is said of lines that have no effect, understood or not, and of clauses that nobody could read."""

from collections.abc import Iterable, Iterator

import msgspec

from previously.core.codes import text_finding
from previously.core.entries import Claim, Entry, Event, Lost, Note
from previously.core.finding import Finding
from previously.core.verbs import Verb
from previously.language.lexicon.lookup import Lexicon
from previously.language.world.kin import kin_in


def kept(entries: Iterable[Entry], lexicon: Lexicon) -> Iterator[Finding]:
    """The findings of a scene: a warning where an unread line is about life and death, or love; else a hint.

    How somebody died whose death has been told there changes nothing.
    """
    died = set[str]()
    for entry in entries:
        if isinstance(entry, Event) and entry.verb.dies:
            died.add(entry.victim)
        if not isinstance(entry, Claim):
            yield from (_lost(entry, one, died) for one in entry.lost)
        if isinstance(entry, Note) and not (entry.understood and kin_in(entry.text, entry.subject, lexicon.people)):
            yield _said(entry, lexicon, "" if entry.subject in died else entry.speaks)


def _lost(entry: Event | Note, one: Lost, died: set[str]) -> Finding:
    """What is said of a clause that nobody could read, on a line that is read otherwise."""
    speaks = "" if {entry.subject, getattr(entry, "object", "")} & died and one.speaks == "death" else one.speaks
    grave = f" speaks of {speaks} and" if speaks else ""
    message = f"“{one.text}”{grave} is not read; the rest of this line is"
    fix = "put it in other words, on a line of its own"
    found = text_finding("unread-clause", entry.span, message, at=entry.scene.at, fix=fix)
    return msgspec.structs.replace(found, severity="warning") if speaks else found


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
