"""What goes on in a store: a line logged so that it is on disk, briefs and minds of an open story of 30,000 events.

`python -m benchmarks live [EVENTS [PEOPLE]]` prints a row each, beside a plain table of SQLite and, where the
environment variable LANGGRAPH names a Python that has it, LangGraph's checkpoints and its store.
"""

import json
import os
import resource
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

from previously.formats.jsonl.events import Logged
from previously.formats.store.opened import begin_store, open_store
from previously.live.room import Room
from previously.questions.registry import ask
from previously.surfaces.deeds.log import log_in_store

Given = TypeVar("Given")
EVENTS, PEOPLE, TIMES = 30_000, 300, 41
GRAPH = "LANGGRAPH"
AT_ONCE = 10_000
"""Scenes that are logged in one change."""
VERBS = ("betrays", "helps", "hurts", "comforts", "threatens", "meets", "rescues", "lies to")


WAITED, TAKEN = "ms waited", "ms"
"""By the clock on the wall, and of the processor."""


class Figure(NamedTuple):
    """A row: what, how long it took, and how long it may; None for what is there to be compared with."""

    what: str
    taken: float
    unit: str
    most: float | None


def names_of(people: int) -> list[str]:
    """So many names that no sentence takes for a word."""
    return [f"Pers{''.join(chr(97 + number // 26**place % 26) for place in (3, 2, 1, 0))}" for number in range(people)]


def begun(folder: Path, events: int, names: Sequence[str]) -> list[str]:
    """A story whose store has so many rows, three a scene and 150 an episode; the scenes' positions."""
    cast = ", ".join(f"{name.lower()}: {name}" for name in names)
    (folder / "story.yaml").write_text(f"title: W\nstore: sqlite:///world.db\ncast: {{{cast}}}\n", "utf-8")
    rng, positions = Random(1), list[str]()  # noqa: S311 - a story, not secrets
    with begin_store(folder) as store:
        for first in range(0, events // 3, AT_ONCE):
            rows = list[Logged]()
            for scene in range(first, min(first + AT_ONCE, events // 3)):
                episode = scene // 50
                at, there = f"S{episode // 100 + 1:02}E{episode % 100 + 1:02}.{scene % 50 + 1}", rng.sample(names, 3)
                present = [who.lower() for who in there]
                for _ in range(3):
                    one, other = rng.sample(there, 2)
                    rows.append(Logged(at, f"{one} {rng.choice(VERBS)} {other}", present=present))
                positions.append(at)
            store.add(rows)
    return positions


def measured(events: str = str(EVENTS), people: str = str(PEOPLE)) -> list[Figure]:
    """A figure each, of a store with so many events and people."""
    names = names_of(int(people))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        positions = begun(folder, int(events), names)
        return [*_logging(folder, names), *_asking(folder, names, positions)]


def main(arguments: list[str]) -> None:
    """Print a row each."""
    given = [*arguments, *(str(one) for one in (EVENTS, PEOPLE)[len(arguments) :])]
    print(f"{int(given[0]):,} events of {int(given[1]):,} people in a store; medians of {TIMES}")
    for what, taken, unit, _ in measured(*given):
        print(f"{what}: {taken:,.2f} {unit}")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10:,} MB")
    if GRAPH not in os.environ:
        print(f"LangGraph: not measured; {GRAPH} names no Python that has it")


def _logging(folder: Path, names: Sequence[str]) -> Iterator[Figure]:
    """One line, on disk: as one waits."""
    line = f"{names[0]} helps {names[1]}"
    with open_store(folder) as store:
        yield Figure("a row logged in the store", _median(lambda _: store.log([line])), WAITED, 5.0)
    db = sqlite3.connect(folder / "plain.db", isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE rows (n INTEGER PRIMARY KEY, at TEXT, line TEXT)")
    insert = f"INSERT INTO rows (at, line) VALUES ('S01E01.1', '{line}')"  # noqa: S608 - names of our own
    yield Figure("a row inserted in a plain table", _median(lambda _: db.execute(insert)), WAITED, None)
    db.close()
    if GRAPH in os.environ:
        script = str(Path(__file__).with_name("langgraph_rows.py"))
        given = [os.environ[GRAPH], script, str(folder), str(TIMES)]
        said = json.loads(subprocess.run(given, check=True, stdout=subprocess.PIPE).stdout)
        yield Figure("a checkpoint of one line put by LangGraph's saver", said["checkpoint"], WAITED, None)
        yield Figure("a line put in LangGraph's store", said["item"], WAITED, None)
        yield Figure("30 lines found in LangGraph's store", said["search"], WAITED, None)


def _asking(folder: Path, names: Sequence[str], positions: Sequence[str]) -> Iterator[Figure]:
    """Of an open story, in processor time: first of everybody, then at other positions, then after a new row."""
    start = time.process_time()
    room = Room(folder)
    yield Figure("the story opened", (time.process_time() - start) * 1e3, TAKEN, None)
    rng, few = Random(2), [name.lower() for name in names[:6]]  # noqa: S311 - a story, not secrets
    yield Figure(
        "the first brief of somebody", _each(lambda name: ask(room.story(), "brief", name=name), few), TAKEN, None
    )

    def anywhere() -> list[tuple[str, str]]:
        return [(rng.choice(few), rng.choice(positions)) for _ in range(TIMES)]

    briefs = _each(lambda one: ask(room.story(), "brief", name=one[0], at=one[1]), anywhere())
    yield Figure("a brief at any position", briefs, TAKEN, 10.0)
    spaces = _each(lambda one: room.story().headspace(one[0], one[1]).distress, anywhere())
    yield Figure("a headspace at any position", spaces, TAKEN, 2.0)

    def logged(*, check: bool) -> None:
        log_in_store(room, [f"{rng.choice(names[:6])} helps {names[1]}"], check=check)

    def shown(_: int) -> None:
        logged(check=False)
        room.story()

    logged(check=False)
    yield Figure("a line read and logged", _each(lambda _: logged(check=False), range(9)), TAKEN, 5.0)
    yield Figure("a line read, logged and shown", _each(shown, range(9)), TAKEN, None)
    logged(check=True)
    yield Figure("the same, with what it contradicts", _each(lambda _: logged(check=True), range(9)), TAKEN, None)

    def after(_: int) -> float:
        shown(_)
        return _each(lambda name: ask(room.story(), "brief", name=name), [few[1]])

    yield Figure("a brief of whom the new line is about", statistics.median(map(after, range(9))), TAKEN, 10.0)


def _median(work: Callable[[int], object]) -> float:
    """Milliseconds that one waits."""
    taken = []
    for number in range(TIMES):
        start = time.perf_counter()
        work(number)
        taken.append((time.perf_counter() - start) * 1e3)
    return statistics.median(taken)


def _each(work: Callable[[Given], object], over: Iterable[Given]) -> float:
    """Milliseconds of processor time, the median."""
    taken = []
    for given in over:
        start = time.process_time()
        work(given)
        taken.append((time.process_time() - start) * 1e3)
    return statistics.median(taken)
