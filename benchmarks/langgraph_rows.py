"""One line put as a checkpoint and as an item of LangGraph's own stores in SQLite: milliseconds, as JSON.

Run by the Python of an environment where langgraph and langgraph-checkpoint-sqlite are installed.
"""

import json
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LINE = "Persaa helps Persab"


def main(folder: str, times: int) -> None:
    """Print the medians."""
    from langgraph.checkpoint.base import empty_checkpoint  # type: ignore[import-not-found]
    from langgraph.checkpoint.sqlite import SqliteSaver  # type: ignore[import-not-found]
    from langgraph.store.sqlite import SqliteStore  # type: ignore[import-not-found]

    with SqliteSaver.from_conn_string(str(Path(folder, "graph.db"))) as saver:
        saver.setup()
        _set_full(saver.conn)
        config = {"configurable": {"thread_id": "1", "checkpoint_ns": ""}}

        def saved(_: int) -> None:
            state = empty_checkpoint() | {"channel_values": {"line": LINE}}
            saver.put(config, state, {"source": "loop", "step": 1, "parents": {}}, {})

        put = _median(saved, times)
    with SqliteStore.from_conn_string(str(Path(folder, "items.db"))) as store:
        store.setup()
        _set_full(store.conn)
        item = _median(lambda number: store.put(("log",), str(number), {"line": LINE}), times)
        read = _median(lambda _: store.search(("log",), limit=30), times)
    print(json.dumps({"checkpoint": put, "item": item, "search": read}))


def _set_full(db: Any) -> None:
    """On disk when it is answered, as our own store is."""
    if isinstance(db, sqlite3.Connection):
        db.execute("PRAGMA synchronous = FULL")


def _median(work: Callable[[int], object], times: int) -> float:
    taken = []
    for number in range(times):
        start = time.perf_counter()
        work(number)
        taken.append((time.perf_counter() - start) * 1e3)
    return statistics.median(taken)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
