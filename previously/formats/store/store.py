"""A story's store, opened to write in: rows logged, branches taken, kept, discarded and rewound."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import RLock
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from previously.core.errors import BadRequest
from previously.core.position import Template
from previously.formats.jsonl.events import LONGEST, Logged
from previously.formats.store.address import MAIN
from previously.formats.store.branches import (
    Branch,
    Stored,
    add,
    branch_of,
    branches,
    discard,
    fork,
    keep,
    rewind,
    rows_of,
)
from previously.formats.store.database import Database, StoreAt
from previously.formats.store.keys import Call, answered, keep_answer
from previously.formats.store.tables import looking, opened, worded, writing
from previously.formats.store.verify import Verified, verify

MOST = 100_000
"""Rows that are logged at once."""
Result = TypeVar("Result")


class Store:
    """A store in a file. Whatever is answered is on disk; whatever is not was not done. Several may write at once.

    Each method raises BadRequest for what a caller gets wrong, and UnreadableInput where the file cannot be read or
    written, as on a full disk. Threads may share a store; a process that was forked opens its own.
    """

    def __init__(self, path: StoreAt, template: Template | None = None, reads: str = MAIN) -> None:
        self.path, self.template, self.reads = path, template or Template(), reads
        self._db, self._lock = opened(path), RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def log(
        self,
        lines: Sequence[str],
        at: str = "",
        *,
        branch: str = "",
        by: str = "",
        quote: str = "",
        place: str = "",
        present: Sequence[str] | None = None,
        day: float | None = None,
    ) -> tuple[int, ...]:
        """Add lines, all or none, at a position; by default at that of the row before. Gives their numbers.

        `by` is who wrote them, `quote` what of a manuscript they stand for; `place`, `present` and `day` are said of
        the scene. Raises UnknownPosition.
        """
        if isinstance(lines, str):
            raise BadRequest(f"lines are given as a list; given “{lines[:60]}”")
        there = None if present is None else list(present)
        name = branch or self.reads

        def rows() -> list[Logged]:
            return [Logged(at or self._last(name), one, place, there, day, None, quote, by) for one in lines]

        return self._change(lambda: add(self._db, name, self._fit(rows())))

    def add(self, rows: Iterable[Logged], *, branch: str = "") -> tuple[int, ...]:
        """Add rows as they would stand in events.jsonl, all or none. Gives their numbers. Raises UnknownPosition."""
        fitting = self._fit(list(rows))
        return self._change(lambda: add(self._db, branch or self.reads, fitting))

    def branch(self, name: str, *, of: str = "", after: int | None = None) -> None:
        """Take a branch from another, after its last row or an earlier one."""
        self._change(lambda: fork(self._db, name, of or self.reads, after))

    def keep(self, name: str) -> tuple[int, ...]:
        """Add a branch's rows to what it was taken from, behind what that has by now; the branch is done with.

        Gives the numbers that they have there.
        """
        return self._change(lambda: keep(self._db, name))

    def discard(self, name: str) -> int:
        """Remove a branch with its rows, without a trace in what is read; how many they were."""
        return self._change(lambda: discard(self._db, name))

    def rewind(self, to: int, *, branch: str = "") -> int:
        """Remove a branch's rows after number `to`, without a trace in what is read; how many they were."""
        return self._change(lambda: rewind(self._db, branch or self.reads, to))

    def answered(self, call: Call) -> str | None:
        """What a call was answered before, by its key; None where it is new. Raises OtherCall."""
        with self._looking() as db:
            return answered(db, call)

    def once(self, call: Call, work: Callable[[], str]) -> str:
        """The answer to a call: what `work` gives, noted in one change with what that does; a second time, the note.

        Raises OtherCall where the key came with another call.
        """

        def done() -> str:
            known = answered(self._db, call)
            if known is None:
                known = work()
                keep_answer(self._db, call, known)
            return known

        return self._change(done)

    def one(self, branch: str = "") -> Branch:
        """A branch as it stands, by name; by default the one that is read."""
        return self._change(lambda: branch_of(self._db, branch or self.reads))

    def last(self, branch: str = "") -> str:
        """The position of a branch's last row."""
        return self._change(lambda: self._last(branch or self.reads))

    def branches(self) -> tuple[Branch, ...]:
        """Every branch, the oldest first."""
        with self._looking() as db:
            return branches(db)

    def rows(self, branch: str = "", *, after: int = 0) -> list[Stored]:
        """A branch's rows as they stand now, after number `after`."""
        with self._looking() as db:
            return list(rows_of(db, branch_of(db, branch or self.reads), after))

    def verify(self, noted: str = "") -> Verified:
        """Read everything and say what was lost or changed since it was written; `noted` is a head noted earlier."""
        with self._looking() as db:
            return verify(db, noted)

    @contextmanager
    def _looking(self) -> Iterator[Database]:
        with worded(self.path, "read"), self._lock, looking(self._db) as db:
            yield db

    def _change(self, done: Callable[[], Result]) -> Result:
        with worded(self.path, "written"), self._lock, writing(self._db):
            return done()

    def _last(self, name: str) -> str:
        """The position of a branch's last row."""
        branch = branch_of(self._db, name)
        last = next((one.row.at for one in rows_of(self._db, branch, branch.rows - 1)), "")
        if not last:
            raise BadRequest(f"nothing is logged in “{name}” yet: give the first line a position")
        return last

    def _fit(self, rows: list[Logged]) -> list[Logged]:
        """Rows that may stand in a log. Raises BadRequest and UnknownPosition."""
        if not 0 < len(rows) <= MOST:
            raise BadRequest(f"so many rows may be logged at once: 1 to {MOST:,}; given {len(rows):,}")
        for row in rows:
            self.template.parse(row.at)
            _check(row)
        return rows


def _check(row: Logged) -> None:
    shown = ascii(row.line[:60])
    if not row.line.strip() or "\n" in row.line:
        raise BadRequest(f"a line is one row of words; given {shown}")
    if row.day is not None and not math.isfinite(row.day):
        raise BadRequest(f"a day is a number; given {row.day}")
    try:
        if len(msgspec.json.encode(row)) > LONGEST:
            raise BadRequest(f"a row has at most {LONGEST:,} bytes; given {shown} and more")
    except UnicodeEncodeError:
        raise BadRequest(f"this is no text; given {shown}") from None
