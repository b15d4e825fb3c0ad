"""What a shape costs, in a process of its own that is stopped at the bounds: seconds of CPU, megabytes at the peak."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple

from tests.shapes.asking import ROOT, ask

LARGEST = 10_000_000
"""Bytes: whatever is no larger must be within the bounds."""
SECONDS, MEGABYTES = 10.0, 1024.0
QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
"""Where folders are made: in memory, where that can be."""
ROOM = 3 << 30
"""Bytes of addresses a process may have; libraries that compile map more than they use."""


class Cost(NamedTuple):
    """One shape's cost. `ended` is how the process ended: 0, or what stopped it."""

    name: str
    size: int
    seconds: float
    megabytes: float
    ended: int

    @property
    def within(self) -> bool:
        """Is it within the bounds?"""
        return self.ended == 0 and self.seconds <= SECONDS and self.megabytes <= MEGABYTES


def cost(name: str, size: int = LARGEST) -> Cost:
    """Ask about a shape in a process of its own."""
    env = {**os.environ, "PREVIOUSLY_CACHE": os.devnull}  # nothing is answered from a check before
    command = [sys.executable, "-m", "tests.shapes.measuring", name, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=env)  # noqa: S603
    if done.returncode:
        return Cost(name, size, SECONDS, MEGABYTES, done.returncode)
    seconds, megabytes = json.loads(done.stdout)
    return Cost(name, size, seconds, megabytes, 0)


def main() -> None:
    """Make the shape first, which is not counted; then ask."""
    name, size = sys.argv[1], int(sys.argv[2])
    with TemporaryDirectory(dir=QUICK) as folder:
        made = ask(name, size, Path(folder))
        before = process_time()
        resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
        resource.setrlimit(resource.RLIMIT_CPU, (int(before + SECONDS) + 2, int(before + SECONDS) + 4))
        made()
        taken, most = process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps([taken, most]))


if __name__ == "__main__":
    main()
