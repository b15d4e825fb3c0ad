"""The process that keeps a served story: it reads what is saved, works out what pages wait for, and forks workers.

It has one thread, so that what it forks is whole. Workers are forked anew whenever what is kept is another: they hold
the story as it was when they began.
"""

import gc
import os
import select
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import msgspec

from previously.live.ready import advance
from previously.live.room import Room
from previously.surfaces.web.processes.wire import (
    Done,
    Hire,
    Order,
    Ordered,
    Refresh,
    Save,
    Status,
    Work,
    receive,
    send,
)
from previously.surfaces.web.processes.worker import Makers, resident, work

LOOKS = 256 << 20
"""Bytes that may be kept beside the story as it was at first; beyond it, what was looked at otherwise is let go."""


class Keeper:
    """A room, whose `orders` come over one line; over another, `hires`, goes the line to each new worker."""

    def __init__(self, room: Room, makers: Makers, orders: socket.socket, hires: socket.socket, workers: int) -> None:
        self.room, self._makers, self._workers = room, makers, workers
        self._orders, self._hires, self._shift = orders, hires, 0
        self._begun, self._known = resident(), room.shown  # by the workers

    def keep(self, ahead: Callable[[Room], None]) -> None:
        """Take orders until nobody gives any; what is likely to be asked is worked out `ahead`, once there are none."""
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a worker has ended
        looked = False
        while True:
            if select.select([self._orders], [], [], 0 if self.room.wanted or not looked else None)[0]:
                told = receive(self._orders, Ordered)
                if told is None:
                    return
                send(self._orders, self._done(told.order, ahead))
                self.give_back()
            elif not looked:
                ahead(self.room)
                looked = True
                if self.room.wanted or self.room.shown != self._known:
                    # those who make a long story's pages now share what has been loaded for it
                    self.renew()
            elif advance(self.room):
                self.renew()
                self.give_back()

    def give_back(self) -> None:
        """Let go of what was looked at otherwise than as it is told, where that takes too much memory."""
        if resident() - self._begun > LOOKS and not self.room.wanted:
            self.room.let_go()
            gc.collect()

    def renew(self) -> None:
        """Have workers that know the story as it is now."""
        self._shift, self._known = self._shift + 1, self.room.version
        for _ in range(self._workers):
            self._hire()

    def _done(self, order: Order, ahead: Callable[[Room], None]) -> Done:
        made = None
        match order:
            case Refresh(changed=None):
                self.room.refresh()
            case Refresh(changed=changed):
                self.room.refresh(map(Path, changed or ()))
            case Save(ask=ask):
                made = self._makers.made(ask)
                if self.room.is_behind:
                    return Done(self._known, made, behind=True)
            case Work(ask=wanted):
                ahead(self.room) if wanted is None else self._makers.made(wanted)
            case Hire():
                self._hire()
        if self.room.version != self._known:
            self.renew()
        return Done(self.room.version, made)

    def _hire(self) -> None:
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if not pid:
            for line in (self._orders, self._hires, theirs):
                line.close()
            work(ours, self._makers)
        ours.close()
        socket.send_fds(self._hires, [msgspec.msgpack.encode(self._status(pid))], [theirs.fileno()])
        theirs.close()

    def _status(self, pid: int) -> Status:
        room = self.room
        return Status(room.version, room.worked, self._shift, pid, str(room.home), room.audience, room.read_only)
