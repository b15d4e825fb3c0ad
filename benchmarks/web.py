"""How long pages take: the first one of the shipped story; of a long one each as a fresh server's first, and each step.

Servers are processes of their own, asked over a real connection.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.big_story import files
from benchmarks.stories import SEASON

PAGES = (
    "/", "/character/p0", "/cast", "/knows", "/findings", "/compare", "/recap", "/source", "/source/s05.yaml", "/read",
    "/?plan=one", "/character/p0?plan=one", "/cast?plan=one", "/findings?plan=one",
    "/character/p0?without=p1", "/cast?without=p1", "/findings?without=p1", "/compare?without=p1",
    "/?seen=S05E05", "/character/p0?seen=S05E05", "/cast?seen=S05E05", "/findings?seen=S05E05",
)  # fmt: skip
SLIDES = ("/", "/character/p0", "/cast", "/knows")
"""The pages with a slider for “as of”; a recap has a field, and takes another door when it is left."""
FILLS = ("/findings", "/compare", "/source/s05.yaml")
STEPS = [f"S{season:02d}E{episode:02d}" for season in (2, 5, 9) for episode in range(1, 11)]
WAITS = b"data-waits"
"""What a page says that is shown before all of it is worked out."""
DRAFTS = {
    "plans/one.yaml": """\
S10E21:
  scenes:
    1: {place: place 3, present: [p0, p1, p2], lines: [Ada Ashford betrays Bo Ashford, Bo Ashford plays at ease]}
    2: {place: place 4, present: [p0, p2], lines: [Cy Ashford comforts Ada Ashford]}
""",
    "plans/two.yaml": """\
S10E20:
  scenes:
    50: {place: place 3, present: [p0, p1], lines: [Ada Ashford thanks Bo Ashford, Ada Ashford plays at ease]}
""",
}


@contextmanager
def serving(folder: Path) -> Iterator[HTTPConnection]:
    """A fresh server of a story, and a connection to it."""
    command = [sys.executable, "-m", "previously", "serve", str(folder), "--port", "0", "--no-token"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        said = server.stdout.readline() if server.stdout else ""
        port = re.search(r"http://[^/]*:(\d+)", said)
        if port is None:
            raise RuntimeError(f"the server did not say where it is: {said!r}")
        line = HTTPConnection("127.0.0.1", int(port[1]))
        yield line
        line.close()
        server.terminate()


def asked(line: HTTPConnection, target: str) -> bytes:
    """What a page says."""
    line.request("GET", target)
    answer = line.getresponse()
    text = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{target}: {answer.status}")
    return text


def taken(line: HTTPConnection, target: str) -> float:
    """Milliseconds that a page takes."""
    start = time.perf_counter()
    asked(line, target)
    return (time.perf_counter() - start) * 1e3


def filled(line: HTTPConnection, target: str) -> float:
    """Milliseconds until a page shows all that is worked out for it."""
    start = time.perf_counter()
    while WAITS in asked(line, target):
        time.sleep(0.05)
    return (time.perf_counter() - start) * 1e3


def first() -> tuple[float, float]:
    """Milliseconds from no process to a server of the shipped story, and from then to its first page."""
    start = time.perf_counter()
    with serving(SEASON) as line:
        up = (time.perf_counter() - start) * 1e3
        return up, taken(line, "/")


def figures() -> dict[str, float]:
    """Milliseconds by name: `up` and `first` of the shipped story; of the long one each page as a fresh server's first.

    `filled`: until all of a page is worked out; `again`; and a `step` of “as of”, as a page's script asks for it.
    """
    ups, firsts = zip(*(first() for _ in range(5)), strict=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plans").mkdir()
        for path, text in {**files(), **DRAFTS}.items():
            (folder / path).write_text(text, "utf-8")
        pages = {page: _fresh(folder, page) for page in PAGES}
        return {"up": statistics.median(ups), "first": statistics.median(firsts), **pages, **_slid(folder)}


def _fresh(folder: Path, page: str) -> float:
    with serving(folder) as line:
        return taken(line, page)


def _slid(folder: Path) -> dict[str, float]:
    """What one server takes over a while, with a page open that follows the story."""
    with serving(folder) as line, _opened(line):
        full = {f"{page} filled": filled(line, page) for page in FILLS}
        again = {f"{page} again": statistics.median(taken(line, page) for _ in range(2)) for page in PAGES[:10]}
        steps = {
            f"{page} step": statistics.median(taken(line, f"{page}?at={at}") for at in (*STEPS, *STEPS))
            for page in (*SLIDES, "/recap")
        }
    return {**full, **again, **steps}


@contextmanager
def _opened(line: HTTPConnection) -> Iterator[None]:
    """A first page as a browser opens it: it follows the story from then on."""
    asked(line, "/")
    news = HTTPConnection("127.0.0.1", line.port)
    news.request("GET", "/live")
    news.getresponse().readline()
    yield
    news.close()


def main() -> None:
    """Print them all."""
    for name, milliseconds in figures().items():
        print(f"{name:28} {milliseconds:8.0f} ms")


if __name__ == "__main__":
    main()
