"""One measurement in a process of its own, within a bound of CPU time, so that the whole always ends.

`python -m benchmarks.child benchmarks.stories cast FOLDER` runs a function of ours and prints its figures as JSON.
"""

import json
import os
import resource
import subprocess
import sys
from importlib import import_module
from typing import Any, NamedTuple

COMPILED = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""Where our modules are compiled once and not by each process, as installing does."""


class Ran(NamedTuple):
    """What a process has taken, in CPU seconds and megabytes at most."""

    seconds: float
    megabytes: float


def command(cap: int, *arguments: str, env: dict[str, str] | None = None) -> Ran | None:
    """Run `previously` whole; None where it has not ended in so many CPU seconds."""
    found = _ran(cap, [sys.executable, "-m", "previously", *arguments], env or {})
    return found and found[0]


def figures(cap: int, module: str, function: str, *arguments: str) -> Any:
    """The figures of a function in a process of its own; None where it has not ended in so many CPU seconds."""
    found = _ran(cap, [sys.executable, "-m", "benchmarks.child", module, function, *arguments], {})
    return found and json.loads(found[1])


def _ran(cap: int, arguments: list[str], env: dict[str, str]) -> tuple[Ran, bytes] | None:
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, env={**COMPILED, **env}) as process:
        if hasattr(resource, "prlimit"):
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (cap, cap + 1))
        said = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    taken = used.ru_utime + used.ru_stime
    if process.returncode < 0 and taken >= cap:
        return None
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"{arguments} ended with {process.returncode}")
    return Ran(taken, used.ru_maxrss / 1024), said


def main() -> None:
    """Measure, in this process."""
    module, function, *arguments = sys.argv[1:]
    print(json.dumps(getattr(import_module(module), function)(*arguments)))


if __name__ == "__main__":
    main()
