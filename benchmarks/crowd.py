"""Many who write in one store on a server and read it, for a minute: how often each is answered, and how soon.

`python -m benchmarks crowd [SECONDS]`. It starts PostgreSQL as the tests do, where Debian's package is installed.
"""

import multiprocessing
import os
import statistics
import sys
import time
from collections.abc import Sequence
from random import Random
from threading import Thread
from typing import NamedTuple

from previously.formats.jsonl.events import Logged
from previously.formats.store.database import Schema
from previously.formats.store.postgres import ALLOWED
from previously.formats.store.store import Store
from previously.formats.store.tables import make
from tests.store.server import missing, running

PROCESSES, EACH = 4, 50
"""Processes, and threads in each, every second of which writes and every other reads."""
PAUSE = 1.0
"""Seconds between an answer and the next asking, in the middle; as many again at most."""


class Met(NamedTuple):
    """What a crowd was answered: in milliseconds, and what went wrong; `kept` rows stand in the store at the end."""

    writes: Sequence[float]
    reads: Sequence[float]
    faults: Sequence[str]
    kept: int
    wrong: Sequence[str]
    seconds: float


def met(seconds: float) -> Met | str:
    """Let a crowd write and read; the reason, where there is no server."""
    if reason := missing():
        return reason
    with running(connections=PROCESSES * EACH + 20) as home:
        os.environ[ALLOWED] = str(home)
        place = Schema(str(home), 5432, "previously", "worlds", "crowd")
        make(place)
        with Store(place) as store, multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
            store.add([Logged("S01E01.1", "Mara waits")])
            begun = time.perf_counter()
            parts = pool.starmap(_part, [(place, number, seconds) for number in range(PROCESSES)])
            taken = time.perf_counter() - begun
            writes = [one for wrote, _, _ in parts for one in wrote]
            reads = [one for _, read, _ in parts for one in read]
            faults = [one for _, _, failed in parts for one in failed]
            return Met(writes, reads, faults, store.one().rows - 1, store.verify().wrong, taken)


def _part(place: Schema, number: int, seconds: float) -> tuple[list[float], list[float], list[str]]:
    """One process of the crowd."""
    writes, reads, faults = list[float](), list[float](), list[str]()

    def one(who: int) -> None:
        rng = Random(f"{number}.{who}")  # noqa: S311 - pauses, not secrets
        try:
            with Store(place) as store:
                until = time.monotonic() + seconds
                while time.monotonic() < until:
                    time.sleep(rng.uniform(0.0, 2 * PAUSE))
                    start = time.perf_counter()
                    if who % 2:
                        store.log([f"Mara waits for {number}.{who}"], "S01E01.1", by=f"{number}.{who}")
                    else:
                        store.rows(after=max(0, store.branches()[0].rows - 20))
                    (writes if who % 2 else reads).append((time.perf_counter() - start) * 1e3)
        except Exception as error:  # noqa: BLE001 - a fault is a figure
            faults.append(f"{type(error).__name__}: {error}")

    crowd = [Thread(target=one, args=(who,)) for who in range(EACH)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    return writes, reads, faults


def late(taken: Sequence[float]) -> float:
    """The time within which 99 of 100 were answered, of one at least."""
    return statistics.quantiles(taken, n=100)[98] if len(taken) > 1 else taken[0]


def main(arguments: list[str]) -> None:
    """Print what they were answered."""
    found = met(float(arguments[0]) if arguments else 60.0)
    if isinstance(found, str):
        print(f"not measured: {found}")
        return
    assert found.kept == len(found.writes), f"{len(found.writes)} rows were answered, {found.kept} are there"
    assert not found.wrong, found.wrong
    print(f"{PROCESSES * EACH} writers and readers in {PROCESSES} processes, {found.seconds:.0f} s, over PostgreSQL")
    for name, taken in (("rows logged, each on disk when it is answered", found.writes), ("readings", found.reads)):
        if not taken:
            print(f"{name}: none was answered")
            continue
        rate, usual = len(taken) / found.seconds, statistics.median(taken)
        print(f"{name}: {rate:,.0f} a second; {usual:.0f} ms in the middle, {late(taken):.0f} ms for 99 of 100, waited")
    for fault in sorted({*found.faults}):
        print(fault)
    print(f"faults: {len(found.faults)}; rows as answered: {found.kept:,}; the chain holds")


if __name__ == "__main__":
    main(sys.argv[1:])
