"""Proposals held against the page; accepted into the story, rejected for good, or taken out again."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from previously.core.errors import BadRequest, PreviouslyError
from previously.core.proposal import KINDS, Proposal, ProposalKind
from previously.draft.entering import place_of
from previously.formats.writing.lines import as_before, plain
from previously.formats.writing.place import NOTHING, digest
from previously.formats.writing.write import write_bytes
from previously.live.room import Room
from previously.questions.question import Answer
from previously.surfaces.deeds.decided import KEPT, Decided, Memory, Stands, bytes_of, decided, file_of
from previously.surfaces.deeds.laid import Laid
from previously.surfaces.deeds.placed import placed
from previously.surfaces.deeds.proposed import proposals_in
from previously.surfaces.deeds.taken_out import taken_out
from previously.surfaces.deeds.trial import Trial

__all__ = ["KEPT", "PagePlace", "ProposalRow", "ProposalsAnswer", "proposals_of", "propose"]


_UNKNOWN = frozenset({"it is not read as something that happens", "it has no effect on anyone"})
"""What is said of a line that speaks of somebody nobody knows."""


class PagePlace(Answer, frozen=True):
    """Where a quote stands: the file and its line, the scene, and the passage by its number in the episode."""

    file: str
    line: int
    at: str
    number: int
    passage: str


class ProposalRow(Answer, frozen=True):
    """A proposal: how it stands, why it is refused, where on the page its quote is found, and in which file it lies.

    `line` is what it stands in, where it was accepted in other words than it was proposed in.
    """

    id: str
    at: str
    line: str
    quote: str
    confidence: float
    stands: Stands
    why: tuple[str, ...]
    kind: ProposalKind
    count: int
    page: PagePlace | None
    file: str


class ProposalsAnswer(Answer, frozen=True):
    """Every proposal of a file, in its order."""

    proposals: tuple[ProposalRow, ...]


def propose(
    room: Room,
    given: Sequence[Proposal],
    accept: Collection[str] = (),
    reject: Collection[str] = (),
    edits: Mapping[str, str] | None = None,
    file: str = "",
) -> ProposalsAnswer:
    """Hold proposals against their pages, one after the other.

    `accept` and `reject` are ids, kinds (`person`), or `all` that pass; an id in `edits` is accepted with other words.
    What is rejected is not proposed again with that quote; rejecting what was accepted takes it out, and the file is as
    it was, to the byte. Raises BadRequest for an id that is not there, or a file that has been edited since.
    """
    edits = edits or {}
    accept = {*accept, *edits}
    _known(given, {*accept, *reject} - {"all", *KINDS})
    if both := accept & {*reject}:
        raise BadRequest(f"a proposal is accepted or rejected, not both; given “{min(both)}” twice")
    with room.lock:
        if room.audience or (room.read_only and (accept or reject)):
            raise BadRequest("this story is served to be read: nothing is decided in it")
        room.refresh()
        return ProposalsAnswer(tuple(_Deciding(room, accept, reject, edits).rows(given, file)))


def proposals_of(room: Room) -> ProposalsAnswer:
    """Every proposal that lies in the story's folder, and how it stands. Raises UnreadableInput."""
    files: dict[str, list[Proposal]] = {}
    for name, one in proposals_in(room):
        files.setdefault(name, []).append(one)
    rows = (row for name, given in files.items() for row in propose(room, given, file=name).proposals)
    return ProposalsAnswer(tuple(rows))


def _known(given: Sequence[Proposal], asked: Collection[str]) -> None:
    ids = {one.id for one in given}
    for one in sorted(asked):
        if one not in ids:
            raise BadRequest(f"there is no proposal “{one}” in this file")


