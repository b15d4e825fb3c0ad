"""Is a store whole and as it was written? Every row is read and its hash worked out again."""

import msgspec

from previously.formats.store.branches import branches
from previously.formats.store.database import Database
from previously.formats.store.postgres import Postgres
from previously.formats.store.walked import Walked


class Verified(msgspec.Struct, frozen=True):
    """How many rows each branch has, the hash of its last, and what is wrong, a sentence each."""

    branches: tuple["VerifiedBranch", ...]
    wrong: tuple[str, ...]


class VerifiedBranch(msgspec.Struct, frozen=True):
    """A branch, and its head in hexadecimal digits: whoever notes it elsewhere can ask for it later."""

    name: str
    rows: int
    head: str


def verify(db: Database, noted: str = "") -> Verified:
    """Read everything. `noted`: a head that was noted earlier, which must still be there."""
    damage, every = _damage(db), branches(db)
    walked = Walked(db, every, noted.strip().casefold())
    found = [walked.wrong(branch) for branch in every]
    wrong = [*damage, *filter(None, found), *_lost(db)]
    if noted and not walked.met:
        wrong.append(f"no row has the hash {noted}, which was noted: rows up to it are lost, changed or rewound")
    if not any(branch.parent is None for branch in every):
        wrong.append("the branch that others were taken from is lost")
    return Verified(tuple(VerifiedBranch(one.name, one.rows, one.head.hex()) for one in every), tuple(wrong))


def _damage(db: Database) -> list[str]:
    """What is wrong with a file itself; a server looks after its own."""
    said = [] if isinstance(db, Postgres) else [one for (one,) in db.execute("PRAGMA integrity_check(3)")]
    return [f"the file is damaged: {one}" for one in said if one != "ok"]


def _lost(db: Database) -> list[str]:
    """Rows that no branch has."""
    own = "branches.id = rows.branch AND rows.n > fork AND rows.n <= count"
    (many,) = db.execute(f"SELECT count(*) FROM rows WHERE NOT EXISTS (SELECT 1 FROM branches WHERE {own})").fetchone()  # noqa: S608
    return [f"{many} rows are of no branch"] if many else []
