"""A store in a file of SQLite: how it is opened, and how one waits for the others that write."""

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from previously.core.errors import BadRequest, UnreadableInput

STEP = (0.001, 0.01)
"""Seconds after which a writer asks again, at random between these."""

LONGEST = 16 << 20
"""Bytes of one value that are read; a row of a log has at most 1 MB."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite adds to a store's name for what lies beside it."""


def connected(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    """A file, by SQLite's mode: ro, rw, rwc. `patience`: seconds to wait for others. Raises UnreadableInput."""
    for beside in (path.with_name(path.name + one) for one in BESIDE):
        if beside.is_symlink() or (beside.exists() and not beside.is_file()):  # SQLite would wait for a pipe
            raise UnreadableInput(f"“{beside.name}” beside the store is no file; nothing is read there")
    db = sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=patience,
        check_same_thread=False,
    )
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    for pragma in ("trusted_schema = OFF", "synchronous = FULL", "secure_delete = ON"):
        db.execute(f"PRAGMA {pragma}")
    return db


def begin(db: sqlite3.Connection, patience: float) -> None:
    """Take one's turn to write. All that wait ask equally often: SQLite's own waiting lets the longest wait longer."""
    until = time.monotonic() + patience
    db.execute("PRAGMA busy_timeout = 0")
    try:
        while not _has_begun(db, last=time.monotonic() > until):
            time.sleep(random.uniform(*STEP))  # noqa: S311
    finally:
        db.execute(f"PRAGMA busy_timeout = {patience * 1000:.0f}")


def _has_begun(db: sqlite3.Connection, *, last: bool) -> bool:
    """Is it one's turn? Raises sqlite3.OperationalError where it is not at the `last` asking."""
    try:
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def check(db: sqlite3.Connection, path: Path, tables: frozenset[str], more: frozenset[str]) -> None:
    """Is it a store, and nothing else in it? What another has put there, such as a trigger, is never run."""
    found = {(kind, sql) for kind, sql in db.execute("SELECT type, sql FROM sqlite_master") if sql is not None}
    if found - {("table", one) for one in more} != {("table", one) for one in tables}:
        raise UnreadableInput(f"“{path}” is no store of this program")


def begin_file(path: Path, patience: float) -> sqlite3.Connection:
    """A new file, or an empty one, in a change that is not ended. Raises BadRequest where something is in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = connected(path, "rwc", patience)
    db.execute("PRAGMA journal_mode = WAL")
    begin(db, patience)
    if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        with closing(db):
            db.execute("ROLLBACK")
        raise BadRequest(f"there is a store “{path}” already")
    return db
