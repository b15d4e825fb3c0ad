"""A store's tables, and how they are opened: to read, or to write so that what is answered is on disk."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from previously.core.errors import UnreadableInput
from previously.formats.store import postgres, sqlite
from previously.formats.store.address import MAIN
from previously.formats.store.chain import START
from previously.formats.store.database import Database, StoreAt
from previously.formats.store.keys import ANSWERS
from previously.formats.store.postgres import Postgres

PATIENCE = 60.0
"""Seconds that a writer waits for the others."""
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


_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"


@contextmanager
def worded(place: StoreAt, doing: str) -> Iterator[None]:
    """Say in one sentence why a store could not be read or written: raises UnreadableInput for a library's errors."""
    try:
        yield
    except (sqlite3.Error, OSError, OverflowError) as error:
        raise UnreadableInput(f"the store “{place}” cannot be {doing}: {error}") from None
    except Exception as error:
        if not isinstance(error, postgres.errors()):
            raise
        said = " ".join(str(error).split())
        raise UnreadableInput(f"the store “{place}” cannot be {doing}: {said}") from None


@contextmanager
def reading(place: StoreAt) -> Iterator[Database]:
    """A store as it is now, whatever is written meanwhile. Raises UnreadableInput."""
    with worded(place, "read"), closing(_connected(place, "ro")) as db, looking(db):
        yield db


@contextmanager
def looking(db: Database) -> Iterator[Database]:
    """A store that is open, as it is now, whatever is written meanwhile; within a change as that one has left it."""
    if db.in_transaction:
        yield db
        return
    db.execute(_SNAPSHOT if isinstance(db, Postgres) else "BEGIN")
    try:
        yield db
    finally:
        db.execute("ROLLBACK")


def opened(place: StoreAt) -> Database:
    """A store to write in. Raises UnreadableInput."""
    with worded(place, "written"):
        return _connected(place, "rw")


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One change, all of it or nothing; it is on disk when this is left. Within another it is a part of that one."""
    if db.in_transaction:
        yield
        return
    _begin(db)
    with _ended(db):
        yield


@contextmanager
def _ended(db: Database) -> Iterator[None]:
    """End a change that is begun: all of it, or none."""
    try:
        yield
        if isinstance(db, Postgres):
            db.commit()
        else:
            db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _begin(db: Database) -> None:
    if isinstance(db, Postgres):
        db.begin(PATIENCE)
    elif isinstance(db, sqlite3.Connection):
        sqlite.begin(db, PATIENCE)


def make(place: StoreAt) -> None:
    """Make an empty store. Raises BadRequest where something is there already, and UnreadableInput."""
    with worded(place, "made"):
        begun = sqlite.begin_file(place, PATIENCE) if isinstance(place, Path) else None
        db: Database = begun or postgres.begin_schema(place, PATIENCE)  # type: ignore[arg-type]
        with closing(db), _ended(db):
            db.execute(ROWS)
            db.execute(BRANCHES)
            db.execute("INSERT INTO branches VALUES (1, ?, NULL, 0, 0, ?)", (MAIN, START))


def is_there(place: StoreAt) -> bool:
    """Is there something to open? Of a server that is asked when it is opened."""
    return place.is_file() if isinstance(place, Path) else True


def _connected(place: StoreAt, mode: str) -> Database:
    if not isinstance(place, Path):
        return postgres.connected(place)
    db = sqlite.connected(place, mode, PATIENCE)
    try:
        sqlite.check(db, place, frozenset({ROWS, BRANCHES}), frozenset({ANSWERS}))
    except BaseException:
        db.close()
        raise
    return db
