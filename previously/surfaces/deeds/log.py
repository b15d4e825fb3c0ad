"""Lines added to a story's files, or to its store: all of them, or none and why."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from previously.core.errors import BadRequest
from previously.core.finding import Finding
from previously.formats.store.keys import Call
from previously.formats.writing.lines import as_before, plain
from previously.formats.writing.place import NOTHING, Changed, digest
from previously.formats.writing.write import write_bytes
from previously.language.guesses import suggestions
from previously.live.room import Room
from previously.questions.findings import FindingRow
from previously.questions.question import Answer
from previously.surfaces.deeds.laid import Laid, is_read, laid
from previously.surfaces.deeds.once import before_in, once
from previously.surfaces.deeds.stored import Beside, laid_ahead, laid_in_store

NOTED = "PV004"
"""The code of a line that is kept as a note, which a refused one is not."""
UNBORNE = "PV701"
"""The code of a quote that is on no page."""
MARKS = ' "“”'


class LoggedLine(Answer, frozen=True):
    """A line: whether it is read, its address once it stands there, what is wrong with it, and what would be read."""

    line: str
    read: bool
    event: str
    wrong: tuple[str, ...]
    nearest: tuple[str, ...]


class LogAnswer(Answer, frozen=True):
    """Lines logged. `written` is false for a dry run, and where one of them is refused: then none is.

    `findings` are what the story would have beside those it has. `repeated`: the same was logged before, by its key.
    Of a store: its `branch`, and the numbers of the new `rows`.
    """

    written: bool
    at: str
    file: str
    lines: tuple[LoggedLine, ...]
    findings: tuple[FindingRow, ...]
    repeated: bool = False
    branch: str = ""
    rows: tuple[int, ...] = ()

    @property
    def refuses(self) -> bool:
        """Is one of the lines refused?"""
        return any(not one.read or one.wrong for one in self.lines)


def log(
    story: Room | str | Path, lines: Sequence[str], at: str | None = None, *, dry_run: bool = False, quoting: str = ""
) -> LogAnswer:
    """Add lines at the end of a position, or of what is told, in the author's layout; a new position is begun.

    A line in which nothing is understood is refused, with what would be read, and so is one whose quote is not on the
    page (`quoting`: what all of them quote); where one is, nothing is written. `story`: its folder, or its room.
    Raises UnknownPosition, and BadRequest where the story is only read, or the file does not take them.
    """
    room = story if isinstance(story, Room) else Room(Path(story))
    with room.lock:
        _check(room, dry_run=dry_run)
        room.refresh()
        told = quoted(lines, quoting)
        found = laid(room, told, at)
        answer = _answer(found, told, found.added(room.story()))
        if dry_run or answer.refuses:
            return answer
        if found.path == room.stored:
            with room.store() as store:
                answer = msgspec.structs.replace(answer, branch=store.reads, rows=store.log(told, found.at))
        else:
            _write(room, found)
        room.refresh()
        return msgspec.structs.replace(answer, written=True)


def log_in_store(
    room: Room,
    lines: Sequence[str],
    at: str | None = None,
    *,
    dry_run: bool = False,
    quoting: str = "",
    branch: str = "",
    beside: Beside = Beside(),  # noqa: B008 - never changed
    check: bool = True,
    call: Call | None = None,
) -> LogAnswer:
    """Add lines at the end of a branch of the story's store, by default the one that is read, as `log` does.

    Without `at` they stand where its last row does. Without `check` nothing is said of what they contradict.
    Raises UnknownPosition, BadRequest and UnreadableInput.
    """
    with room.lock, room.store() as store:
        _check(room, dry_run=dry_run)
        known = before_in(store, call, LogAnswer)
        if known is not None:
            return known
        told = quoted(lines, quoting)
        same = branch in {"", store.reads}
        rows = laid_ahead(room, store, told, at, beside) if same and not check else None
        if rows is None:
            room.refresh()
            rows = laid_in_store(room, store, told, at, branch, beside)
        found = _answer(rows.laid, told, rows.laid.added(rows.before) if check else ())
        found = msgspec.structs.replace(found, branch=branch or store.reads)
        if dry_run or found.refuses:
            return found

        def done() -> LogAnswer:
            return msgspec.structs.replace(found, written=True, rows=store.add(rows.rows, branch=branch))

        answer = once(store, call, LogAnswer, done)
        if rows.ahead is not None:
            room.later(rows.ahead)
        else:
            room.refresh(likely=rows.laid.story if same else None)
        return answer


def quoted(lines: Sequence[str], quoting: str) -> list[str]:
    """Lines with what they quote. Raises BadRequest for a quote that cannot stand in a line."""
    quote = quoting.strip(MARKS)
    if any(sign in quote for sign in '"“”') or not quote.isprintable():
        raise BadRequest(f"quote what lies between quotation marks, on one row; given “{quoting:.60}”")
    return [f"{line.strip()}; quoting “{quote}”" if quote else line.strip() for line in lines]


def _check(room: Room, *, dry_run: bool) -> None:
    if room.audience or (room.read_only and not dry_run):
        raise BadRequest("this story is served to be read: nothing is logged in it")


def _answer(found: Laid, lines: Sequence[str], added: tuple[Finding, ...]) -> LogAnswer:
    """What is said of lines that are laid; a quote that is on no page is wrong with its line."""
    unborne = {(one.span.path, one.span.line): one for one in added if one.code == UNBORNE}
    beside = [unborne.get((found.path, row)) for row in found.rows]
    answered = tuple(
        _line(found, number, line, more) for number, (line, more) in enumerate(zip(lines, beside, strict=True))
    )
    refused = {row for row, one in zip(found.rows, answered, strict=True) if not one.read}
    said = (
        one for one in added if not (one.code == NOTED and one.span.path == found.path and one.span.line in refused)
    )
    return LogAnswer(False, found.at, found.path, answered, tuple(map(FindingRow.of, said)))


def _line(found: Laid, number: int, line: str, unborne: Finding | None) -> LoggedLine:
    entries, errors = found.entries[number], [one for one in found.wrong[number] if one.severity == "error"]
    read, canon = is_read(entries), found.story.canon
    sound = read and not errors
    errors += [] if unborne is None else [unborne]
    wrong = tuple(f"{one.sentence}{f'; {one.fix}' if one.fix else ''}" for one in errors)
    names = {who: one.name for who, one in canon.cast.items()}
    nearest = () if sound else tuple(suggestions(line, canon.lexicon, names))
    return LoggedLine(line, read, entries[0].id, wrong, nearest)


def _write(room: Room, found: Laid) -> None:
    """Write the file, only over the text that was read. Raises Changed, and UnreadableInput."""
    place = room.place(found.path) or room.home / found.path
    if not place.resolve().is_relative_to(room.home.resolve()):
        raise BadRequest(f"“{found.path}” leads out of the story's folder; nothing was written")
    raw = place.read_bytes() if place.is_file() else b""
    if plain(raw.decode("utf-8-sig", "replace")) != plain(room.text(found.path)):
        raise Changed(place)  # since it was read
    write_bytes(place, as_before(found.text, raw), digest(raw) if place.is_file() else NOTHING)
