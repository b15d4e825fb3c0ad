"""`python -m tests.shapes [WORDS]`: every shape whose name holds the words, at 10 MB, as a table."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from tests.shapes.asking import NAMES
from tests.shapes.measuring import LARGEST, MEGABYTES, SECONDS, Cost, cost


def row(one: Cost) -> str:
    """A line of the table."""
    ended = "" if one.within else f"  OUT OF BOUNDS ({one.ended})" if one.ended else "  OUT OF BOUNDS"
    return f"{one.name:48} {one.size:>10,} B {one.seconds:6.2f} s {one.megabytes:6.0f} MB{ended}"


def main() -> int:
    """Print the table as it comes, then how many are out of bounds."""
    asked = " ".join(sys.argv[1:])
    out = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for one in pool.map(cost, [name for name in NAMES if asked in name]):
            sys.stdout.write(row(one) + "\n")
            sys.stdout.flush()
            out += [] if one.within else [one.name]
    bounds = f"{SECONDS:.0f} s of CPU and {MEGABYTES:.0f} MB at {LARGEST / 1e6:.0f} MB"
    sys.stdout.write(f"{len(out)} out of bounds ({bounds})\n")
    return 1 if out else 0


if __name__ == "__main__":
    sys.exit(main())
