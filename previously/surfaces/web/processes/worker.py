"""A process that makes pages, forked from the keeper of the story: it shares what is loaded, and has bounds of its own.

What it keeps of the minds it looks at goes with it; an answer that comes to no end ends it, and nothing else.
"""

import gc
import os
import resource
import signal
import socket
from collections.abc import Callable
from typing import NamedTuple, NoReturn

from msgspec.structs import replace

from previously.live.ask import Ask, Made
from previously.surfaces.web.processes.wire import receive, send

SECONDS = 30
"""Seconds of processor time for a page."""
READING = 10
"""Seconds of processor time for an article."""
MEMORY = 1 << 30
"""Bytes that an answer may take beside what is shared."""
GROWN = 48 << 20
"""Bytes beside what is shared from which a worker makes no other page."""


class Makers(NamedTuple):
    """What makes an answer, and what says that making it came to no end by a mistake of ours."""

    answer: Callable[[Ask], Made]
    mistake: Callable[[Ask, Exception], Made]

    def made(self, ask: Ask) -> Made:
        """An answer in any case but one: raises MemoryError."""
        try:
            return self.answer(ask)
        except MemoryError:  # the front says so
            raise
        except Exception as error:  # noqa: BLE001 - the outermost frame of a process
            return self.mistake(ask, error)


def work(line: socket.socket, makers: Makers) -> NoReturn:
    """Answer one after the other until there is nobody to answer to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keeper ends us
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    gc.freeze()  # a look through what is shared would make a copy of it
    code = 1
    try:
        begun, size = resident(), _address_space()
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
        _bound(resource.RLIMIT_AS, size + MEMORY)
        last = False
        while not last and (ask := receive(line, Ask)) is not None:
            _bound(resource.RLIMIT_CPU, _spent() + (READING if ask.reads else SECONDS))
            made = makers.made(ask)
            last = made.last or resident() - begun > GROWN
            send(line, replace(made, last=last))
        code = 0
    except (ConnectionError, MemoryError):
        pass
    finally:
        os._exit(code)


def resident() -> int:
    """Bytes of memory this process uses, shared or not."""
    return _pages(1)


def _address_space() -> int:
    return _pages(0)


def _pages(field: int) -> int:
    with open("/proc/self/statm", encoding="ascii") as said:  # noqa: PTH123 - the quickest way, after each answer
        return int(said.read().split()[field]) * resource.getpagesize()


def _spent() -> int:
    """Whole seconds of processor time that this process has used, rounded up."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int(used.ru_utime + used.ru_stime) + 1


def _bound(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
