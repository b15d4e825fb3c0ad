"""What was accepted taken out of its file again, and nothing else with it."""

from collections import Counter

from previously.core.errors import BadRequest
from previously.formats.writing.lines import plain
from previously.live.room import Room
from previously.story.story import Story
from previously.surfaces.deeds.decided import Decided, found_at


def taken_out(room: Room, known: Decided, now: bytes) -> bytes | None:
    """A file's bytes without what was accepted: None where nothing is left.

    Where other lines have come in below since, only the line's own row goes. Raises BadRequest where the file has been
    edited since, or something else would go with it.
    """
    added, start = known.added.encode(), found_at(known, now)
    if start < 0:
        raise BadRequest(f"“{known.file}” has been edited since; take it out there: {known.told}")
    if now == added:
        return None
    before = room.story()
    ways = [(start, start + len(added))]
    if known.kind not in {"person", "scene"}:
        ways.append(_own_row(now, start, added))
    for begin, end in ways:
        new = now[:begin] + now[end:]
        if begin < end and _is_less(before, _without(before, known.file, new), known):
            return new
    raise BadRequest(f"“{known.file}” has lines that rest on this one; take it out there: {known.told}")


def _without(before: Story, path: str, new: bytes) -> Story:
    return before.edited(path, plain(new.decode("utf-8-sig", "replace")))


def _own_row(now: bytes, start: int, added: bytes) -> tuple[int, int]:
    """The last row of what was added: a line stands on one, below the headings that came in with it."""
    body = added.rstrip(b"\r\n")
    begin = start + body.rfind(b"\n") + 1
    end = now.find(b"\n", start + len(body))
    return begin, len(now) if end < 0 else end + 1


def _is_less(before: Story, after: Story, known: Decided) -> bool:
    """Does a story tell what it told, but for one line, person or setting, and nothing wrong?"""
    gone, more = _told(before), _told(after)
    gone.subtract(more)
    lines = [text for text, number in gone.items() if number]
    wrong = {(one.code, one.sentence) for one in after.findings if one.severity == "error"}
    known_wrong = {(one.code, one.sentence) for one in before.findings}
    few = len(lines) <= (known.kind not in {"person", "scene"})
    people = {*before.canon.cast} - {*after.canon.cast}
    return few and all(number > 0 for number in gone.values() if number) and len(people) <= 1 and wrong <= known_wrong


def _told(story: Story) -> Counter[str]:
    """The lines, each with how often it is told in a scene."""
    lines = {(entry.scene.at, int(entry.ordinal)): entry.text for entry in story.canon.entries()}
    return Counter(f"{at}: {text}" for (at, _), text in lines.items())
