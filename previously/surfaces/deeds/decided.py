"""What was decided of proposals, remembered beside them.

A decision is written down twice: before the story's file is written, as something under way, and after it. So whoever
is killed between the two leaves a row that the file itself answers: what was to come in stands there, or it does not.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from previously.canon.pages.folding import fold
from previously.core.errors import BadRequest, UnreadableInput
from previously.core.proposal import Proposal, ProposalKind
from previously.formats.writing.place import NOTHING, digest
from previously.formats.writing.write import worded, write_bytes
from previously.live.room import Room

KEPT = "proposals/decided.jsonl"
Stands = Literal["passes", "waits", "refused", "accepted", "rejected"]
"""How a proposal stands; it `waits` where it would pass once the people who are proposed are of the cast."""
Remembered = Literal["accepting", "accepted", "rejecting", "rejected"]
Key = tuple[str, ...]


class Decided(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was decided of a proposal. Of an accepted one: what came into which file, and at which byte.

    `edited`: the words it was accepted in, where they are not its own.
    """

    quote: str
    at: str
    line: str
    stands: Remembered
    file: str = ""
    start: int = 0
    added: str = ""
    kind: ProposalKind = "line"
    edited: str = ""

    @property
    def key(self) -> Key:
        """What a proposal is known again by."""
        return (self.kind, fold(self.quote), self.at.casefold(), fold(self.line))

    @property
    def told(self) -> str:
        """The words it stands in."""
        return self.edited or self.line


class Memory:
    """The decisions of a story, in the order they were made."""

    def __init__(self, room: Room) -> None:
        self.place = room.home / KEPT
        self.raw = bytes_of(self.place)
        self._known: dict[Key, Decided] = {}
        under_way: dict[Key, Decided] = {}
        for one in _rows(self.raw):
            if one.stands in {"accepting", "rejecting"}:
                under_way[one.key] = one
            else:
                under_way.pop(one.key, None)
                self._note(one)
        for one in under_way.values():
            self._note(_answered(one, lambda name: bytes_of(file_of(room, name))))

    def of(self, one: Proposal) -> Decided | None:
        """What was decided of a proposal: of what was rejected, by its quote and position, whatever its line."""
        key = decided(one, "accepted").key
        return self._known.get(key[:3]) or self._known.get(key)

    def keep(self, *rows: Decided) -> None:
        """Write decisions down. Raises Changed, and UnreadableInput."""
        new = self.raw + b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
        write_bytes(self.place, new, digest(self.raw) if self.place.is_file() else NOTHING)
        self.raw = new
        for row in rows:
            if row.stands in {"accepted", "rejected"}:
                self._note(row)

    def accepted(self) -> tuple[Decided, ...]:
        """What stands in the story, in the order it was accepted."""
        return tuple(one for one in self._known.values() if one.stands == "accepted")

    def _note(self, row: Decided | None) -> None:
        if row is None:
            return
        for key in (row.key, row.key[:3]):
            self._known.pop(key, None)
        self._known[row.key[:3] if row.stands == "rejected" else row.key] = row


def decided(one: Proposal, stands: Remembered, edited: str = "") -> Decided:
    """A decision of a proposal."""
    return Decided(one.quote, one.at, one.line, stands, kind=one.kind, edited=edited)


def file_of(room: Room, name: str) -> Path:
    """Where a file of the story lies, or will. Raises BadRequest where that leads out of its folder."""
    place = room.place(name) or room.home / name
    if not place.resolve().is_relative_to(room.home.resolve()):
        raise BadRequest(f"“{name}” leads out of the story's folder; nothing was written")
    return place


def bytes_of(place: Path) -> bytes:
    """What a file holds; nothing where there is none. Raises UnreadableInput."""
    with worded(place):
        return place.read_bytes() if place.is_file() else b""


def found_at(known: Decided, text: bytes) -> int:
    """The byte at which what was accepted stands in its file now: -1 where it does not, or stands there twice."""
    added = known.added.encode()
    if text.startswith(added, known.start):
        return known.start
    return text.find(added) if text.count(added) == 1 else -1


def _answered(one: Decided, read: Callable[[str], bytes]) -> Decided | None:
    """What became of a decision that was under way, by what stands in the file."""
    if one.added and found_at(one, read(one.file)) >= 0:
        return msgspec.structs.replace(one, stands="accepted")
    return msgspec.structs.replace(one, stands="rejected") if one.stands == "rejecting" else None


def _rows(raw: bytes) -> Iterator[Decided]:
    rows: Iterable[bytes] = raw.splitlines()
    for number, row in enumerate(rows, 1):
        try:
            yield msgspec.json.decode(row, type=Decided)
        except msgspec.DecodeError as error:
            raise UnreadableInput(f"{KEPT}:{number} is not what was written there: {error}") from None
