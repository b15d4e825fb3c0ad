"""A queue of bounded length: whoever would wait too long is told so at once; whoever has, when others come."""

import asyncio
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, TypeVar

Answer = TypeVar("Answer")

PATIENCE = 1.0
"""Seconds that one may expect to wait."""
ALWAYS = 4
"""So many may wait at each place, however long it takes: one reader with several pages open is no crowd."""
LONGEST = 20.0
"""Seconds after which also one of those is told to come again."""
LATEST = 60
"""Seconds after which whoever was told to come again may, however many wait."""
WEIGHT = 0.1
"""How much the last answer counts in the time that one is expected to take."""


class Busy(Exception):
    """There are too many before one; so many `seconds` from now there may be fewer."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"too much is asked for at once; ask again in {seconds} s")


class _Turn(NamedTuple):
    """Somebody who waits, and since when."""

    comes: asyncio.Future[None]
    since: float


class Lane:
    """So many places at which answers are made, and those who wait for one, first come first served."""

    def __init__(self, places: int, *, always: int = ALWAYS, patience: float = PATIENCE) -> None:
        self.places = self._free = places
        self._always, self._patience = always * places, patience
        self._waiting: deque[_Turn] = deque()
        self._taken = 0.0
        self._running: set[asyncio.Future[Any]] = set()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiting)

    @property
    def expected(self) -> float:
        """Seconds that one more would wait, as answers have been taking of late."""
        return (len(self._waiting) + 1) * self._taken / self.places

    async def through(self, make: Callable[[], Awaitable[Answer]]) -> Answer:
        """What is made at a place. Given up while it waits for one, it is never made. Raises Busy.

        Given up while it is made, `make` is told so, and keeps the place until it ends.
        """
        await self._enter()
        making = asyncio.ensure_future(self._held(make))
        self._running.add(making)
        making.add_done_callback(self._ran)
        try:
            return await asyncio.shield(making)
        except asyncio.CancelledError:
            making.cancel()
            raise

    async def _held(self, make: Callable[[], Awaitable[Answer]]) -> Answer:
        since = time.monotonic()
        try:
            return await make()
        finally:
            taken = time.monotonic() - since
            self._taken += WEIGHT * (taken - self._taken) if self._taken else taken
            self._next()

    def _ran(self, made: "asyncio.Future[Answer]") -> None:
        self._running.discard(made)
        if not made.cancelled():
            made.exception()  # said to whoever waits, if anybody still does

    async def _enter(self) -> None:
        """Wait for a place, and take it."""
        if self._free and not self._waiting:
            self._free -= 1
            return
        if len(self._waiting) >= self._always and self.expected > self._patience:
            self._make_room()
        turn = _Turn(asyncio.get_running_loop().create_future(), time.monotonic())
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(LONGEST):
                await self._turn(turn)
        except TimeoutError:
            raise self._busy() from None

    def _make_room(self) -> None:
        """Let whoever has waited longest make room for one more. Raises Busy where that is not long."""
        if time.monotonic() - self._waiting[0].since <= self._patience:
            raise self._busy()
        oldest = self._waiting.popleft().comes
        if not oldest.done():
            oldest.set_exception(self._busy())

    def _busy(self) -> Busy:
        return Busy(min(LATEST, math.ceil(max(1.0, self.expected))))

    async def _turn(self, turn: _Turn) -> None:
        try:
            await turn.comes
        except asyncio.CancelledError:  # nobody waits for the answer any more
            if turn in self._waiting:
                self._waiting.remove(turn)
            elif turn.comes.done() and not turn.comes.cancelled() and turn.comes.exception() is None:
                self._next()
            raise

    def _next(self) -> None:
        """Hand a place to whoever waits for one."""
        for _ in range(len(self._waiting)):
            turn = self._waiting.popleft().comes
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1
