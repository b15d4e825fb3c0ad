"""A story served by several processes: one keeps it, one speaks HTTP, the others make pages.

keeper (the command itself)  --forks-->  front: HTTP, kept pages, queues; holds nothing of the story
    |                                      ^   |
    +------------- forks ----------->  workers: one answer at a time, within bounds of time and memory
"""

import gc
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from starlette.applications import Starlette
from starlette.requests import Request

from previously.live.ask import Ask, Made
from previously.live.ready import warm
from previously.live.room import Room
from previously.live.served import Served
from previously.surfaces.web.http.errors import refused
from previously.surfaces.web.processes.keeper import Keeper
from previously.surfaces.web.processes.staff import READERS, SPARE, Ended, Staff
from previously.surfaces.web.processes.worker import READING, Makers

MOST = 8
"""Pages that are made at once, however many cores there are."""
AGAIN = 60
"""Seconds after which a page that took too long may be asked for again."""
Lines = tuple[socket.socket, socket.socket]


def can_fork() -> bool:
    """Can processes be forked from one that has loaded libraries, and be bounded, on this system?"""
    return sys.platform == "linux"


def places() -> int:
    """How many pages are made at once: one a core."""
    return min(MOST, len(os.sched_getaffinity(0)))


class Front:
    """The process that speaks HTTP, forked before anything of the story is read."""

    def __init__(self, listening: socket.socket, app_of: Callable[[Served], Starlette]) -> None:
        (orders, told), (hires, hired) = socket.socketpair(), socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.pid = os.fork()
        if not self.pid:
            orders.close()
            hires.close()
            _front((told, hired), listening, app_of)
        for line in (told, hired, listening):
            line.close()
        self.lines: Lines = orders, hires

    def end(self) -> None:
        """Have it end, and wait for that."""
        for line in self.lines:
            line.close()
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def _front(lines: Lines, listening: socket.socket, app_of: Callable[[Served], Starlette]) -> NoReturn:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keeper ends us
    gc.enable()
    try:
        from previously.surfaces.web.http.server import Server

        staff = Staff(*lines, places(), too_much)
        server = Server(app_of(staff))
        staff.over = server.stop
        server.run(sockets=[listening])
    except Ended:
        pass
    except BaseException:
        sys.excepthook(*sys.exc_info())
        raise
    finally:
        sys.stderr.flush()
        os._exit(0)


def keep(room: Room, makers: Makers, front: Front, begun: Callable[[], None]) -> None:
    """Keep a story until nobody speaks for it any more. `begun` is called once its pages can be asked for."""
    from previously.surfaces.web.first import steps
    from previously.surfaces.web.pages.found import look_through

    def ahead(room: Room) -> None:
        warm(room)
        look_through(room)

    for step in steps(room):
        step()
    gc.freeze()  # what a story keeps is no garbage
    keeper = Keeper(room, makers, *front.lines, places() + READERS + SPARE)
    keeper.renew()
    begun()
    keeper.keep(ahead)


def too_much(ask: Ask) -> Made:
    """What is said where an answer takes more than it may."""
    request = Request({"type": "http", "method": ask.method, "path": ask.path, "headers": [], "query_string": b""})
    if ask.reads:
        said = f"the article takes more than {READING} s or 1 GB to read; “previously read FILE” reads it all the same"
        answer = refused(request, 413, said)
    else:
        answer = refused(request, 503, "this page takes longer to make than a page may; the command line makes it")
        answer.headers["retry-after"] = str(AGAIN)
    heads = [(name, value) for name, value in answer.headers.items() if name != "content-length"]
    return Made(answer.status_code, heads, bytes(answer.body))
