"""Whatever is logged, branched, kept, discarded and rewound, what is left is the log that was kept, bit for bit."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from previously.core.errors import BadRequest
from previously.formats.jsonl.events import Logged
from previously.formats.store.address import MAIN
from previously.formats.store.store import Store
from previously.formats.store.tables import make
from tests.effort import tried

DEEDS = ("log", "log", "log", "branch", "keep", "discard", "rewind")


class Model:
    """Branches as plain lists of rows, each with what it was taken from, and how much of it is that one's."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Logged]] = {MAIN: []}
        self.of: dict[str, tuple[str, int]] = {}

    def taken(self, name: str) -> list[int]:
        """How much of a branch each of those taken from it has."""
        return [fork for parent, fork in self.of.values() if parent == name]

    def end(self, name: str) -> tuple[str, list[Logged]]:
        parent, fork = self.of.pop(name)
        return parent, self.rows.pop(name)[fork:]


def drawn(rng: Random, number: int) -> Logged:
    """A row with any of what a row may have."""
    at = f"S01E{rng.randint(1, 9):02}.{rng.randint(1, 3)}"
    line = rng.choice(["Mara slaps Joe", "Zoë “waits” \\ 雨", "Joe waits"]) + f" {number}"
    present = rng.choice([None, [], ["mara", "joe"]])
    day, flashback = rng.choice([None, 0.1, 3.0, -400.0]), rng.choice([None, None, True, False, -540.0])
    return Logged(at, line, rng.choice(["", "pier"]), present, day, flashback, rng.choice(["", "so?"]), "ann")


def one_deed(rng: Random, store: Store, model: Model, number: int) -> None:
    """One deed done in both; what the store refuses is what must be refused, and changes nothing."""
    name = rng.choice(list(model.rows))
    match rng.choice(DEEDS):
        case "log":
            rows = [drawn(rng, number * 10 + i) for i in range(rng.randint(1, 4))]
            first = len(model.rows[name])
            assert store.add(rows, branch=name) == tuple(range(first + 1, first + 1 + len(rows)))
            model.rows[name] += rows
        case "branch" if len(model.rows) < 5:
            after = rng.choice([len(model.rows[name]), rng.randint(0, len(model.rows[name]))])
            store.branch(f"b{number}", of=name, after=after)
            model.rows[f"b{number}"], model.of[f"b{number}"] = model.rows[name][:after], (name, after)
        case "rewind":
            least = model.of[name][1] if name in model.of else 0
            to = rng.randint(0, len(model.rows[name]))
            if to < least or any(fork > to for fork in model.taken(name)):
                with pytest.raises(BadRequest):
                    store.rewind(to, branch=name)
            else:
                assert store.rewind(to, branch=name) == len(model.rows[name]) - to
                del model.rows[name][to:]
        case deed if deed in {"keep", "discard"}:
            one_end(store, model, name, kept=deed == "keep")


def one_end(store: Store, model: Model, name: str, *, kept: bool) -> None:
    """A branch kept or discarded in both."""
    end = store.keep if kept else store.discard
    if name == MAIN or model.taken(name):
        with pytest.raises(BadRequest):
            end(name)
        return
    end(name)
    parent, own = model.end(name)
    if kept:
        model.rows[parent] += own


def everything(store: Store) -> list[Any]:
    """All rows of a store as they lie there."""
    with closing(sqlite3.connect(str(store.path))) as db:
        return db.execute("SELECT * FROM rows ORDER BY branch, n").fetchall()


def wrong_after(seed: int, folder: Path) -> str:
    """One random sequence, then every branch but the first is kept or discarded; what differs from the plain log."""
    rng, model = Random(seed), Model()  # noqa: S311
    make(folder / "world.db")
    with Store(folder / "world.db") as store:
        for number in range(rng.randint(5, 25)):
            one_deed(rng, store, model, number)
        for name, rows in model.rows.items():
            if [stored.row for stored in store.rows(name)] != rows:
                return f"seed {seed}: “{name}” differs"
        if store.verify().wrong:
            return f"seed {seed}: {store.verify().wrong}"
        while model.of:
            name = rng.choice([one for one in model.of if not model.taken(one)])
            one_end(store, model, name, kept=rng.random() < 0.5)
        make(folder / "plain.db")
        with Store(folder / "plain.db") as plain:
            if model.rows[MAIN]:
                plain.add(model.rows[MAIN])
            same = everything(plain) == everything(store) and plain.branches() == store.branches()
            return "" if same and plain.verify() == store.verify() else f"seed {seed}: it is not the log that was kept"


def test_what_is_left_is_the_log_that_was_kept_bit_for_bit() -> None:
    for seed in range(tried(12)):
        with TemporaryDirectory() as folder:
            assert not wrong_after(seed, Path(folder))


def test_a_difference_would_be_seen(tmp_path: Path) -> None:
    for name, line in (("a", "Mara waits"), ("b", "Mara waits.")):
        make(tmp_path / f"{name}.db")
        with Store(tmp_path / f"{name}.db") as store:
            store.log([line], "S01E01.1")
    with Store(tmp_path / "a.db") as one, Store(tmp_path / "b.db") as other:
        assert everything(one) != everything(other)
        assert one.verify().branches != other.verify().branches
