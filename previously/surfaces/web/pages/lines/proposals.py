"""`/proposals`: what somebody proposes for the story, each with its quote in context; accepted, edited or rejected.

What is decided is decided as `previously draft` does it; nobody but the author sees the page.
"""

import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request

from previously.core.emphasis import plain_words
from previously.core.errors import BadRequest, PreviouslyError, UnreadableInput
from previously.core.proposal import KINDS, Proposal
from previously.formats.files import displayed
from previously.formats.prose.paragraphs import says_who
from previously.formats.yaml.proposals import read_proposals
from previously.live.look import Look
from previously.live.room import Room
from previously.questions.say import SayAnswer, SayQuestion
from previously.story.story import Story
from previously.surfaces.deeds.decided import Memory, bytes_of
from previously.surfaces.deeds.propose import PagePlace, ProposalRow, ProposalsAnswer, proposals_of, propose
from previously.surfaces.deeds.proposed import LARGEST, files_of_proposals
from previously.surfaces.web.asking import Shown

MOST = 40
"""Cards on the page; those that are decided make room for the next."""
SAYS = frozenset({"line", "trait", "fact"})
"""The kinds that are lines of the log, and read as such."""


class File(NamedTuple):
    """A file of proposals: its name, the hash of its bytes, what it proposes, or why nothing of it is read."""

    name: str
    hash: str
    given: tuple[Proposal, ...]
    fault: str = ""


class Card(NamedTuple):
    """A proposal as it is shown: the words around its quote, and what its line is read as."""

    row: ProposalRow
    hash: str
    around: tuple[str, str, str]
    speaker: str
    said: SayAnswer | None


def answer(room: Room, look: Look, request: Request) -> ProposalsAnswer:
    """The API's answer, complete. Raises UnreadableInput."""
    del look, request
    return proposals_of(room)


def page(room: Room, look: Look, request: Request) -> Shown:
    """Those that are open; with `decided`, those that are not."""
    del look
    files, story = tuple(_files(room)), room.story()
    memory, done = Memory(room), "decided" in request.query_params
    every = [(file, one, memory.of(one) is not None) for file in files for one in file.given]
    shown = [(file, one) for file, one, decided in every if decided == done]
    shown.sort(key=lambda pair: KINDS.index(pair[1].kind))
    cards = list(_cards(room, story, shown[:MOST]))
    extra = {
        "cards": cards,
        "more": max(0, len(shown) - MOST),
        "other": len(every) - len(shown),
        "done": done,
        "faults": [file.fault for file in files if file.fault],
        "groups": [] if done else _groups(shown),
        "names": {who: one.name for who, one in story.canon.cast.items()},
        "files": frozenset(room.files()),
        "open": not room.read_only,
    }
    return Shown("proposals.html", "Proposals", extra)


def decide(room: Room, form: Mapping[str, str]) -> ProposalsAnswer:
    """Accept or reject what a form says: one proposal, or all of a kind that pass.

    Raises HTTPException where the story is only read or there is no such file, and BadRequest, where the proposals are
    not those that were looked at too.
    """
    if room.read_only or room.audience:
        raise HTTPException(403, "this story is served to be read: nothing is decided in it")
    missing = next((name for name in ("file", "hash", "do", "which") if not form.get(name)), None)
    if missing or form["do"] not in {"accept", "reject"}:
        raise BadRequest(
            f"a decision needs “file”, “hash”, “which” and “do”: accept or reject; “{missing or 'do'}” does not fit"
        )
    file = next((one for one in _files(room) if one.name == form["file"]), None)
    if file is None:
        raise HTTPException(404)
    if file.fault or not hmac.compare_digest(file.hash.encode(), form["hash"].encode()):
        raise BadRequest(f"“{file.name}” has changed since this page was made; look at it again")
    which, line = form["which"], form.get("line", "").strip()
    if form["do"] == "reject":
        return propose(room, file.given, reject={which}, file=file.name)
    own = next((one.line for one in file.given if one.id == which), line)
    edits = {which: line} if line and line != own else {}
    return propose(room, file.given, accept=set() if edits else {which}, edits=edits, file=file.name)


def _files(room: Room) -> Iterator[File]:
    for path in files_of_proposals(room):
        yield _file(displayed(path.relative_to(room.home)), path)


def _file(name: str, path: Path) -> File:
    raw = bytes_of(path)[: LARGEST + 1]
    try:
        return File(
            name, hashlib.sha256(raw).hexdigest()[:32], read_proposals(name, raw.decode("utf-8-sig", "replace"))
        )
    except UnreadableInput as error:
        return File(name, "", (), str(error))


def _cards(room: Room, story: Story, shown: Sequence[tuple[File, Proposal]]) -> Iterator[Card]:
    for file, one in shown:
        row = propose(room, (one,), file=file.name).proposals[0]
        around, speaker = _around(story, row.page, one.quote)
        yield Card(row, file.hash, around, speaker, _said(story, one))


def _said(story: Story, one: Proposal) -> SayAnswer | None:
    """What its line is read as; None where it is none, or stands nowhere."""
    if one.kind not in SAYS:
        return None
    try:
        return SayQuestion(line=one.line, at=one.at).answer(story)
    except PreviouslyError:
        return None


def _around(story: Story, place: PagePlace | None, quote: str) -> tuple[tuple[str, str, str], str]:
    """The words before a quote, itself, and those after it in its passage; and who speaks them."""
    quoted = quote.strip("\"'“”‘’ ")
    text = plain_words(place.passage) if place else ""
    at = text.casefold().find(plain_words(quoted).casefold())
    if at < 0:
        return ("", quoted, ""), ""
    end = at + len(plain_words(quoted))
    return (text[:at], text[at:end], text[end:]), _speaker(story, place)


def _speaker(story: Story, place: PagePlace | None) -> str:
    """Who speaks a passage, where its own words do not say so."""
    if place is None:
        return ""
    episode = next((one for one in story.canon.episodes if any(scene.at == place.at for scene in one.scenes)), None)
    passages = story.page_of(episode) if episode else ()
    speaker = passages[place.number].speaker if place.number < len(passages) else ""
    return "" if says_who(plain_words(place.passage), speaker) else speaker


def _groups(shown: Sequence[tuple[File, Proposal]]) -> list[dict[str, Any]]:
    """Each kind in each file, with how many there are."""
    found: dict[tuple[str, str, str], int] = {}
    for file, one in shown:
        key = (one.kind, file.name, file.hash)
        found[key] = found.get(key, 0) + 1
    return [
        {"kind": kind, "file": name, "hash": mark, "count": count}
        for (kind, name, mark), count in found.items()
        if count > 1
    ]
