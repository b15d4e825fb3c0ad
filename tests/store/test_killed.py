"""A writer killed at any instant, or out of room, loses nothing that was answered and leaves nothing by half."""

import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from previously.formats.store.store import Store
from tests.effort import SEED, tried
from tests.store.killed import trial
from tests.store.worlds import begun

FILLING = """
import resource, signal, sys
from pathlib import Path
from previously.core.errors import UnreadableInput
from previously.formats.store.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
store, done = Store(Path(sys.argv[1])), 0
try:
    while done < 10_000:
        store.log(["Mara waits " + "long " * 200] * 3, "S01E01.1")
        done += 3
except UnreadableInput as error:
    print(done, error)
"""
"""Logs until a file may not grow any more, as on a full disk."""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system that kills processes")
def test_killed_at_any_instant_nothing_that_was_answered_is_lost_and_nothing_is_there_by_half(tmp_path: Path) -> None:
    rng = Random(SEED)  # noqa: S311
    for number in range(tried(20)):
        assert not trial(tmp_path / f"{number}.db", rng)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a bound on the size of files")
def test_where_there_is_no_room_what_was_answered_stays_and_the_rest_is_said_in_a_sentence(tmp_path: Path) -> None:
    begun(tmp_path).close()
    command = [sys.executable, "-c", FILLING, str(tmp_path / "world.db")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own command
    done, _, sentence = said.partition(" ")
    assert sentence.startswith(f"the store “{tmp_path / 'world.db'}” cannot be written: ")
    with Store(tmp_path / "world.db") as store:
        assert int(done) == store.branches()[0].rows > 0
        assert store.verify().wrong == ()
        assert store.log(["Mara waits"], "S01E01.1") == (int(done) + 1,)
