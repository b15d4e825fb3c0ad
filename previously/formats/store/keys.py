"""What was answered to a key: a call that comes again with it is answered alike, and does nothing a second time."""

from hashlib import sha256
from typing import NamedTuple

from previously.core.errors import BadRequest
from previously.formats.store.database import Database
from previously.formats.store.postgres import Postgres

ANSWERS = """CREATE TABLE answers (
    n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, asked BLOB NOT NULL, answer TEXT NOT NULL
)"""
"""A store has it from its first key on."""
KEPT = 100_000
"""Answers that are kept, the latest."""
LONGEST = 1000


class OtherCall(BadRequest):
    """A key that was given with another call."""


class Call(NamedTuple):
    """A call with its key, and all that it asks for."""

    key: str
    asked: str

    @property
    def digest(self) -> bytes:
        """What two calls alike have in common."""
        return sha256(self.asked.encode()).digest()


def answered(db: Database, call: Call) -> str | None:
    """What the same call was answered before. Raises OtherCall where its key came with another."""
    if not 0 < len(call.key) <= LONGEST:
        raise BadRequest(f"a key has 1 to {LONGEST:,} letters; given {len(call.key):,}")
    if not _has_table(db):
        return None
    found = db.execute("SELECT asked, answer FROM answers WHERE key = ?", (call.key,)).fetchone()
    if found is None:
        return None
    if found[0] != call.digest:
        raise OtherCall("that key was given with another call; give each call a key of its own")
    return str(found[1])


def keep_answer(db: Database, call: Call, answer: str) -> None:
    """Note an answer, in the change that it tells of."""
    if not _has_table(db):
        db.execute(ANSWERS)
    db.execute("INSERT INTO answers (key, asked, answer) VALUES (?, ?, ?)", (call.key, call.digest, answer))
    db.execute("DELETE FROM answers WHERE n <= (SELECT max(n) FROM answers) - ?", (KEPT,))


def _has_table(db: Database) -> bool:
    if isinstance(db, Postgres):
        return db.has("answers")
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'answers'").fetchone() is not None
