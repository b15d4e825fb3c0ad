"""The workers of a keeper, as whoever sends them pages to make sees them."""

import asyncio
import os
import select
import signal
import socket
import time
from collections import deque
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from previously.live.ask import Ask, Made
from previously.live.lane import Lane
from previously.surfaces.web.processes.wire import HEAD, Done, Hire, Order, Ordered, Refresh, Save, Status, Work, framed

LONGEST = 120.0
"""Seconds that an answer may take in all; its processor time is bounded by who makes it."""
READERS = 1
"""Articles that are read at once."""
SPARE = 2
"""Workers beside those who may work at once: whoever ends is stood in for at once, whatever the keeper is at."""
GRACE = 0.5
"""Seconds in which an answer that nobody waits for any more may still be made, before whoever makes it is ended."""
SMALL = 1 << 16
"""Bytes: more than come with a worker."""
Answer = TypeVar("Answer")


class Ended(Exception):
    """Whoever was making an answer has ended: it took more than an answer may, or the server ends."""


class Worker(NamedTuple):
    """One process, and the line to it. Those of an earlier shift know an older state."""

    line: socket.socket
    pid: int
    shift: int

    async def made(self, ask: Ask) -> Made:
        """The answer. Raises Ended."""
        try:
            async with asyncio.timeout(LONGEST):
                return await _answered(self.line, ask, Made)
        except TimeoutError:
            self.end()
            raise Ended from None

    def end(self) -> None:
        """Have it make nothing any more."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


SOON = 0.2
"""Seconds after which what was logged is read where nobody has asked for it by then."""
SLOW = 0.15
"""Seconds from which the keeper works an answer to a program out too, one at a time, so that new workers know it."""


class Staff:
    """Answers are made by as many workers as there are places for pages, and one more that reads articles.

    `too_much` is the answer where one has taken more than it may. Raises Ended where the keeper has gone already.
    """

    def __init__(
        self, orders: socket.socket, hires: socket.socket, places: int, too_much: Callable[[Ask], Made]
    ) -> None:
        self._orders, self._hires, self._too_much = orders, hires, too_much
        self._ordering = asyncio.Lock()
        self._pages, self._readings = Lane(places), Lane(READERS)
        self._idle: deque[Worker] = deque()
        self._wanted: deque[asyncio.Future[Worker]] = deque()
        self._given: set[asyncio.Task[Done]] = set()
        self._asked: set[tuple[str, str]] = set()
        self._tell: Callable[[], None] = lambda: None
        self.over: Callable[[], None] = lambda: None
        self.generation = 0
        self._behind = False
        self._reading: asyncio.Task[Done] | None = None
        self._known: asyncio.Task[Done] | None = None
        select.select([hires], [], [])
        self._status, worker = self._hired()
        self._idle.append(worker)
        hires.setblocking(False)
        orders.setblocking(False)

    @property
    def home(self) -> Path:
        """The folder the story's files lie in."""
        return Path(self._status.home)

    @property
    def audience(self) -> bool:
        """Is it served to an audience?"""
        return self._status.audience

    @property
    def read_only(self) -> bool:
        """May nobody edit it?"""
        return self._status.read_only

    @property
    def version(self) -> str:
        """What is shown now."""
        return self._status.version

    @property
    def worked(self) -> int:
        """How many answers have been worked out that pages are shown without at first."""
        return self._status.worked

    def begin(self, tell: Callable[[], None]) -> None:
        """Hear of new workers, and tell of what is another then."""
        self._tell = tell
        asyncio.get_running_loop().add_reader(self._hires.fileno(), self._hear)

    async def end(self) -> None:
        """Let the workers go; the keeper goes where nobody gives orders."""
        asyncio.get_running_loop().remove_reader(self._hires.fileno())
        while self._idle:
            self._idle.popleft().line.close()

    async def answered(self, ask: Ask) -> Made:
        """The answer to a request. Raises Busy."""
        if ask.saves and ask.method == "POST":
            done = await self._order(Save(ask))
            self.generation += 1
            assert done.made is not None
            return done.made
        lane = self._readings if ask.reads else self._pages
        return await lane.through(lambda: self._made(ask))

    async def refresh(self, changed: Collection[Path] | None) -> None:
        """Have the files read that changed, or all of them again."""
        before = self.version
        await self._order(Refresh(None if changed is None else [str(path) for path in changed]))
        if not self.audience or self.version != before:
            self.generation += 1

    def look_ahead(self) -> None:
        """Have worked out what is likely to be asked."""
        self._work(("", ""), None)

    def _read_logged(self) -> asyncio.Task[Done] | None:
        """Have what was logged read, once for all who wait for it; None where it is."""
        if self._behind and (self._reading is None or self._reading.done()):
            self._reading = self._give(Refresh(None))
        return self._reading if self._behind else None

    async def _made(self, ask: Ask) -> Made:
        while (reading := self._read_logged()) is not None:
            await asyncio.shield(reading)
        worker, begun = await self._worker(), time.monotonic()
        making = asyncio.create_task(worker.made(ask))
        try:
            made = await self._unless_dropped(worker, making)
        except Ended:
            made = replace(self._too_much(ask), last=True)
        self._released(worker, ended=made.last)
        if made.waits:
            self._work((ask.path, ask.query), ask)
        elif ask.method == "POST" and time.monotonic() - begun > SLOW and (self._known is None or self._known.done()):
            self._known = self._give(Work(ask))  # else each new worker would work out the same minds
        return made

    async def _unless_dropped(self, worker: Worker, making: "asyncio.Task[Made]") -> Made:
        """The answer; who makes it is ended where nobody waits any more, unless it is there soon. Raises Ended."""
        try:
            return await asyncio.shield(making)
        except asyncio.CancelledError:
            await asyncio.wait({making}, timeout=GRACE)
            if not making.done():
                worker.end()
            return await making

    def _released(self, worker: Worker, *, ended: bool) -> None:
        if not ended:
            self._free(worker)
            return
        worker.line.close()
        if worker.shift == self._status.shift:
            self._give(Hire())

    def _work(self, what: tuple[str, str], ask: Ask | None) -> None:
        if what not in self._asked:
            self._asked.add(what)
            self._give(Work(ask))

    async def _worker(self) -> Worker:
        """One of the latest shift."""
        if self._idle:
            return self._idle.pop()  # the one who has just made a page knows most
        wanted: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._wanted.append(wanted)
        return await wanted

    def _free(self, worker: Worker) -> None:
        """Let a worker make the next answer; or go, where it knows an older state."""
        if worker.shift < self._status.shift:
            worker.line.close()
            return
        while self._wanted:
            wanted = self._wanted.popleft()
            if not wanted.done():
                wanted.set_result(worker)
                return
        self._idle.append(worker)

    def _hear(self) -> None:
        """Take in those who have been hired."""
        with suppress(BlockingIOError):
            while True:
                try:
                    status, worker = self._hired()
                except Ended:
                    asyncio.get_running_loop().remove_reader(self._hires.fileno())
                    self.over()
                    return
                if status.shift > self._status.shift:
                    self._renewed(status)
                self._free(worker)

    def _hired(self) -> tuple[Status, Worker]:
        """The next one. Raises Ended where the keeper has gone."""
        said, lines, _, _ = socket.recv_fds(self._hires, SMALL, 1)
        if not lines:
            raise Ended
        status = msgspec.msgpack.decode(said, type=Status)
        line = socket.socket(fileno=lines[0])
        line.setblocking(False)
        return status, Worker(line, status.pid, status.shift)

    def _renewed(self, status: Status) -> None:
        """Another shift begins: whoever is idle goes, and so does what rests on what they knew."""
        self._status = status
        self.generation += 1
        self._asked.clear()
        while self._idle:
            self._idle.popleft().line.close()
        self._tell()

    def _give(self, order: Order) -> asyncio.Task[Done]:
        """Give an order, whether or not one waits until it is done."""
        given = asyncio.create_task(self._exchanged(order))
        self._given.add(given)
        given.add_done_callback(self._taken)
        return given

    def _taken(self, given: asyncio.Task[Done]) -> None:
        self._given.discard(given)
        if not given.cancelled():
            given.exception()  # the keeper has gone, and so do we

    async def _order(self, order: Order) -> Done:
        """Have the keeper do something. Raises Ended."""
        return await asyncio.shield(self._give(order))

    async def _exchanged(self, order: Order) -> Done:
        """One order is given after the other."""
        async with self._ordering:
            done = await _answered(self._orders, Ordered(order), Done)
            self._behind = done.behind or (self._behind and not isinstance(order, Refresh))
            if done.behind:
                asyncio.get_running_loop().call_later(SOON, self._read_logged)
            self._hear()  # those who were hired for it
            return done


async def _answered(line: socket.socket, message: object, kind: type[Answer]) -> Answer:
    """What another process answers to a message. Raises Ended."""
    loop = asyncio.get_running_loop()
    try:
        await loop.sock_sendall(line, framed(message))
        size = int.from_bytes(await _exactly(line, HEAD), "big")
        return msgspec.msgpack.decode(await _exactly(line, size), type=kind)
    except ConnectionError:
        raise Ended from None


async def _exactly(line: socket.socket, size: int) -> bytearray:
    """So many bytes. Raises Ended where the other side goes first."""
    loop, found = asyncio.get_running_loop(), bytearray(size)
    view, come = memoryview(found), 0
    while come < size:
        more = await loop.sock_recv_into(line, view[come:])
        if not more:
            raise Ended
        come += more
    return found
