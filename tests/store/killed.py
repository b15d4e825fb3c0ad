"""A writer killed at any instant: `python -m tests.store.killed STORE` writes until it is killed, and says so.

Each row it prints is a deed that the store has answered; the next one may be done or not, but never by half.
"""

import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple

from previously.formats.store.database import Schema, StoreAt
from previously.formats.store.store import Store
from previously.formats.store.tables import make

TOGETHER = 3
"""Rows that are logged at once."""
LATEST = 0.25
"""Seconds after the first answer within which it is killed."""


class State(NamedTuple):
    """Rows of the first branch, and of a take from it; -1 where there is no take."""

    main: int = 0
    take: int = -1


def deeds() -> Iterator[State]:
    """What a writer leaves after each of its deeds: log, branch, log there, keep it; and every second time rewind."""
    main = 0
    for number in count():
        main += TOGETHER
        yield State(main)
        yield State(main, main)
        yield State(main, main + TOGETHER)
        main += TOGETHER if number % 2 else 0
        yield State(main)
        if number % 3 == 0:
            main -= TOGETHER
            yield State(main)


def write(place: StoreAt) -> None:
    """Do them one after another; each is said once it is answered."""
    before = State()
    with Store(place) as store:
        for after in deeds():
            do(store, before, after)
            sys.stdout.write(f"{after.main} {after.take}\n")
            sys.stdout.flush()
            before = after


def do(store: Store, before: State, after: State) -> None:
    """The deed that leads from one state to the next."""
    lines = [f"Mara waits {number}" for number in range(TOGETHER)]
    if before.take < 0 and after.take >= 0:
        store.branch("take")
    elif after.take > before.take >= 0:
        store.log(lines, "S01E01.2", branch="take")
    elif before.take >= 0:
        _ = store.keep("take") if after.main > before.main else store.discard("take")
    elif after.main < before.main:
        store.rewind(after.main)
    else:
        store.log(lines, "S01E01.1")


def state_of(store: Store) -> State:
    """The state that a store is in."""
    found = {one.name: one.rows for one in store.branches()}
    return State(found["main"], found.get("take", -1))


def trial(place: StoreAt, rng: Random) -> str:
    """Begin a writer, kill it at a random instant, and say what is wrong with what is left."""
    make(place)
    told = [str(place)] if isinstance(place, Path) else [str(one) for one in place]
    command = [sys.executable, "-m", "tests.store.killed", *told]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:  # noqa: S603 - our own command
        assert writer.stdout is not None
        first = writer.stdout.readline()
        try:
            writer.wait(rng.uniform(0, LATEST))
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)
        answered = len([first, *writer.stdout.readlines()])
    if writer.returncode != -signal.SIGKILL:
        return f"the writer ended by itself, with {writer.returncode}"
    done = [state for state, _ in zip(deeds(), range(answered + 1), strict=False)]
    with Store(place) as store:
        left, verified = state_of(store), store.verify()
        if verified.wrong:
            return f"after {answered} answers: {verified.wrong}"
        if left not in done[-2:]:
            return f"after {answered} answers {left} is left, and neither of {done[-2:]}"
        store.log(["Mara waits"], "S01E01.1")
    return ""


if __name__ == "__main__":
    if len(sys.argv) == 2:
        write(Path(sys.argv[1]))
    else:
        host, port, user, database, name = sys.argv[1:]
        write(Schema(host, int(port), user, database, name))
