"""Answers shared among all who ask: each is made once, however many ask at once, and kept within a bound of bytes."""

import asyncio
import zlib
from collections import OrderedDict

from msgspec.structs import replace

from previously.live.ask import Ask, Made
from previously.live.served import Served

MOST = 32 << 20
"""Bytes of pages that are kept."""
EACH = 500
"""Bytes that an entry takes beside its address and its page."""
QUICKLY = 1
"""How much is done to make a page small: a tenth of it is left in a millisecond."""
Address = tuple[str, str]


class Shelf:
    """Pages by address, kept small; the one that has been asked for longest ago is let go first."""

    def __init__(self, most: int = MOST) -> None:
        self.size, self._most = 0, most
        self._kept: OrderedDict[Address, Made] = OrderedDict()

    def get(self, address: Address) -> Made | None:
        """The page, where it is kept."""
        found = self._kept.get(address)
        if found is None:
            return None
        self._kept.move_to_end(address)
        return replace(found, body=zlib.decompress(found.body))

    def put(self, address: Address, made: Made) -> None:
        """Keep a page."""
        self._drop(address)
        small = self._kept[address] = replace(made, body=zlib.compress(made.body, QUICKLY))
        self.size += _size(address, small)
        while self.size > self._most:
            self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        """Let everything go."""
        self._kept.clear()
        self.size = 0

    def _drop(self, address: Address) -> None:
        gone = self._kept.pop(address, None)
        self.size -= _size(address, gone) if gone is not None else 0


def _address(ask: Ask) -> Address:
    """What is asked for; to an audience by its own progress."""
    return (f"{ask.grant.seen}\n{ask.path}" if ask.grant.seen else ask.path, ask.query)


def _size(address: Address, made: Made) -> int:
    return len(made.body) + sum(map(len, address)) + EACH


class _Flight:
    """An answer that is being made, and how many wait for it."""

    def __init__(self, made: "asyncio.Task[Made]") -> None:
        self.made, self.askers = made, 0


class Sharing:
    """What stands between those who ask and who makes the answers."""

    def __init__(self, served: Served, shelf: Shelf | None = None) -> None:
        self._served, self.shelf = served, shelf or Shelf()
        self._flights: dict[Address, _Flight] = {}
        self._generation = served.generation

    def kept(self, ask: Ask) -> Made | None:
        """The answer, where it has been made already."""
        if self._generation != self._served.generation:
            self._generation = self._served.generation
            self.shelf.clear()
            self._flights = {}
        found = self.shelf.get(_address(ask)) if ask.method == "GET" else None
        return found if found is not None and found.holds else None

    async def answered(self, ask: Ask) -> Made:
        """The answer: kept, being made, or made now; one that nobody waits for any more is given up. Raises Busy."""
        if ask.method != "GET":
            return await self._served.answered(ask)
        return self.kept(ask) or await self._waited(_address(ask), ask)

    async def _waited(self, address: Address, ask: Ask) -> Made:
        flight = self._flights.get(address)
        if flight is None:
            flight = self._flights[address] = _Flight(asyncio.create_task(self._made(address, ask)))
        flight.askers += 1
        try:
            return await asyncio.shield(flight.made)
        finally:
            flight.askers -= 1
            if not flight.askers:
                flight.made.cancel()
                if self._flights.get(address) is flight:
                    del self._flights[address]

    async def _made(self, address: Address, ask: Ask) -> Made:
        begun = self._generation
        made = await self._served.answered(ask)
        if made.status == 200 and not made.waits and begun == self._generation == self._served.generation:
            self.shelf.put(address, made)
        return made
