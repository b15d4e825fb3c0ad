"""How long pages take: the first one of the shipped story, and each of a long one, over a real connection."""

import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.big_story import files
from benchmarks.stories import SEASON
from previously.surfaces.web.app import create_app
from previously.surfaces.web.room import Room
from previously.surfaces.web.server import Server, bound

PAGES = ("/character/p0", "/cast", "/knows", "/findings", "/recap", "/source/s05.yaml")
SLIDES = ("/character/p0", "/cast", "/")
STEPS = [f"S{season:02d}E{episode:02d}" for season in (2, 5, 9) for episode in range(1, 11)]


@contextmanager
def serving(room: Room) -> Iterator[HTTPConnection]:
    """A room on a free port, and a connection to it."""
    listening = bound("127.0.0.1", 0)
    server = Server(create_app(room))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    line = HTTPConnection("127.0.0.1", listening.getsockname()[1])
    yield line
    line.close()
    server.should_exit = True
    thread.join()


def taken(line: HTTPConnection, target: str) -> float:
    """Milliseconds that a page takes."""
    start = time.perf_counter()
    line.request("GET", target)
    answer = line.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{target}: {answer.status}")
    return (time.perf_counter() - start) * 1e3


def first() -> float:
    """Milliseconds from nothing read to the first page of the shipped story."""
    start = time.perf_counter()
    with serving(Room(SEASON)) as line:
        taken(line, "/")
        return (time.perf_counter() - start) * 1e3


def figures() -> dict[str, float]:
    """Milliseconds by name: `first`; of the long story each page when it is first asked for, `again`, and a step."""
    shipped = statistics.median(first() for _ in range(5))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files().items():
            (Path(folder) / name).write_text(text, "utf-8")
        start = time.perf_counter()
        room = Room(Path(folder))
        opened = (time.perf_counter() - start) * 1e3
        with serving(room) as line, _opened(line) as opening:
            pages = {"/": opening, **{page: taken(line, page) for page in PAGES}}
            again = {f"{page} again": taken(line, page) for page in pages}
            steps = {f"{page} step": statistics.median(_steps(line, page)) for page in SLIDES}
    return {"first": shipped, "opened": opened, **pages, **again, **steps}


@contextmanager
def _opened(line: HTTPConnection) -> Iterator[float]:
    """A first page as a browser opens it, and the milliseconds it takes: it follows the story from then on."""
    taking = taken(line, "/")
    news = HTTPConnection("127.0.0.1", line.port)
    news.request("GET", "/live")
    news.getresponse().readline()
    yield taking
    news.close()


def _steps(line: HTTPConnection, page: str) -> Iterator[float]:
    """Each step of the “as of” slider, as a page's script asks for it."""
    return (taken(line, f"{page}?at={at}") for at in STEPS)


def main() -> None:
    """Print them all."""
    for name, milliseconds in figures().items():
        print(f"{name:24} {milliseconds:8.0f} ms")


if __name__ == "__main__":
    main()
