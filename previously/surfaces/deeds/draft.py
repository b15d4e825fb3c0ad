"""A draft checked before it is kept: its lines laid at a position, and what they contradict, both sides."""

from pathlib import Path

from previously.live.room import Room
from previously.questions.findings import FindingRow
from previously.questions.question import Answer
from previously.surfaces.deeds.laid import is_read, laid


class DraftLine(Answer, frozen=True):
    """A line of a draft, and whether something in it is understood."""

    line: str
    read: bool


class DraftAnswer(Answer, frozen=True):
    """What a draft adds to the findings. It rests on the lines that are `read`; of the others nothing is known."""

    at: str
    lines: tuple[DraftLine, ...]
    understood: int
    findings: tuple[FindingRow, ...]


def check_draft(story: Room | str | Path, draft: str, at: str | None = None) -> DraftAnswer:
    """Check a draft, a line an event, at the end of a position or of what is told; nothing is kept.

    `story`: its folder, or its room. Raises UnknownPosition and BadRequest.
    """
    lines = [line.strip() for line in draft.splitlines() if line.strip()]
    room = story if isinstance(story, Room) else Room(Path(story))
    with room.lock:
        room.refresh()
        found = laid(room, lines, at)
        read = tuple(DraftLine(line, is_read(told)) for line, told in zip(lines, found.entries, strict=True))
        findings = tuple(map(FindingRow.of, found.added(room.story())))
        return DraftAnswer(found.at, read, sum(one.read for one in read), findings)
