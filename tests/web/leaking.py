"""The real command with a leak in it, by name: `python -m tests.web.leaking ORDER serve FOLDER …`.

Each opens one channel through which a server could tell what lies after the cut, or where and when it runs.
"""

import os
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from previously.core.errors import PreviouslyError
from previously.live.look import Look
from previously.live.room import Room
from previously.surfaces.cli.main import main
from previously.surfaces.web import app, frame
from previously.surfaces.web.http import caching, errors, openapi, security
from previously.surfaces.web.routes import ROUTES

HOME = Path(os.environ.get("LEAKING", "."))
"""The folder that is served."""


def files() -> list[Path]:
    """Its files."""
    return sorted(path for path in HOME.rglob("*") if path.is_file())


def order() -> None:
    """Names stand as a set of them does."""
    told = frame.told

    def shuffled(room: Room, look: Look) -> frame.Told:
        found = told(room, look)
        return found._replace(cast=tuple(sorted(found.cast, key=hash)))

    frame.told = shuffled


def zone() -> None:
    """Answers say when they were given, as clocks here do."""
    security.HEADERS["x-made"] = time.tzname[0]


def changed() -> None:
    """Answers say when the files were written."""
    security.HEADERS["last-modified"] = str(max(path.stat().st_mtime_ns for path in files()))


def marks() -> None:
    """Marks are made of the files."""
    marked = caching.marked

    def leaky(request: Request, answer: Response) -> Response:
        found = marked(request, answer)
        if "etag" in found.headers:
            found.headers["etag"] = f'"{sum(path.stat().st_size for path in files())}"'
        return found

    vars(app)["marked"] = leaky


def version() -> None:
    """The version is made of the files."""
    setattr(Room, "version", property(lambda _: str(len(files()))))  # noqa: B010 - types take it for fixed


def unseen() -> None:
    """What is not told yet is another mistake than what is not there."""
    theirs = errors.theirs

    def leaky(request: Request, error: Exception) -> Response:
        word = request.url.path.rpartition("/")[2].encode()
        there = any(word in path.read_bytes() for path in files())
        return errors.refused(request, 403, "not yet") if there else theirs(request, error)

    errors.HANDLERS[PreviouslyError] = leaky


def where() -> None:
    """A refusal says where the story lies."""
    refused = errors.refused

    def leaky(request: Request, status: int, sentence: str = "", *, report: str = "", again: bool = False) -> Response:
        return refused(request, status, f"{sentence} ({HOME})", report=report, again=again)

    errors.refused = leaky


def described() -> None:
    """The description of the API counts the files."""
    document = openapi.document
    openapi.document = lambda room, calls=(): {**document(room, calls), "x-files": len(files())}


def pages() -> None:
    """An author's pages are there, and list the files."""
    setattr(Room, "files", lambda _: [path.relative_to(HOME).as_posix() for path in files()])  # noqa: B010
    vars(app)["ROUTES"] = tuple(page._replace(authors=False) for page in ROUTES)


def kept() -> None:
    """The whole story is kept, and a look decides how much of it is shown."""
    setattr(Room, "look", lambda _, look: look)  # noqa: B010
    seen = Room.story

    def leaky(room: Room, look: Look | None = None) -> Any:
        asked = look or Look()
        return Room(HOME, seen=asked.seen).story() if asked.seen == "all" and room.audience else seen(room, asked)

    setattr(Room, "story", leaky)  # noqa: B010


def told() -> None:
    """Open pages are told of every save."""
    refresh, saves = Room.refresh, count(1)

    def leaky(room: Room, changed: Any = None) -> bool:
        refresh(room, changed)
        now = str(next(saves))
        setattr(Room, "version", property(lambda _: now))  # noqa: B010
        return True

    setattr(Room, "refresh", leaky)  # noqa: B010


LEAKS: dict[str, Callable[[], None]] = {
    leak.__name__: leak for leak in (order, zone, changed, marks, version, unseen, where, described, pages, kept, told)
}

if __name__ == "__main__":
    LEAKS[os.environ["LEAK"]]()
    main()