class _Deciding:
    def __init__(self, room: Room, accept: Collection[str], reject: Collection[str], edits: Mapping[str, str]) -> None:
        self.room, self.accept, self.reject, self.edits = room, accept, reject, edits
        self.memory = Memory(room)
        self.people: tuple[Proposal, ...] = ()

    def rows(self, given: Sequence[Proposal], file: str) -> Iterator[ProposalRow]:
        """Each as it stands after what was asked. What goes out goes first, the last that came in first."""
        out = [known for one in given if self._wanted(one, self.reject) and (known := self.memory.of(one))]
        standing = [known for known in self.memory.accepted() if known in out]
        for known in reversed(standing):
            self._take_out(known)
        self.people = tuple(one for one in given if one.kind == "person")
        for one in given:
            stands, why, told = self._decided(one)
            yield ProposalRow(
                one.id, one.at, told, one.quote, one.confidence, stands, why, one.kind, one.count, self._page(one), file
            )

    def _decided(self, one: Proposal) -> tuple[Stands, tuple[str, ...], str]:
        known = self.memory.of(one)
        if known is not None and not (known.stands == "rejected" and one.id in self.edits):
            return ("accepted" if known.stands == "accepted" else "rejected"), (), known.told
        if one.id in self.reject:
            return self._reject(one), (), one.line
        told = msgspec.structs.replace(one, line=self.edits.get(one.id, one.line))
        found, why = placed(self.room, told)
        if found is None or why:
            return self._refused(told, why)
        if self._wanted(one, self.reject):
            return self._reject(one), (), one.line
        if self._wanted(one, self.accept):
            return self._accept(one, found), (), told.line
        return "passes", (), told.line

    def _refused(self, told: Proposal, why: tuple[str, ...]) -> tuple[Stands, tuple[str, ...], str]:
        """Is it refused only as long as people are not of the cast who are proposed for it?"""
        coming = [one for one in self.people if self.memory.of(one) is None]
        if told.kind == "person" or not coming or not any(why_ in _UNKNOWN or "of the cast" in why_ for why_ in why):
            return "refused", why, told.line
        trial = Trial(self.room)
        for one in coming:
            found, wrong = placed(trial, one)
            if found is not None and not wrong:
                trial.lay(found)
        if placed(trial, told)[1]:
            return "refused", why, told.line
        return "waits", ("people in it are proposed, and not yet of the cast: accept them first",), told.line

    def _wanted(self, one: Proposal, asked: Collection[str]) -> bool:
        return one.id in asked or one.kind in asked or "all" in asked

    def _accept(self, one: Proposal, found: Laid) -> Stands:
        if found.path == self.room.stored:
            raise BadRequest("this story keeps its log in a store: log the line with “previously log”")
        place = file_of(self.room, found.path)
        old = bytes_of(place)
        if plain(old.decode("utf-8-sig", "replace")) != plain(self.room.text(found.path)):
            raise BadRequest(f"“{found.path}” has been written by another program meanwhile; nothing was written")
        new = as_before(found.text, old)
        start, added = _insertion(old, new)
        edited = self.edits.get(one.id, "")
        row = decided(one, "accepting", edited if edited != one.line else "")
        row = msgspec.structs.replace(row, file=found.path, start=start, added=added.decode())
        self.memory.keep(row)
        write_bytes(place, new, digest(old) if place.is_file() else NOTHING)
        self.memory.keep(msgspec.structs.replace(row, stands="accepted"))
        self.room.refresh()
        return "accepted"

    def _reject(self, one: Proposal) -> Stands:
        self.memory.keep(decided(one, "rejected"))
        return "rejected"

    def _take_out(self, known: Decided) -> None:
        place = file_of(self.room, known.file)
        now = bytes_of(place)
        new = taken_out(self.room, known, now)
        self.memory.keep(msgspec.structs.replace(known, stands="rejecting"))
        if new is None:  # the file came with the line
            place.unlink()
        else:
            write_bytes(place, new, digest(now))
        self.memory.keep(msgspec.structs.replace(known, stands="rejected"))
        self.room.refresh()

    def _page(self, one: Proposal) -> PagePlace | None:
        canon = self.room.story().canon
        try:
            found = place_of(one.quote, one.at, canon)
        except PreviouslyError:  # no such position
            return None
        if found is None:
            return None
        span = canon.where(found.span)
        return PagePlace(span.path, span.line, found.at, found.number, found.passage.text)


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
