"""Proposals held against the page; accepted into the log, rejected for good, or taken out again."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from previously.canon.pages.folding import fold
from previously.core.errors import BadRequest, PreviouslyError, UnreadableInput
from previously.core.proposal import Proposal
from previously.draft.gate import line_of, refusals
from previously.formats.writing.lines import as_before
from previously.formats.writing.place import NOTHING, digest
from previously.formats.writing.write import worded, write_bytes
from previously.live.room import Room
from previously.questions.question import Answer
from previously.surfaces.deeds.laid import Laid, laid

KEPT = "proposals/decided.jsonl"
Stands = Literal["passes", "refused", "accepted", "rejected"]


class Decided(msgspec.Struct, frozen=True):
    """What was decided of a proposal. Of an accepted one: what came into which file, and at which byte."""

    quote: str
    at: str
    line: str
    stands: Stands
    file: str = ""
    start: int = 0
    added: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What a proposal is known again by."""
        return (fold(self.quote), self.at.casefold(), fold(self.line))


class ProposalRow(Answer, frozen=True):
    """A proposal: how it stands, and why it is refused."""

    id: str
    at: str
    line: str
    quote: str
    confidence: float
    stands: Stands
    why: tuple[str, ...]


class ProposalsAnswer(Answer, frozen=True):
    """Every proposal of a file, in its order."""

    proposals: tuple[ProposalRow, ...]


def propose(
    room: Room, given: Sequence[Proposal], accept: Collection[str] = (), reject: Collection[str] = ()
) -> ProposalsAnswer:
    """Hold proposals against their pages, one after the other; `accept` and `reject` are ids, or `all` that pass.

    What is rejected is not proposed again with that quote; rejecting what was accepted takes it out, and the file is as
    it was, to the byte. Raises BadRequest for an id that is not there, or a file that has been edited since.
    """
    _known(given, {*accept, *reject} - {"all"})
    if both := {*accept} & {*reject}:
        raise BadRequest(f"a proposal is accepted or rejected, not both; given “{min(both)}” twice")
    with room.lock:
        room.refresh()
        return ProposalsAnswer(tuple(_Deciding(room, accept, reject).rows(given)))


def _known(given: Sequence[Proposal], asked: Collection[str]) -> None:
    ids = {one.id for one in given}
    for one in sorted(asked):
        if one not in ids:
            raise BadRequest(f"there is no proposal “{one}” in this file")


class _Deciding:
    def __init__(self, room: Room, accept: Collection[str], reject: Collection[str]) -> None:
        self.room, self.accept, self.reject = room, accept, reject
        self.place = room.home / KEPT
        self.raw = _bytes(self.place)
        self.known: dict[tuple[str, ...], Decided] = {}
        for one in _decided(self.raw):
            self._note(one)

    def rows(self, given: Sequence[Proposal]) -> Iterator[ProposalRow]:
        """Each as it stands after what was asked."""
        for one in given:
            key = _of(one, "passes").key
            known = self.known.get(key[:2]) or self.known.get(key)
            stands: Stands = known.stands if known else "passes"
            why: tuple[str, ...] = ()
            found: Laid | None = None
            if stands in {"passes", "refused"}:
                found, why = _held(self.room, one)
                stands = "refused" if why else "passes"
            if self._wanted(one.id, self.reject) and (stands != "refused" or one.id in self.reject):
                stands, why = self._reject(one, known), ()
            elif self._wanted(one.id, self.accept) and found is not None and stands == "passes":
                stands = self._accept(one, found)
            yield ProposalRow(one.id, one.at, one.line, one.quote, one.confidence, stands, why)

    def _wanted(self, id_: str, asked: Collection[str]) -> bool:
        return id_ in asked or "all" in asked

    def _accept(self, one: Proposal, found: Laid) -> Stands:
        if found.path == self.room.stored:
            raise BadRequest("this story keeps its log in a store: log the line with “previously log”")
        place = self.room.place(found.path)
        if place is None:
            raise BadRequest(f"“{found.path}” leads out of the story's folder; nothing was written")
        old = _bytes(place)
        new = as_before(found.text, old)
        start, added = _insertion(old, new)
        row = msgspec.structs.replace(_of(one, "accepted"), file=found.path, start=start, added=added.decode())
        write_bytes(place, new, digest(old) if place.is_file() else NOTHING)
        self._keep(row)
        self.room.refresh()
        return "accepted"

    def _reject(self, one: Proposal, known: Decided | None) -> Stands:
        if known is not None and known.stands == "accepted":
            self._take_out(known)
        if known is None or known.stands != "rejected":
            self._keep(_of(one, "rejected"))
        return "rejected"

    def _take_out(self, known: Decided) -> None:
        place = self.room.place(known.file)
        now, added = _bytes(place) if place else b"", known.added.encode()
        start = known.start if now.startswith(added, known.start) else now.find(added)
        if place is None or start < 0 or (start != known.start and now.count(added) > 1):
            raise BadRequest(f"“{known.file}” has been edited since; take the line out there: {known.line}")
        if now == added:  # the file came with the line
            place.unlink()
        else:
            write_bytes(place, now[:start] + now[start + len(added) :], digest(now))
        self.room.refresh()

    def _keep(self, row: Decided) -> None:
        new = self.raw + msgspec.json.encode(row) + b"\n"
        write_bytes(self.place, new, digest(self.raw) if self.place.is_file() else NOTHING)
        self.raw = new
        self._note(row)

    def _note(self, row: Decided) -> None:
        """Know a decision again: what was rejected by its quote and position, whatever the line."""
        self.known[row.key[:2] if row.stands == "rejected" else row.key] = row


def _held(room: Room, one: Proposal) -> tuple[Laid | None, tuple[str, ...]]:
    """A proposal laid into the story, and why it may not stay there."""
    try:
        found = laid(room, [line_of(one)], one.at)
    except PreviouslyError as error:
        return None, (str(error),)
    wrong = tuple(finding.sentence for finding in found.wrong[0] if finding.severity == "error")
    return found, (*wrong, *refusals(one, room.story().canon, found.story.canon, found.entries[0]))


def _of(one: Proposal, stands: Stands) -> Decided:
    return Decided(one.quote, one.at, one.line, stands)


def _insertion(old: bytes, new: bytes) -> tuple[int, bytes]:
    """Where one text has more than another, and what. Raises BadRequest where it is not that alone."""
    more, start = len(new) - len(old), 0
    while start < len(old) and old[start] == new[start]:
        start += 1
    while start > 0 and _cuts(new, start):
        start -= 1
    added = new[start : start + more]
    if more <= 0 or old[:start] + added + old[start:] != new or _cuts(new, start + more):
        raise BadRequest("the line cannot be put there without changing what stands around it; nothing was written")
    return start, added


def _cuts(text: bytes, at: int) -> bool:
    """Would a character be cut in two there?"""
    return at < len(text) and text[at] & 0xC0 == 0x80


def _decided(raw: bytes) -> Iterator[Decided]:
    for number, row in enumerate(raw.splitlines(), 1):
        try:
            yield msgspec.json.decode(row, type=Decided)
        except msgspec.DecodeError as error:
            raise UnreadableInput(f"{KEPT}:{number} is not what was written there: {error}") from None


def _bytes(place: Path) -> bytes:
    with worded(place):
        return place.read_bytes() if place.is_file() else b""
