"""What goes on in a store: a line logged so that it is on disk, briefs and minds of an open story of 30,000 events.

`python -m benchmarks live [EVENTS]` prints a row each, beside a plain table of SQLite and, where it is installed,
the store of LangGraph's checkpoints.
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from previously.formats.jsonl.events import Logged
from previously.formats.store.opened import begin_store, open_store
from previously.live.room import Room
from previously.questions.registry import ask
from previously.surfaces.deeds.log import log_in_store

Given = TypeVar("Given")
EVENTS, PEOPLE, TIMES = 30_000, 30, 41
VERBS = ("betrays", "helps", "hurts", "comforts", "threatens", "meets", "rescues", "lies to")
NAMES = [f"Pers{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(PEOPLE)]


def begun(folder: Path, events: int) -> list[str]:
    """A story whose store has so many rows, three a scene and 150 an episode; the scenes' positions."""
    cast = ", ".join(f"{name.lower()}: {name}" for name in NAMES)
    (folder / "story.yaml").write_text(f"title: W\nstore: sqlite:///world.db\ncast: {{{cast}}}\n", "utf-8")
    rng, rows = Random(1), list[Logged]()  # noqa: S311 - a story, not secrets
    for scene in range(events // 3):
        episode = scene // 50
        at, there = f"S{episode // 100 + 1:02}E{episode % 100 + 1:02}.{scene % 50 + 1}", rng.sample(NAMES, 3)
        for _ in range(3):
            one, other = rng.sample(there, 2)
            rows.append(Logged(at, f"{one} {rng.choice(VERBS)} {other}", present=[name.lower() for name in there]))
    with begin_store(folder) as store:
        store.add(rows)
    return sorted({row.at for row in rows})


def main(arguments: list[str]) -> None:
    """Print a row each."""
    events = int(arguments[0]) if arguments else EVENTS
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        positions = begun(folder, events)
        print(f"{events:,} events of {PEOPLE} people in a store; medians of {TIMES}, in milliseconds")
        _logging(folder)
        _asking(folder, positions)


def _logging(folder: Path) -> None:
    """One line, on disk: as one waits."""
    with open_store(folder) as store:
        _say("a row logged in the store, waited", _median(lambda _: store.log(["Persaa helps Persab"])))
    db = sqlite3.connect(folder / "plain.db", isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE rows (n INTEGER PRIMARY KEY, at TEXT, line TEXT)")
    insert = "INSERT INTO rows (at, line) VALUES ('S01E01.1', 'Persaa helps Persab')"
    _say("a row inserted in a plain table, waited", _median(lambda _: db.execute(insert)))
    db.close()
    if find_spec("langgraph") is None:
        print("LangGraph's checkpoints: not installed, not measured")
        return
    _say("a checkpoint of one line put in LangGraph's store, waited", _in_langgraph(folder / "graph.db"))


def _in_langgraph(path: Path) -> float:
    given: Any = import_module("langgraph.checkpoint.base")
    sqlite: Any = import_module("langgraph.checkpoint.sqlite")
    with sqlite.SqliteSaver.from_conn_string(str(path)) as saver:
        config = {"configurable": {"thread_id": "1", "checkpoint_ns": ""}}

        def put(_: int) -> None:
            state = given.empty_checkpoint() | {"channel_values": {"line": "Persaa helps Persab"}}
            saver.put(config, state, {"source": "loop", "step": 1, "parents": {}}, {})

        return _median(put)


def _asking(folder: Path, positions: list[str]) -> None:
    """Of an open story, in processor time: first of everybody, then at other positions, then after a new row."""
    start = time.process_time()
    room = Room(folder)
    _say("the story opened", (time.process_time() - start) * 1e3)
    rng, few = Random(2), [name.lower() for name in NAMES[:6]]  # noqa: S311 - a story, not secrets
    first = _each(lambda name: ask(room.story(), "brief", name=name), few)
    _say("the first brief of somebody", first)
    asked = [(rng.choice(few), rng.choice(positions)) for _ in range(TIMES)]
    _say("a brief at any position", _each(lambda one: ask(room.story(), "brief", name=one[0], at=one[1]), asked))
    _say("a headspace at any position", _each(lambda one: room.story().headspace(one[0], one[1]).distress, asked))

    def logged(_: int) -> None:
        log_in_store(room, ["Persaa helps Persab"], check=False)

    _say("a line read, logged and shown", _each(logged, range(5)))

    def after(_: int) -> float:
        logged(0)
        return _each(lambda name: ask(room.story(), "brief", name=name), ["persab"])

    _say("a brief of whom the new line is about", statistics.median(map(after, range(5))))


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


def _say(what: str, milliseconds: float) -> None:
    print(f"{what}: {milliseconds:.2f}")
