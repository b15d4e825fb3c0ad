"""Whatever ends a command or a save, at whatever instant: what it writes is whole or not there, and is made again."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.effort import TIMES, tried
from tests.writing.instants import ACTS, Act, Step, Trial, chosen, full, interrupted, small_pieces

INSTANTS = 5 if TIMES <= 1 else tried(20)
"""Instants of each act at which it is ended in each way; `make long` tries 200."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")
def test_killed_at_any_instant_or_out_of_room_it_is_whole_or_not_there(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.writing.instants", str(tmp_path / "folder"), str(INSTANTS)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    found = json.loads(done.stdout)
    assert not found["wrong"]
    assert found["tried"] >= len(ACTS) * min(INSTANTS, 20)


@pytest.mark.parametrize("end", [interrupted, full], ids=["Ctrl-C", "a full disk"])
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_ended_at_any_instant_it_is_whole_or_not_there(
    tmp_path: Path, act: Act, end: Callable[[Trial, Step], None]
) -> None:
    with small_pieces():
        trial = Trial(act, tmp_path / "folder")
        for name, step in chosen(trial.steps, INSTANTS):
            end(trial, step)
            assert not trial.wrong(), f"{name} {step}"
