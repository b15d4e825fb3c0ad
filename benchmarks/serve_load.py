"""Many readers at once on the long story: `python -m benchmarks serve-load --readers 200 --seconds 300`.

Each reader asks for a page over a connection of their own, looks at it for a while (`--pause 0`: not at all), and asks
for the next: the story, somebody's headspace, the cast, who knows what, a recap, what is found, a file, as of where
they have come. With `--saves 720` somebody writes meanwhile, and saves so many times. Printed are pages a second, how
long they took, what was no page, and the memory and processor time of all the server's processes.
"""

import argparse
import asyncio
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from benchmarks.big_story import EPISODES, PEOPLE, SCENES, SEASONS, files

PAUSE = 2.0
"""Seconds a reader looks at a page, on average."""
STAYS = 6
"""Pages a reader looks at before going on to the next episode."""
KINDS = {
    "/": 3, "/character/{who}": 4, "/cast": 2, "/knows": 1, "/believes/{who}": 1, "/recap": 1, "/findings": 1,
    "/source/{file}": 1,
}  # fmt: skip
"""The pages, and how often each is asked for beside the others."""
PLAIN = frozenset({"/findings", "/source/{file}"})
"""Pages that are asked for without “as of”."""
SAMPLE = 1.0
"""Seconds between two looks at the memory."""
WRITTEN = "/api/source/s05.yaml"
"""The file that is written."""
SWAPPED = (("comforts", "helps"), ("thanks", "amuses"))
"""Verbs of which each save puts one in the place of the other."""
SETTLED = 60.0
"""Seconds after which the memory should grow no more."""
PATIENCE = 60.0
"""Seconds after which a reader gives up."""


@dataclass
class Seen:
    """What the readers have met: seconds by page, refusals, faults, and the memory in MB by the second."""

    pages: list[tuple[str, float]] = field(default_factory=list)
    busy: int = 0
    saves: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    targets: set[str] = field(default_factory=set)
    memory: list[tuple[float, float]] = field(default_factory=list)
    cpu: dict[int, float] = field(default_factory=dict)


class Reader:
    """Somebody who reads on from some episode. `apart`: each page as of some scene, which hardly anybody else asks."""

    def __init__(self, number: int, *, apart: bool = False, pause: float = PAUSE) -> None:
        self._pause = pause
        self._chance, self._apart = random.Random(number), apart  # noqa: S311 - the same readers on every run
        self._place, self._looked = self._chance.randrange(SEASONS * EPISODES), 0

    def target(self) -> str:
        """The next page."""
        self._looked += 1
        if self._looked % STAYS == 0:
            self._place = (self._place + 1) % (SEASONS * EPISODES)
        kind = self._chance.choices(list(KINDS), list(KINDS.values()))[0]
        season, episode = divmod(self._place, EPISODES)
        at = f"S{season + 1:02d}E{episode + 1:02d}" + (f".{self._chance.randint(1, SCENES)}" if self._apart else "")
        who = self._chance.choices(range(PEOPLE), [1 / (rank + 1) for rank in range(PEOPLE)])[0]
        page = kind.format(who=f"p{who}", file=f"s{season + 1:02d}.yaml")
        return page if kind in PLAIN else f"{page}?at={at}"

    def pause(self) -> float:
        """Seconds until then."""
        return self._chance.uniform(0.5, 1.5) * self._pause


