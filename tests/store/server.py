"""A PostgreSQL server of the system's own packages, for as long as the tests that use it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

from previously.formats.store.database import Schema
from previously.formats.store.postgres import ALLOWED

DEBIANS = Path("/usr/lib/postgresql")
_NUMBERS = count(1)


def _programs() -> Path | None:
    """Where the server's programs lie: the newest version's."""
    found = sorted(DEBIANS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def missing() -> str:
    """Why no server can be started; empty if one can."""
    if find_spec("psycopg") is None:
        return "psycopg is not installed"
    if _programs() is None:
        return "there is no PostgreSQL server: apt-get install postgresql"
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return "root starts no PostgreSQL server, and runuser is missing" if as_root and not shutil.which("runuser") else ""


@contextmanager
def running(connections: int = 60) -> Iterator[Path]:
    """A server that lets so many in; the folder of its socket."""
    programs = _programs()
    assert programs is not None
    home = Path(tempfile.mkdtemp(prefix="pg"))
    _owned(home)
    _as_server([str(programs / "initdb"), "-D", f"{home}/data", "-U", "previously", "-A", "trust", "--no-sync"])
    options = f"-c listen_addresses= -c unix_socket_directories={home} -c max_connections={connections}"
    start = [str(programs / "pg_ctl"), "-D", f"{home}/data", "-l", f"{home}/log", "-w", "-o", options, "start"]
    _as_server(start)
    _as_server([str(programs / "createdb"), "-h", str(home), "-U", "previously", "worlds"])
    try:
        yield home
    finally:
        _as_server([str(programs / "pg_ctl"), "-D", f"{home}/data", "-m", "immediate", "stop"])
        shutil.rmtree(home, ignore_errors=True)


def _owned(home: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")


def _as_server(command: list[str]) -> None:
    """Run one of its programs; as its own user where we are root, who may not."""
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*before, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603 - the system's own


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """A server that a story may name; skips with the reason where there can be none."""
    if reason := missing():
        pytest.skip(reason)
    with running() as home, pytest.MonkeyPatch.context() as patch:
        patch.setenv(ALLOWED, str(home))
        yield home


def schema(server: Path) -> Schema:
    """A schema that nobody has used."""
    return Schema(str(server), 5432, "previously", "worlds", f"world{next(_NUMBERS)}")


def address_of(place: Schema) -> str:
    """How a story.yaml names it."""
    return f"postgresql://{place.user}@/{place.database}?host={place.host}&schema={place.name}"
