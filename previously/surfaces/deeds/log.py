"""Lines added to a story's files: all of them, or none and why."""

from collections.abc import Sequence
from pathlib import Path

from previously.core.errors import BadRequest
from previously.formats.writing.lines import as_before, plain
from previously.formats.writing.place import NOTHING, Changed, digest
from previously.formats.writing.write import write_bytes
from previously.language.guesses import suggestions
from previously.live.room import Room
from previously.questions.findings import FindingRow
from previously.questions.question import Answer
from previously.surfaces.deeds.laid import Laid, is_read, laid


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
    """

    written: bool
    at: str
    file: str
    lines: tuple[LoggedLine, ...]
    findings: tuple[FindingRow, ...]
    repeated: bool = False


def log(story: Room | str | Path, lines: Sequence[str], at: str | None = None, *, dry_run: bool = False) -> LogAnswer:
    """Add lines at the end of a position, or of what is told, in the author's layout; a new position is begun.

    A line in which nothing is understood is refused, with what would be read; where one is, nothing is written.
    `story`: its folder, or its room. Raises UnknownPosition, and BadRequest where the story is only read, or the file
    does not take them.
    """
    room = story if isinstance(story, Room) else Room(Path(story))
    with room.lock:
        if room.audience or (room.read_only and not dry_run):
            raise BadRequest("this story is served to be read: nothing is logged in it")
        room.refresh()
        found = laid(room, lines, at)
        answered = tuple(_line(found, number, line.strip()) for number, line in enumerate(lines))
        findings = tuple(map(FindingRow.of, found.added(room.story())))
        writes = not dry_run and all(one.read and not one.wrong for one in answered)
        if writes:
            _write(room, found, lines)
        return LogAnswer(writes, found.at, found.path, answered, findings)


def _line(found: Laid, number: int, line: str) -> LoggedLine:
    entries, errors = found.entries[number], [one for one in found.wrong[number] if one.severity == "error"]
    read, canon = is_read(entries), found.story.canon
    wrong = tuple(f"{one.sentence}{f'; {one.fix}' if one.fix else ''}" for one in errors)
    names = {who: one.name for who, one in canon.cast.items()}
    nearest = () if read and not wrong else tuple(suggestions(line, canon.lexicon, names))
    return LoggedLine(line, read, entries[0].id, wrong, nearest)


def _write(room: Room, found: Laid, lines: Sequence[str]) -> None:
    """Write the file, only over the text that was read, or the store. Raises Changed, and UnreadableInput."""
    if found.path == room.stored:
        room.store([line.strip() for line in lines], found.at)
        return
    place = room.place(found.path) or room.home / found.path
    if not place.resolve().is_relative_to(room.home.resolve()):
        raise BadRequest(f"“{found.path}” leads out of the story's folder; nothing was written")
    raw = place.read_bytes() if place.is_file() else b""
    if plain(raw.decode("utf-8-sig", "replace")) != plain(room.text(found.path)):
        raise Changed(place)  # since it was read
    write_bytes(place, as_before(found.text, raw), digest(raw) if place.is_file() else NOTHING)
    room.refresh()
