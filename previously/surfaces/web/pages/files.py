"""`/source`: the files that a room's pages show: the story's, its plans', and the articles kept with it."""

from collections import Counter

import msgspec
from starlette.requests import Request

from previously.formats.articles import find_press
from previously.formats.universe import homes
from previously.live.look import Look
from previously.live.room import Room
from previously.surfaces.web.asking import Shown
from previously.surfaces.web.pages.found import found_for


class FileRow(msgspec.Struct, frozen=True):
    """A file, and how many findings stand at its lines."""

    path: str
    findings: int


class Files(msgspec.Struct, frozen=True):
    """Every file there is a page of."""

    files: tuple[FileRow, ...]


def answer(room: Room, look: Look, request: Request) -> Files:
    """The files for programs; the findings of a long story are counted whole."""
    del request
    counts, _ = _counted(room, look, whole=True)
    return Files(tuple(FileRow(path, counts[path]) for paths in _groups(room).values() for path in paths))


def page(room: Room, look: Look, request: Request) -> Shown:
    """The files, each with how many findings it has."""
    del request
    counts, waits = _counted(room, look, whole=False)
    groups = [(label, [(path, counts[path]) for path in paths]) for label, paths in _groups(room).items() if paths]
    return Shown("files.html", "Files", {"groups": groups, "waits": waits})


def _groups(room: Room) -> dict[str, list[str]]:
    return {"The story": room.files(), "Plans": room.plans(), "Press": [*press(room)]}


def _counted(room: Room, look: Look, *, whole: bool) -> tuple[Counter[str], bool]:
    """How many findings each file has, and whether they are being worked out."""
    names, found = shown(room), found_for(room, look, whole=whole)
    return Counter(names.get(finding.span.path, "") for finding in found.findings), found.waits


def press(room: Room) -> dict[str, str]:
    """The articles the story keeps, by path; an audience is shown none."""
    return {} if room.audience else find_press(room.home, homes(dict.fromkeys(room.files(), "")))[0]


def shown(room: Room) -> dict[str, str]:
    """Every file there is a page of, by the path that findings name it with; an audience has none.

    A series in a universe calls its plans by their path in its own folder, as its page does.
    """
    if room.audience:
        return {}
    home = room.story().canon.home
    files = {path: path for path in (*room.files(), *press(room))}
    return files | {f"{home}{plan}": plan for plan in room.plans()}
