"""The real server on a free port of this machine, in this process or in one of its own."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("uvicorn", reason="needs the extra “web”")

import httpx

from previously.live.room import Room
from previously.surfaces.web.app import create_app
from previously.surfaces.web.http.listening import bound
from previously.surfaces.web.http.server import Server

ROOT = Path(__file__).parents[2]
PATIENCE = 300.0
"""Seconds after which a test gives up; none is failed by a machine that is only slow."""
BEGIN = """\
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
del sys.argv[0]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
"""Begins a module as `python -m` does, but for one thing: a shell in the background has its children ignore Ctrl-C."""


@contextmanager
def serving(room: Room, port: int = 0, **given: Any) -> Iterator[tuple[str, int]]:
    """A room that is being served: at this address, on this port. Whoever connects early is waited for by the port."""
    listening = bound("127.0.0.1", port)
    port = listening.getsockname()[1]
    server = Server(create_app(room, **given))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}", port
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
    assert not thread.is_alive(), "the server does not end"


fetched = partial(httpx.get, timeout=PATIENCE)
"""Asks for an address, and waits as long as it takes."""


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    """A bare connection."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as line:
        yield line


def heard(line: socket.socket) -> bytes:
    """Everything that comes until the other side closes."""
    found = b""
    while part := line.recv(65536):
        found += part
    return found


@contextmanager
def begun(
    *arguments: str, env: Mapping[str, str] | None = None, program: str = "previously"
) -> Iterator[subprocess.Popen[str]]:
    """The real command in a process of its own, which may not have come to listen yet."""
    command = [sys.executable, "-c", BEGIN, program, "serve", *arguments, "--port", "0"]
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, **(env or {})}
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def printed(process: subprocess.Popen[str]) -> tuple[str, str]:
    """The title and the address that it prints once it listens."""
    assert process.stdout is not None
    title, _, address = process.stdout.readline().rpartition(": ")
    return title, address.strip()


@contextmanager
def started(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The real command, and the address it prints."""
    with begun(*arguments) as process:
        yield process, printed(process)[1]


@contextmanager
def browsing(url: str) -> Iterator[httpx.Client]:
    """Somebody who opens a printed address, and keeps the cookie that comes of it."""
    address, _, token = url.partition("?token=")
    with httpx.Client(base_url=address, follow_redirects=True, timeout=PATIENCE) as client:
        assert client.get("/", params={"token": token}).url == address
        yield client
