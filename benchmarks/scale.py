"""A survey of many serials, spread over processes: the seconds one waits, and that the answers stay the same.

`python -m benchmarks scale [SERIALS]`; Ray is measured where it is installed.
"""

import os
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from benchmarks.big_story import files
from previously.live.scale.mapped import Over
from previously.live.scale.survey import Serial, survey

SERIALS, WORKERS = 48, (1, 2, 4)
CONSTANTS = {"a": 0.4}


def main(arguments: list[str]) -> None:
    """Print a row a way of working. Fails where two ways differ in a bit."""
    serials = int(arguments[0]) if arguments else SERIALS
    print(f"{serials} serials of 300 scenes and 30 people, each replayed twice; {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        _put(Path(folder), serials)
        first, alone = _timed(folder, "here", 1)
        print(f"here: {alone:.1f} s")
        for over in ("pool", "ray"):
            if over == "ray" and find_spec("ray") is None:
                print("ray: not installed, not measured")
                continue
            empty = _timed(f"{folder}/000", over, 1)[1] - alone / serials
            for workers in WORKERS:
                found, waited = _timed(folder, over, workers)
                assert found == first, f"{over} with {workers} workers differs"
                print(f"{over}, {workers} workers: {waited:.1f} s, {waited / alone:.2f} × here; equal to the bit")
            print(f"{over}: {empty:.1f} s to start and stop")


def measured(serials: str) -> dict[str, float]:
    """Seconds of a survey here, and with a pool of two workers. Fails where they differ in a bit."""
    with tempfile.TemporaryDirectory() as folder:
        _put(Path(folder), int(serials))
        first, alone = _timed(folder, "here", 1)
        found, pooled = _timed(folder, "pool", 2)
        assert found == first, "a pool of two workers differs"
    return {"here": alone, "pool": pooled}


def _timed(folder: str, over: Over, workers: int) -> tuple[list[Serial], float]:
    start = time.perf_counter()
    found = list(survey([folder], constants=CONSTANTS, over=over, workers=workers))
    return found, time.perf_counter() - start


def _put(folder: Path, serials: int) -> None:
    for number in range(serials):
        place = folder / f"{number:03}"
        place.mkdir()
        for name, text in files(people=30, episodes=6, seasons=1).items():
            (place / name).write_text(text.replace("Long Story", f"Story {number}"), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
