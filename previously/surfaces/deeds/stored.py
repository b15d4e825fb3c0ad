"""Lines logged in a story's store, on one of its branches, with what a row says of them beside."""

from collections.abc import Sequence
from typing import NamedTuple

from previously.canon.log import Canon
from previously.core.entries import Entry
from previously.core.errors import BadRequest
from previously.core.source import Span
from previously.formats.jsonl.events import Logged
from previously.formats.store.chain import text_of
from previously.formats.store.store import Store
from previously.live.ahead import Ahead
from previously.live.room import Room
from previously.story.story import Story
from previously.surfaces.deeds.laid import OF_TEXT, Laid, fit


class Beside(NamedTuple):
    """What a row says beside its line: who wrote it, and of its scene the place, who is there and the day."""

    by: str = ""
    place: str = ""
    present: Sequence[str] | None = None
    day: float | None = None

    def row(self, at: str, line: str) -> Logged:
        """The row of a line at a position."""
        there = None if self.present is None else list(self.present)
        return Logged(at, line, self.place, there, self.day, None, "", self.by)


class Row(NamedTuple):
    """A line in a row of the log, as a file."""

    path: str
    number: int
    line: str

    def holds(self, span: Span) -> bool:
        """Does something stand in it?"""
        return (span.path, span.line) == (self.path, self.number)


class Rows(NamedTuple):
    """Rows as they would be logged, the story before, and what it would be with them.

    `ahead`: the scene that they end, where only that has been read.
    """

    rows: tuple[Logged, ...]
    before: Story
    laid: Laid
    ahead: Ahead | None = None


def laid_in_store(room: Room, store: Store, lines: Sequence[str], at: str | None, branch: str, beside: Beside) -> Rows:
    """Lay lines at the end of a branch. Raises UnknownPosition, BadRequest and UnreadableInput."""
    lines = [line.strip() for line in lines]
    fit(lines)
    same = branch in {"", store.reads}
    before = room.story() if same else room.on(branch)
    where = _scene(before.canon, at or store.last(branch))
    rows = tuple(beside.row(where, line) for line in lines)
    text = before.loader.texts.files.get(room.stored, "")
    new = text + ("" if not text or text.endswith("\n") else "\n") + "".join(f"{text_of(row)}\n" for row in rows)
    after = before.edited(room.stored, new)
    first = new.count("\n") - len(rows) + 1
    found = [_read_at(after.canon, where, Row(room.stored, first + number, line)) for number, line in enumerate(lines)]
    wrong = [one for one in after.findings if one.code.startswith(OF_TEXT) and one.span.path == room.stored]
    said = tuple(tuple(one for one in wrong if one.span.line == first + number) for number in range(len(rows)))
    standing = tuple(range(first, first + len(rows)))
    return Rows(rows, before, Laid(room.stored, new, where, after, tuple(found), said, standing))


def laid_ahead(room: Room, store: Store, lines: Sequence[str], at: str | None, beside: Beside) -> Rows | None:
    """Lay lines at the end of the log, where they go on with its last scene; the story is not read with them.

    None where it is to be read for them. Raises UnknownPosition and BadRequest.
    """
    lines = [line.strip() for line in lines]
    fit(lines)
    ahead, before = room.ahead(store), room.known
    if ahead is None or (at is not None and _scene(before.canon, at) != ahead.at):
        return None
    rows = tuple(beside.row(ahead.at, line) for line in lines)
    after = ahead.on(rows)
    standing = tuple(range(ahead.rows + 1, ahead.rows + len(rows) + 1))
    found = tuple(after.entries(row) for row in standing) if after is not None else ()
    if after is None or not all(found):
        return None
    wrong = tuple(after.findings(row) for row in standing)
    return Rows(rows, before, Laid(ahead.path, "", ahead.at, before, found, wrong, standing), after)


def _scene(canon: Canon, at: str) -> str:
    """The scene that a position names; of an episode its last, or its first to be. Raises UnknownPosition."""
    numbers, name = canon.template.parse(at)
    told = next((part.scenes for part in canon.episodes if part.episode == numbers), ())
    return canon.template.show(numbers, name) if name else told[-1].at if told else canon.template.show(numbers, "1")


def _read_at(canon: Canon, at: str, row: Row) -> tuple[Entry, ...]:
    """What the line in a row is read as. Raises BadRequest where it is nothing."""
    numbers = canon.template.parse(at)[0]
    there = (entry for part in canon.episodes if part.episode == numbers for entry in part.entries)
    found = tuple(entry for entry in there if row.holds(canon.where(entry.span)))
    if not found:
        raise BadRequest(f"this line cannot stand at {at}: “{row.line}”")
    return found