class Line:
    """A connection that is kept."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._there: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, target: str, sent: bytes | None = None) -> tuple[int, dict[str, str], bytes]:
        """The status, the headers and the page. A kept connection that was closed meanwhile is opened anew, once."""
        kept = self._there is not None
        try:
            return await self._asked(target, sent)
        except (ConnectionError, asyncio.IncompleteReadError) as fault:
            if not kept or (isinstance(fault, asyncio.IncompleteReadError) and fault.partial):
                raise
            self.close()
            return await self._asked(target, sent)

    async def _asked(self, target: str, sent: bytes | None) -> tuple[int, dict[str, str], bytes]:
        if self._there is None:
            self._there = await asyncio.open_connection("127.0.0.1", self._port)
        said, to = self._there
        body = b"" if sent is None else sent
        kind = f"content-type: application/json\r\ncontent-length: {len(body)}\r\n" if sent is not None else ""
        method = "GET" if sent is None else "POST"
        to.write(f"{method} {target} HTTP/1.1\r\nhost: 127.0.0.1:{self._port}\r\n{kind}\r\n".encode() + body)
        status, *rows = (await said.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        heads = {name.lower(): value for name, _, value in (row.partition(": ") for row in rows if row)}
        body = await said.readexactly(int(heads.get("content-length", 0)))
        if heads.get("connection") == "close":
            self.close()
        return int(status.split()[1]), heads, body

    def close(self) -> None:
        """Let it go."""
        if self._there is not None:
            self._there[1].close()
        self._there = None


async def write(port: int, seen: Seen, saves: int, until: float) -> None:
    """Save a file of the story so many times, each time with another line changed, as fast as they are taken."""
    line, chance = Line(port), random.Random(0)  # noqa: S311 - the same writer on every run
    file = json.loads((await line.ask(WRITTEN))[2])
    while seen.saves < saves and time.monotonic() < until:
        rows = file["text"].split("\n")
        places = [n for n, row in enumerate(rows) if any(one in row or other in row for one, other in SWAPPED)]
        n = chance.choice(places)
        one, other = next(pair for pair in SWAPPED if pair[0] in rows[n] or pair[1] in rows[n])
        rows[n] = rows[n].replace(one, other) if one in rows[n] else rows[n].replace(other, one)
        sent = json.dumps({"text": "\n".join(rows), "hash": file["hash"]}).encode()
        status, _, body = await line.ask(WRITTEN, sent)
        if status == 200:
            seen.saves, file = seen.saves + 1, json.loads(body)
        else:
            seen.faults[f"save {status}"] += 1
    line.close()


async def read(port: int, reader: Reader, seen: Seen, until: float) -> None:
    """Read until then."""
    line = Line(port)
    await asyncio.sleep(reader.pause())
    while time.monotonic() < until:
        target, start = reader.target(), time.monotonic()
        wait = reader.pause()
        try:
            async with asyncio.timeout(PATIENCE):
                status, heads, body = await line.ask(target)
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as fault:
            seen.faults[type(fault).__name__] += 1
            line.close()
        else:
            wait = _met(seen, target, time.monotonic() - start, (status, heads, body)) or wait
        await asyncio.sleep(max(0.0, min(wait, until - time.monotonic())))
    line.close()


def _met(seen: Seen, target: str, taken: float, answer: tuple[int, dict[str, str], bytes]) -> float:
    """Note an answer. Seconds to wait, where it says so."""
    status, heads, body = answer
    if status == 200 and body.rstrip().endswith(b"</html>"):
        seen.pages.append((target.partition("?")[0], taken))
        seen.targets.add(target)
    elif status == 503 and heads.get("retry-after", "").isdecimal():
        seen.busy += 1
        return float(heads["retry-after"])
    else:
        seen.faults[f"status {status}"] += 1
    return 0.0


def tree(root: int) -> list[int]:
    """A process and all that stem from it."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and (parent := _field(int(entry.name), 4)):
            parents.setdefault(int(parent), []).append(int(entry.name))
    found, waiting = [], [root]
    while waiting:
        found.append(waiting.pop())
        waiting += parents.get(found[-1], [])
    return found


def _field(pid: int, number: int) -> str:
    """A field of what the system says of a process, counted as in its manual; nothing where it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[number - 3]
    except OSError:
        return ""


def proportional(pid: int) -> float:
    """MB of memory of a process, what it shares with others shared out among them."""
    try:
        said = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", said, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


async def watch(root: int, seen: Seen, begun: float, until: float) -> None:
    """Note the memory and the processor time of the server's processes."""
    tick = os.sysconf("SC_CLK_TCK")
    while time.monotonic() < until:
        pids = tree(root)
        seen.memory.append((time.monotonic() - begun, sum(map(proportional, pids))))
        for pid in pids:
            used = [_field(pid, n) for n in (14, 15)]
            seen.cpu[pid] = sum(int(one or 0) for one in used) / tick
        await asyncio.sleep(SAMPLE)


