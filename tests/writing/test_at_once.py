"""A thousand rounds of two servers, a script and an editor that save one file at once: what was saved is there."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.effort import TIMES, tried

ROUNDS = 24 if TIMES <= 1 else tried(100)
"""`make long` tries a thousand."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a save in the last instant is only kept beside")
def test_nothing_that_was_saved_is_lost(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.writing.at_once", str(tmp_path / "harbour"), str(ROUNDS)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    found = json.loads(done.stdout)
    assert not found["wrong"]
    assert (found["rounds"], found["saves"]) == (ROUNDS, ROUNDS * 7 // 2)
