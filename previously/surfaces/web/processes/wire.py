"""What the processes say to each other, and how: a message after the other, each with its size before it."""

import socket
from typing import TypeVar

import msgspec
from msgspec import Struct

from previously.live.ask import Ask, Made

Message = TypeVar("Message")
HEAD = 4
"""Bytes in which the size of a message stands."""
PIECE = 1 << 16


class Refresh(Struct, frozen=True, tag=True):
    """Read the files that changed, or all of them again."""

    changed: list[str] | None


class Save(Struct, frozen=True, tag=True):
    """Make a page that writes a file."""

    ask: Ask


class Work(Struct, frozen=True, tag=True):
    """Work out what a page waits for; without a page, what is likely to be asked."""

    ask: Ask | None


class Hire(Struct, frozen=True, tag=True):
    """Have one more worker: one has ended."""


Order = Refresh | Save | Work | Hire


class Ordered(Struct, frozen=True):
    """What one process tells the other to do."""

    order: Order


class Status(Struct, frozen=True):
    """What is served now. `shift`: workers of an earlier one know an older state; `pid` is that of the one hired."""

    version: str
    worked: int
    shift: int
    pid: int
    home: str
    audience: bool
    read_only: bool


class Done(Struct, frozen=True):
    """The answer to an order. `behind`: what was done is not shown yet; it is at the next refresh."""

    version: str
    made: Made | None = None
    behind: bool = False


def framed(message: object) -> bytes:
    """A message with its size before it."""
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(HEAD, "big") + body


def send(line: socket.socket, message: object) -> None:
    """Send a message to another process."""
    line.sendall(framed(message))


def receive(line: socket.socket, kind: type[Message]) -> Message | None:
    """The next message; None where the other side has gone."""
    head = _exactly(line, HEAD)
    body = _exactly(line, int.from_bytes(head, "big")) if head else b""
    return msgspec.msgpack.decode(body, type=kind) if body else None


def _exactly(line: socket.socket, size: int) -> bytes:
    """So many bytes; none where the other side goes before they have come."""
    found = bytearray()
    while len(found) < size:
        try:
            piece = line.recv(min(PIECE, size - len(found)))
        except ConnectionError:
            return b""
        if not piece:
            return b""
        found += piece
    return bytes(found)