class Crowd(NamedTuple):
    """So many readers, for so many seconds, with so long between two pages of each; and so many saves meanwhile."""

    readers: int
    seconds: float
    pause: float = PAUSE
    saves: int = 0
    apart: bool = False


async def load(root: int, port: int, crowd: Crowd) -> Seen:
    """Have them read and write."""
    seen, begun = Seen(), time.monotonic()
    until = begun + crowd.seconds
    everybody = (Reader(number, apart=crowd.apart, pause=crowd.pause) for number in range(crowd.readers))
    people = (read(port, one, seen, until) for one in everybody)
    await asyncio.gather(watch(root, seen, begun, until), write(port, seen, crowd.saves, until), *people)
    return seen


def met(crowd: Crowd) -> Seen:
    """What they meet at a fresh server of the long story."""
    with tempfile.TemporaryDirectory() as name:
        for path, text in files().items():
            (Path(name) / path).write_text(text, "utf-8")
        command = [sys.executable, "-m", "previously", "serve", name, "--port", "0", "--no-token"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            port = re.search(r"http://[^/]*:(\d+)", server.stdout.readline() if server.stdout else "")
            assert port is not None, "the server did not say where it is"
            seen = asyncio.run(load(server.pid, int(port[1]), crowd))
            server.terminate()
    return seen


class Figures(NamedTuple):
    """What came of it. Times in seconds, memory in MB: `most` before it has settled, `later` after that, `last`."""

    pages: float
    median: float
    p99: float
    longest: float
    most: float
    later: float
    last: float

    @property
    def growth(self) -> float:
        """MB by which the memory has grown after it should have settled."""
        return max(0.0, self.later - self.most)


def figures(seen: Seen, seconds: float) -> Figures:
    """The figures."""
    taken = sorted(one for _, one in seen.pages) or [0.0]
    settled = min(SETTLED, seconds / 3)
    most = max((size for at, size in seen.memory if at <= settled), default=0.0)
    later = max((size for at, size in seen.memory if at > settled), default=0.0)
    p99 = taken[int(len(taken) * 0.99)]
    rate = len(seen.pages) / seconds
    return Figures(rate, statistics.median(taken), p99, taken[-1], most, later, seen.memory[-1][1])


def said(seen: Seen, seconds: float) -> str:
    """The figures as lines."""
    found = figures(seen, seconds)
    used, kinds = sum(seen.cpu.values()), dict[str, list[float]]()
    for page, one in seen.pages:
        kinds.setdefault(re.sub(r"(?<=/)[^/]+$", "…", page) if page.count("/") > 1 else page, []).append(one)
    rows = [
        f"{found.pages:8.1f} pages/s, {len(seen.pages):,} pages of {len(seen.targets):,} addresses; {seen.saves} saves",
        f"{seen.busy:8,} times busy (503 with Retry-After); no page and not busy: {dict(seen.faults) or 'none'}",
        f"{found.median:8.3f} s median, {found.p99:.3f} s p99, {found.longest:.3f} s most",
        f"{found.most:8.0f} MB at most until it has settled, {found.later:.0f} MB after it, {found.last:.0f} at last",
        f"{used:8.1f} s of processor time in all processes: {len(seen.pages) / (used or 1):.1f} pages a second of it",
        f"{os.getloadavg()[0]:8.1f} load of the machine in the last minute, {os.cpu_count()} cores",
    ]
    return "\n".join(
        [*rows, *(f"{statistics.median(some):8.3f} s median {page}" for page, some in sorted(kinds.items()))]
    )


def main(arguments: list[str]) -> None:
    """Serve the long story, have it read, print what came of it."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks serve-load")
    asked.add_argument("--readers", type=int, default=200)
    asked.add_argument("--seconds", type=float, default=300.0)
    asked.add_argument("--pause", type=float, default=PAUSE, help="seconds a reader looks at a page; 0: asks at once")
    asked.add_argument("--saves", type=int, default=0, help="so many saves by an author meanwhile")
    asked.add_argument(
        "--apart", action="store_true", help="everybody looks at scenes: hardly a page is asked for twice"
    )
    crowd = Crowd(**vars(asked.parse_args(arguments)))
    print(said(met(crowd), crowd.seconds))
