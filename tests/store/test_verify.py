"""What is wrong with a store, however its branches were damaged: each row is read once, and the same is said."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from previously.core.errors import UnreadableInput
from previously.formats.jsonl.events import Logged
from previously.formats.store.branches import Branch, branches, rows_of
from previously.formats.store.chain import START, link
from previously.formats.store.store import Store
from previously.formats.store.tables import make, reading
from previously.formats.store.verify import verify
from previously.formats.store.walked import ending
from tests.effort import tried

DAMAGE = (
    "UPDATE branches SET parent = {a} WHERE id = {b}",
    "UPDATE branches SET fork = min(count, {n}) WHERE id = {b}",
    "UPDATE branches SET count = max(fork, {n}) WHERE id = {b}",
    "DELETE FROM branches WHERE id = {b}",
    "DELETE FROM rows WHERE branch = {b} AND n = {n}",
    "UPDATE rows SET line = 'Ann waits' WHERE branch = {b} AND n = {n}",
    "UPDATE rows SET hash = zeroblob(32) WHERE branch = {b} AND n = {n}",
    "UPDATE rows SET present = '[' WHERE branch = {b} AND n = {n}",
    "UPDATE OR IGNORE rows SET branch = {a} WHERE branch = {b} AND n = {n}",
)


def walked_alone(db: sqlite3.Connection, branch: Branch) -> str:
    """What is wrong with one branch first, read from its start."""
    head, n = START, 0
    try:
        for stored in rows_of(db, branch):
            n += 1
            head = link(head, stored.row)
            if stored.n != n:
                return f"row {n} of “{branch.name}” is lost"
            if stored.hash != head:
                return f"row {n} of “{branch.name}” is not what was written"
    except UnreadableInput as error:
        return f"row {n + 1} of “{branch.name}”: {error}"
    return ending(branch, n, head)


def begun(folder: Path, rng: Random) -> Path:
    make(folder / "world.db")
    with Store(folder / "world.db") as store:
        for number in range(rng.randint(2, 9)):
            names = [one.name for one in store.branches()]
            of = store.one(rng.choice(names))
            store.branch(f"b{number}", of=of.name, after=rng.randint(0, of.rows))
            rows = [Logged("S01E01.1", f"Mara waits {number}.{i}") for i in range(rng.randint(1, 3))]
            store.add(rows, branch=rng.choice([of.name, f"b{number}"]))
    return folder / "world.db"


def test_each_branch_is_told_of_as_if_it_were_read_alone(tmp_path: Path) -> None:
    for seed in range(tried(60)):
        rng = Random(seed)  # noqa: S311
        (tmp_path / str(seed)).mkdir()
        path = begun(tmp_path / str(seed), rng)
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            for _ in range(rng.randint(0, 3)):
                given = {"a": rng.randint(1, 9), "b": rng.randint(1, 9), "n": rng.randint(0, 6)}
                db.execute(rng.choice(DAMAGE).format(**given))
        with reading(path) as db:
            alone = [*filter(None, (walked_alone(db, one) for one in branches(db)))]  # type: ignore[arg-type]
            assert [*verify(db).wrong[: len(alone)]] == alone, seed


def planted(path: Path, many: int) -> int:
    """How many steps SQLite takes, by the thousand, to look at so many branches, each taken from the one before."""
    make(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        every = ((n, f"b{n}", n - 1 if n % 2 else 1, 0, 0, START) for n in range(2, many + 2))
        db.executemany("INSERT INTO branches VALUES (?, ?, ?, ?, ?, ?)", every)
    steps = [0]

    def step() -> None:
        steps[0] += 1

    with reading(path) as opened:
        opened.set_progress_handler(step, 1000)  # type: ignore[attr-defined]
        assert not verify(opened).wrong
    return steps[0]


def test_the_work_grows_with_the_branches_and_no_faster(tmp_path: Path) -> None:
    assert planted(tmp_path / "many.db", 3000) < 4 * planted(tmp_path / "some.db", 1000)
