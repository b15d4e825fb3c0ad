"""A store's branches: their rows, and how one is taken, kept, discarded and rewound."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from previously.core.english import count
from previously.core.errors import BadRequest, UnreadableInput
from previously.core.nearest import did_you_mean
from previously.formats.jsonl.events import Logged
from previously.formats.store.address import MAIN, NAME
from previously.formats.store.chain import COLUMNS, START, link, of_columns, to_columns
from previously.formats.store.database import Database

READ = f"SELECT {', '.join(COLUMNS)}, hash, n FROM rows WHERE branch = ? AND n > ? AND n <= ? ORDER BY n"  # noqa: S608
_ADD = f"INSERT INTO rows (branch, n, {', '.join(COLUMNS)}, hash) VALUES (?, ?{', ?' * (len(COLUMNS) + 1)})"  # noqa: S608


class Branch(NamedTuple):
    """A branch: so many rows, of which `fork` are its parent's; `head` is the hash of the last."""

    id: int
    name: str
    parent: int | None
    fork: int
    rows: int
    head: bytes


class Stored(NamedTuple):
    """A row as it stands in a branch: its number there from 1, and its hash."""

    n: int
    row: Logged
    hash: bytes


def branches(db: Database) -> tuple[Branch, ...]:
    """Every branch, the oldest first. Raises UnreadableInput for what is none."""
    found = map(Branch._make, db.execute("SELECT id, name, parent, fork, count, head FROM branches ORDER BY id"))
    return tuple(map(_sound, found))


def _sound(one: Branch) -> Branch:
    """A branch whose columns hold what belongs there: SQLite takes a value of any kind in any."""
    kinds = (int, str, int | None, int, int, bytes)
    if all(isinstance(value, kind) for value, kind in zip(one, kinds, strict=True)) and 0 <= one.fork <= one.rows:
        return one
    raise UnreadableInput("what stands among its branches is none")


def branch_of(db: Database, name: str) -> Branch:
    """A branch by name. Raises BadRequest."""
    known = {one.name: one for one in branches(db)}
    if name not in known:
        raise BadRequest(f"there is no branch “{name}”{did_you_mean(name, known)}")
    return known[name]


def rows_of(db: Database, branch: Branch, after: int = 0) -> Iterator[Stored]:
    """A branch's rows, its parents' among them, as they stand. Raises UnreadableInput for one that is none."""
    parts, upto, at = [], branch.rows, branch
    every = {one.id: one for one in branches(db)}
    while True:
        parts.append((at.id, max(after, at.fork), upto))
        if at.parent is None:
            break
        upto = min(upto, at.fork)
        parent = every.pop(at.parent, None)  # out of a ring of parents, too
        if parent is None:
            raise UnreadableInput(lost(branch))
        at = parent
    for part in reversed(parts):
        yield from (Stored(n, of_columns(values), hash_) for *values, hash_, n in db.execute(READ, part))


def lost(branch: Branch) -> str:
    """What is said of a branch that goes back to none with which the store begins."""
    return f"what “{branch.name}” goes back to is lost"


def add(db: Database, name: str, rows: Iterable[Logged]) -> tuple[int, ...]:
    """Add rows to a branch; their numbers."""
    branch = branch_of(db, name)
    head, first, n = branch.head, branch.rows, branch.rows
    for n, row in enumerate(rows, first + 1):
        head = link(head, row)
        db.execute(_ADD, (branch.id, n, *to_columns(row), head))
    db.execute("UPDATE branches SET count = ?, head = ? WHERE id = ?", (n, head, branch.id))
    return tuple(range(first + 1, n + 1))


def fork(db: Database, name: str, of: str, after: int | None) -> None:
    """Take a branch after a row of another, by default after its last."""
    parent = branch_of(db, of)
    if not NAME.fullmatch(name):
        raise BadRequest(f"a branch has a name of letters, digits, points and dashes; given “{name}”")
    if name in {one.name for one in branches(db)}:
        raise BadRequest(f"there is a branch “{name}” already")
    after = parent.rows if after is None else after
    _check_row(parent, after, 0)
    given = (name, parent.id, after, after, _hash_at(db, parent, after))
    db.execute("INSERT INTO branches (name, parent, fork, count, head) VALUES (?, ?, ?, ?, ?)", given)


def keep(db: Database, name: str) -> tuple[int, ...]:
    """Add a branch's own rows to its parent, behind what that has by now, and be done with the branch."""
    branch = _ending(db, name)
    own = [one.row for one in rows_of(db, branch, branch.fork)]
    parent = next(one.name for one in branches(db) if one.id == branch.parent)
    _drop(db, branch)
    return add(db, parent, own)


def discard(db: Database, name: str) -> int:
    """Be done with a branch and its own rows; how many."""
    branch = _ending(db, name)
    _drop(db, branch)
    return branch.rows - branch.fork


def rewind(db: Database, name: str, to: int) -> int:
    """Let a branch end with a row again; how many are gone."""
    branch = branch_of(db, name)
    _check_row(branch, to, branch.fork)
    later = [one.name for one in branches(db) if one.parent == branch.id and one.fork > to]
    if later:
        raise BadRequest(f"“{later[0]}” was taken after row {to} of “{name}”; keep or discard it first")
    head = _hash_at(db, branch, to)
    db.execute("DELETE FROM rows WHERE branch = ? AND n > ?", (branch.id, to))
    db.execute("UPDATE branches SET count = ?, head = ? WHERE id = ?", (to, head, branch.id))
    return branch.rows - to


def _check_row(branch: Branch, n: int, least: int) -> None:
    if not least <= n <= branch.rows:
        of = f", of which the first {least} are another branch's" if least else ""
        raise BadRequest(
            f"“{branch.name}” has {count(branch.rows, 'row')}{of}; say {least} to {branch.rows}; given {n}"
        )


def _ending(db: Database, name: str) -> Branch:
    """A branch that may end."""
    if name == MAIN:
        raise BadRequest(f"“{MAIN}” is what others are kept in; it is neither kept nor discarded")
    branch = branch_of(db, name)
    taken = [one.name for one in branches(db) if one.parent == branch.id]
    if taken:
        raise BadRequest(f"“{taken[0]}” was taken from “{name}”; keep or discard it first")
    return branch


def _drop(db: Database, branch: Branch) -> None:
    db.execute("DELETE FROM rows WHERE branch = ?", (branch.id,))
    db.execute("DELETE FROM branches WHERE id = ?", (branch.id,))


def _hash_at(db: Database, branch: Branch, n: int) -> bytes:
    if n == branch.rows:
        return branch.head
    return next((one.hash for one in rows_of(db, branch._replace(rows=n), n - 1)), START)
