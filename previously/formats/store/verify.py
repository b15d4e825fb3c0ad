"""Is a store whole and as it was written? Every row is read and its hash worked out again."""

from typing import NamedTuple

import msgspec

from previously.core.errors import UnreadableInput
from previously.formats.store.branches import Branch, branches, rows_of
from previously.formats.store.chain import START, link
from previously.formats.store.database import Database
from previously.formats.store.postgres import Postgres


class Verified(msgspec.Struct, frozen=True):
    """How many rows each branch has, the hash of its last, and what is wrong, a sentence each."""

    branches: tuple["VerifiedBranch", ...]
    wrong: tuple[str, ...]


class VerifiedBranch(msgspec.Struct, frozen=True):
    """A branch, and its head in hexadecimal digits: whoever notes it elsewhere can ask for it later."""

    name: str
    rows: int
    head: str


class _Walk(NamedTuple):
    wrong: str
    hashes: set[bytes]


def verify(db: Database, noted: str = "") -> Verified:
    """Read everything. `noted`: a head that was noted earlier, which must still be there."""
    damage, every = _damage(db), branches(db)
    walked = [_walked(db, branch) for branch in every]
    wrong = [*damage, *(one.wrong for one in walked if one.wrong), *_lost(db)]
    if noted and not any(one.hex() == noted.strip().casefold() for walk in walked for one in walk.hashes):
        wrong.append(f"no row has the hash {noted}, which was noted: rows up to it are lost, changed or rewound")
    if not any(branch.parent is None for branch in every):
        wrong.append("the branch that others were taken from is lost")
    return Verified(tuple(VerifiedBranch(one.name, one.rows, one.head.hex()) for one in every), tuple(wrong))


def _damage(db: Database) -> list[str]:
    """What is wrong with a file itself; a server looks after its own."""
    said = [] if isinstance(db, Postgres) else [one for (one,) in db.execute("PRAGMA integrity_check(3)")]
    return [f"the file is damaged: {one}" for one in said if one != "ok"]


def _walked(db: Database, branch: Branch) -> _Walk:
    """A branch's chain from its start: what is wrong first, and the hashes up to there."""
    head, n, hashes = START, 0, {START}
    try:
        for stored in rows_of(db, branch):
            n += 1
            head = link(head, stored.row)
            if stored.n != n:
                return _Walk(f"row {n} of “{branch.name}” is lost", hashes)
            if stored.hash != head:
                return _Walk(f"row {n} of “{branch.name}” is not what was written", hashes)
            hashes.add(head)
    except UnreadableInput as error:
        return _Walk(f"row {n + 1} of “{branch.name}”: {error}", hashes)
    return _Walk(ending(branch, n, head), hashes)


def ending(branch: Branch, n: int, head: bytes) -> str:
    """What is wrong with the end of a branch of which `n` rows were read, the last with this hash; else nothing."""
    if n != branch.rows:
        return f"“{branch.name}” has {n} rows, and {branch.rows} were written"
    return "" if head == branch.head else f"the last row of “{branch.name}” is not the one that was written"


def _lost(db: Database) -> list[str]:
    """Rows that no branch has."""
    own = "branches.id = rows.branch AND rows.n > fork AND rows.n <= count"
    (many,) = db.execute(f"SELECT count(*) FROM rows WHERE NOT EXISTS (SELECT 1 FROM branches WHERE {own})").fetchone()  # noqa: S608
    return [f"{many} rows are of no branch"] if many else []
