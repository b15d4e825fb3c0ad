"""An interpreter that has loaded the command and stands by: each server is a fork of it, a process of its own.

What Python takes from its environment as it begins, such as the seed of its hashes, is its servers' too. It reads a row
for each server to begin, and at the next row ends it: `python -m tests.web.standing`.
"""

import json
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.web.asking import written
from tests.web.serving import ROOT, begun, printed

Env = Mapping[str, str]
Begin = Callable[..., AbstractContextManager[tuple[str, str]]]
"""Begins a module as a server with some arguments, in an `env`; gives the title and the address that it prints."""
ENDED = "ended\n"


@contextmanager
def standing(env: Env) -> Iterator[Begin]:
    """What begins servers, one at a time, in an environment; each as a program anew where nothing can be forked."""
    if not hasattr(os, "fork"):
        yield lambda program, *arguments, **more: _anew(program, *arguments, env={**env, **more})
        return
    command = [sys.executable, "-m", "tests.web.standing"]
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, cwd=ROOT, env={**os.environ, **env}
    ) as process:
        try:
            yield lambda program, *arguments, **more: _forked(process, program, *arguments, env=more)
        finally:
            process.kill()


@contextmanager
def _anew(program: str, *arguments: str, env: Env) -> Iterator[tuple[str, str]]:
    with begun(*arguments, env=env, program=program) as process:
        yield printed(process)


@contextmanager
def _forked(process: subprocess.Popen[str], program: str, *arguments: str, env: Env) -> Iterator[tuple[str, str]]:
    assert process.stdin is not None
    assert process.stdout is not None
    _tell(process, [program, arguments, env])
    try:
        yield printed(process)
    finally:
        _tell(process, [])
        while (row := process.stdout.readline()) != ENDED:
            assert row, "the interpreter has ended"


def _tell(process: subprocess.Popen[str], row: object) -> None:
    assert process.stdin is not None
    process.stdin.write(json.dumps(row) + "\n")
    process.stdin.flush()


def stand_by() -> None:
    """Begin and end servers as one is told."""
    for row in sys.stdin:
        if told := json.loads(row):
            child = os.fork() or _serve(*told)
        else:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            sys.stdout.write(ENDED)
            sys.stdout.flush()


def _serve(program: str, arguments: list[str], env: Env) -> int:
    """Be a server until one is ended."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.update(env)
    sys.argv = [program, "serve", *arguments, "--port", "0"]
    try:
        runpy.run_module(program, run_name="__main__", alter_sys=True)
    finally:  # an empty row in place of an address
        sys.stdout.write("\n")
        sys.stdout.flush()
        os._exit(1)


def load() -> None:
    """Load all that a server would, and read a story."""
    from previously.live.room import Room
    from previously.surfaces.cli.commands import serve_command
    from previously.surfaces.web.first import steps
    from previously.surfaces.web.http import server
    from previously.surfaces.web.processes import start
    from tests.web import leaking

    assert all((leaking, serve_command, server, start))
    with TemporaryDirectory() as folder:
        room = Room(written(Path(folder)))
        room.story().check()
        for step in steps(room):
            step()


if __name__ == "__main__":
    load()
    stand_by()
