"""`/source`: the files that have pages: the story's, its plans and its articles."""

from collections import Counter

import msgspec
from starlette.requests import Request

from previously.formats.files import find_press, homes
from previously.live.look import Look
from previously.live.room import Room
from previously.surfaces.web.asking import Shown
from previously.surfaces.web.pages.found import found_for


class FileRow(msgspec.Struct, frozen=True):
    """A file, and the number of findings in it."""

    path: str
    findings: int


class Files(msgspec.Struct, frozen=True):
    """Every file that has a page."""

    files: tuple[FileRow, ...]


def answer(room: Room, look: Look, request: Request) -> Files:
    """The API's answer, with complete counts even for a long story."""
    del request
    counts, _ = _counted(room, look, whole=True)
    return Files(tuple(FileRow(path, counts[path]) for paths in _groups(room).values() for path in paths))


def page(room: Room, look: Look, request: Request) -> Shown:
    """The files, each with its number of findings."""
    del request
    counts, waits = _counted(room, look, whole=False)
    groups = [(label, [(path, counts[path]) for path in paths]) for label, paths in _groups(room).items() if paths]
    return Shown("files.html", "Files", {"groups": groups, "waits": waits})


def _groups(room: Room) -> dict[str, list[str]]:
    return {"The story": room.files(), "Plans": room.plans(), "Press": [*press(room)]}


def _counted(room: Room, look: Look, *, whole: bool) -> tuple[Counter[str], bool]:
    """The number of findings per file, and whether they are still being computed."""
    names, found = shown(room), found_for(room, look, whole=whole)
    return Counter(names.get(finding.span.path, "") for finding in found.findings), found.waits


def press(room: Room) -> dict[str, str]:
    """The story's articles, by path; none for an audience."""
    return {} if room.audience else find_press(room.home, homes(room.files()))[0]


def shown(room: Room) -> dict[str, str]:
    """Every file that has a page, by its path in findings; none for an audience.

    A series in a universe names its plans by their path in its own folder, as their pages do.
    """
    if room.audience:
        return {}
    home = room.story().canon.home
    files = {path: path for path in (*room.files(), *press(room))}
    return files | {f"{home}{plan}": plan for plan in room.plans()}
