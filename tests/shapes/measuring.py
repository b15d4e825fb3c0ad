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
from tests.shapes.others import TAKEN

LARGEST = 10_000_000
"""Bytes: whatever is no larger must be within the bounds."""
SECONDS, MEGABYTES = 10.0, 1024.0
ASKED = 4
"""At most so many things are asked about a shape, each within the bounds."""
QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
"""Where folders are made: in memory, where that can be."""
ROOM = 3 << 30
"""Bytes of addresses a process may have; libraries that compile map more than they use."""


class Cost(NamedTuple):
    """One shape's cost: the most CPU that one thing asked took, and the most memory.

    `ended` is how the process ended: 0, or what stopped it; of a stopped one, all it used.
    """

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
    with TemporaryDirectory(dir=QUICK) as folder:
        command = [sys.executable, "-m", "tests.shapes.measuring", name, str(size), folder]
        process = subprocess.Popen(  # noqa: S603
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT, env=env
        )
        assert process.stdout is not None
        with process.stdout as said:
            printed = said.read()
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        return Cost(name, size, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode)
    seconds, megabytes = json.loads(printed)
    return Cost(name, size, seconds, megabytes, 0)


def main() -> None:
    """Make the shape first, which is not counted; then ask."""
    name, size, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    made = ask(name, size, folder)
    before = process_time()
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    most = int(before + ASKED * SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (most + 2, most + 4))
    made()
    sys.stdout.write(json.dumps([max(TAKEN), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


if __name__ == "__main__":
    main()
