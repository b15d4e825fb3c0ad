"""A store's tables in SQLite, and how they are opened: to read, or to write so that what is answered is on disk."""

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from previously.core.errors import BadRequest, UnreadableInput
from previously.formats.store.address import MAIN
from previously.formats.store.chain import START
from previously.formats.store.keys import ANSWERS

PATIENCE = 60.0
"""Seconds that a writer waits for the others."""
STEP = (0.001, 0.01)
"""Seconds after which it asks again, at random between these."""
ROWS = """CREATE TABLE rows (
    branch INTEGER NOT NULL, n INTEGER NOT NULL, at TEXT NOT NULL, day REAL, line TEXT NOT NULL, quote TEXT NOT NULL,
    writer TEXT NOT NULL, place TEXT NOT NULL, present TEXT, flashback TEXT, hash BLOB NOT NULL,
    PRIMARY KEY (branch, n)
) WITHOUT ROWID"""
BRANCHES = """CREATE TABLE branches (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, parent INTEGER, fork INTEGER NOT NULL, count INTEGER NOT NULL,
    head BLOB NOT NULL
)"""
"""A branch has the rows of its parent up to `fork`, then its own up to `count`; `head` is the last one's hash."""


@contextmanager
def worded(path: Path, doing: str) -> Iterator[None]:
    """Say in one sentence why a store could not be read or written: raises UnreadableInput for what SQLite raises."""
    try:
        yield
    except (sqlite3.Error, OSError, OverflowError) as error:
        raise UnreadableInput(f"the store “{path}” cannot be {doing}: {error}") from None


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A store as it is now, whatever is written meanwhile. Raises UnreadableInput."""
    with worded(path, "read"), closing(_connected(path, "ro")) as db:
        _check(db, path)
        db.execute("BEGIN")
        yield db


def opened(path: Path) -> sqlite3.Connection:
    """A store to write in. Raises UnreadableInput."""
    with worded(path, "written"):
        db = _connected(path, "rw")
        try:
            _check(db, path)
        except BaseException:
            db.close()
            raise
        return db


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """One change, all of it or nothing; it is on disk when this is left. Within another it is a part of that one."""
    if db.in_transaction:
        yield
        return
    _begin(db)
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _begin(db: sqlite3.Connection) -> None:
    """Take one's turn to write. All that wait ask equally often: SQLite's own waiting lets the longest wait longer."""
    until = time.monotonic() + PATIENCE
    db.execute("PRAGMA busy_timeout = 0")
    try:
        while not _has_begun(db, last=time.monotonic() > until):
            time.sleep(random.uniform(*STEP))  # noqa: S311
    finally:
        db.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")


def _has_begun(db: sqlite3.Connection, *, last: bool) -> bool:
    """Is it one's turn? Raises sqlite3.OperationalError where it is not at the `last` asking."""
    try:
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def make(path: Path) -> None:
    """Make an empty store. Raises BadRequest where something is there already, and UnreadableInput."""
    with worded(path, "made"):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(_connected(path, "rwc")) as db:
            db.execute("PRAGMA journal_mode = WAL")
            with writing(db):
                if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    raise BadRequest(f"there is a store “{path}” already")
                db.execute(ROWS)
                db.execute(BRANCHES)
                db.execute("INSERT INTO branches VALUES (1, ?, NULL, 0, 0, ?)", (MAIN, START))


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    db = sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE,
        check_same_thread=False,
    )
    for pragma in ("trusted_schema = OFF", "synchronous = FULL", "secure_delete = ON"):
        db.execute(f"PRAGMA {pragma}")
    return db


def _check(db: sqlite3.Connection, path: Path) -> None:
    """Is it a store, and nothing else in it? What another has put there, such as a trigger, is never run."""
    found = {(kind, sql) for kind, sql in db.execute("SELECT type, sql FROM sqlite_master") if sql is not None}
    if found - {("table", ANSWERS)} != {("table", ROWS), ("table", BRANCHES)}:
        raise UnreadableInput(f"“{path}” is no store of this program")
