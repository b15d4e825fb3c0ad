"""The gate before the log: a proposed line enters only where the page bears it out and nothing else is moved by it."""

import re
from collections.abc import Iterator, Sequence

from previously.canon.log import Canon
from previously.canon.pages.anchors import Anchor, anchors_of
from previously.canon.pages.folding import fold
from previously.core.entries import Claim, Entry, Event, Note
from previously.core.passage import Passage
from previously.core.proposal import Proposal
from previously.draft.status import SPOKEN, is_said, unfit
from previously.language.lexicon.lookup import tokens
from previously.language.quoting import quotes_in

FOUND = {
    "often": "its quote stands in several places",
    "changed": "its quote is not on the page, which has other words",
    "gone": "its scene has no page that holds the quote",
    "nowhere": "its quote is not on the page",
    "unread": "no page of its episode is read",
    "unlooked": "its quote could not be looked up: there are too many",
}

_PLACE = re.compile(
    r"\b(?:in|at|from|into|near|(?:goes|travels|returns|comes|sails|rides|drives) (?:back )?to)"
    r" (?:the )?[A-Z]\w*(?: [A-Z]\w*)*"
)
"""A name that stands where a place does."""


def line_of(proposal: Proposal) -> str:
    """The line as it would stand in the log, with its quote."""
    return f"{proposal.line}; quoting “{proposal.quote.strip(MARKS)}”"


MARKS = ' "“”'


def refusals(proposal: Proposal, before: Canon, after: Canon, entries: Sequence[Entry]) -> Iterator[str]:
    """Why a line may not enter. `after` is the story with it, and `entries` what it is read as there."""
    if any(sign in proposal.quote.strip(MARKS) for sign in '"“”\n'):
        yield "its quote has quotation marks in it: quote what lies between them"
        return
    if quotes_in(proposal.line):
        yield "its line quotes already; give the words as “quoting”"
        return
    yield from _unread(proposal, after, entries)
    yield from _unborne(proposal, after, entries)
    yield from _there_already(before, entries)
    if readings(before) != readings(after, {entry.id for entry in entries}):
        yield "it changes how another line is read"


def _unread(proposal: Proposal, canon: Canon, entries: Sequence[Entry]) -> Iterator[str]:
    if canon.lexicon.own_words.grammar is not None:
        yield "what a quote says is judged in English only"
    if proposal.kind == "trait":
        if not _is_marked(canon, entries):
            yield "it is not read as what is so of somebody"
    elif not entries or any(isinstance(entry, Note) for entry in entries):
        yield "it is not read as something that happens"
    who = {entry.subject for entry in entries} | {e.object for e in entries if isinstance(e, Event) and e.object}
    if not who <= {*canon.cast}:
        yield "somebody in it is nobody of the cast"
    strangers = [word for word in _capitals(proposal.line) if not _is_named(canon, word)]
    yield from (f"“{word}” is nobody of the cast" for word in strangers[:1])


def _is_marked(canon: Canon, entries: Sequence[Entry]) -> bool:
    """Does a line say what is so of one of the cast: an age, a trait, who is married?"""
    ids = {entry.id for entry in entries}
    parts = (part.world.all() for part in canon.episodes if any(entry.id in ids for entry in part.entries))
    return any(one.entry.id in ids for marks in parts for one in marks)


def _capitals(line: str) -> Iterator[str]:
    """The words with a capital, clauses apart, that may be somebody: not in what is told, nor where it is a place."""
    head = _PLACE.sub(" ", line.partition(";")[0].partition(" that ")[0])
    yield from (head[start:end] for _, start, end in tokens(head) if head[start:end][:1].isupper())


def _is_named(canon: Canon, word: str) -> bool:
    """Is a word part of a name of the cast?"""
    bare = fold(word).removesuffix("'s")
    names = (name for one in canon.cast.values() for name in (one.id, one.name, *one.aliases))
    return any(bare in fold(name).split() for name in names)


def _unborne(proposal: Proposal, canon: Canon, entries: Sequence[Entry]) -> Iterator[str]:
    anchor = _anchor(canon, entries)
    if anchor is None:
        yield "its quote has no word to look for"
    elif anchor.found != "once":
        yield FOUND[anchor.found]
    elif anchor.places[0].at != anchor.at:
        yield f"its quote is on the page of {anchor.places[0].at}, not of {anchor.at}"
    else:
        yield from _unfit(proposal, anchor.places[0].passage, entries)


def _unfit(proposal: Proposal, passage: Passage, entries: Sequence[Entry]) -> Iterator[str]:
    """Why the words of the page do not say that it happened."""
    deeds = [entry.verb.id for entry in entries if isinstance(entry, Event) and entry.verb.id not in SPOKEN]
    if deeds and is_said(proposal.quote, passage):
        yield "its quote is what somebody says, and the line is no word of theirs"
    elif why := unfit(proposal.line, proposal.quote, passage.text):
        yield why


def _anchor(canon: Canon, entries: Sequence[Entry]) -> Anchor | None:
    if not entries:
        return None
    scene, event = entries[0].scene, f"{entries[0].scene.at}/{int(entries[0].ordinal)}"
    return next((one for one in anchors_of(canon, scene.told.episode) if one.event == event), None)


def _there_already(before: Canon, entries: Sequence[Entry]) -> Iterator[str]:
    """Is the same told in that scene, in whatever words?"""
    here = {entry.scene.at for entry in entries}
    told = {_done(entry) for part in before.episodes for entry in part.entries if entry.scene.at in here}
    if any(_done(entry) in told for entry in entries):
        yield "its scene tells that already"


def _done(entry: Entry) -> tuple[object, ...]:
    if isinstance(entry, Event):
        return ("event", entry.verb.id, entry.subject, entry.object, fold(entry.object_text), entry.facts)
    if isinstance(entry, Claim):
        return (
            "claim",
            entry.kind,
            entry.subject,
            entry.state and entry.state.id,
            entry.object,
            entry.fact,
            entry.topic,
        )
    return ("note", fold(entry.text))


def readings(canon: Canon, but: frozenset[str] | set[str] = frozenset()) -> dict[str, tuple[object, ...]]:
    """What each line is read as, by its address: what is done, who is there, and when."""
    every = (entry for part in canon.parts for entry in part.entries if entry.id not in but)
    return {one.id: (*_done(one), one.text, one.day, () if isinstance(one, Note) else one.present) for one in every}
