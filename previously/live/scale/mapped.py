"""One call that does the same work on many parts: here, in a pool of processes, or on a Ray cluster.

Work is a function of one part alone, so that its results are the same, to the bit, however they are spread.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Literal, TypeVar

from previously.core.errors import BadRequest, PreviouslyError

Over = Literal["here", "pool", "ray"]
"""Where work is done: in this process, in processes of this machine, or on Ray, wherever that runs."""
Part = TypeVar("Part")
Result = TypeVar("Result")
AHEAD = 4
"""Parts a worker that are given out before their turn, so that memory does not grow with how many there are."""
MOST_WORKERS = 1024
CLUSTER = "RAY_ADDRESS"
"""The environment variable by which Ray finds a cluster that is running; without it, one is started here."""


def mapped(
    work: Callable[[Part], Result], parts: Iterable[Part], *, over: Over = "here", workers: int = 0
) -> Iterator[Result]:
    """What `work` makes of each part, in the order of the parts; `work` is a module's function, parts plain values.

    `workers`: 1 to 1,024 processes at once, by default one a core. Raises what work raises; BadRequest where Ray is
    asked for and not installed, or for so many workers; PreviouslyError where a worker was killed.
    """
    if not 0 <= workers <= MOST_WORKERS:
        raise BadRequest(f"workers are 1 to {MOST_WORKERS:,}; given {workers:,}")
    spread = {"here": _here, "pool": _pool, "ray": _ray}[over]
    return spread(work, parts, workers or default_workers())


def default_workers() -> int:
    """One for each core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _here(work: Callable[[Part], Result], parts: Iterable[Part], workers: int) -> Iterator[Result]:
    del workers
    return map(work, parts)


def _pool(work: Callable[[Part], Result], parts: Iterable[Part], workers: int) -> Iterator[Result]:
    fresh = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
    with ProcessPoolExecutor(workers, fresh) as pool:
        try:
            yield from _in_turn(
                lambda part: pool.submit(work, part), lambda future: future.result(), parts, workers * AHEAD
            )
        except BrokenProcessPool:
            raise PreviouslyError(
                f"one of {workers} workers was killed, perhaps for want of memory; fewer of them need less"
            ) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _ray(work: Callable[[Part], Result], parts: Iterable[Part], workers: int) -> Iterator[Result]:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray would report to its makers
    try:
        import ray  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        raise BadRequest("Ray is not installed: pip install 'previously[scale]', or spread over the pool") from None
    own = not ray.is_initialized()
    if own:
        given: dict[str, Any] = (
            {} if os.environ.get(CLUSTER) else {"num_cpus": workers, "_node_ip_address": "127.0.0.1"}
        )
        ray.init(include_dashboard=False, log_to_driver=False, configure_logging=False, **given)
    try:
        yield from _in_turn(ray.remote(work).remote, ray.get, parts, workers * AHEAD)
    finally:
        if own:
            ray.shutdown()


def _in_turn(
    give: Callable[[Part], Any], take: Callable[[Any], Result], parts: Iterable[Part], most: int
) -> Iterator[Result]:
    """Give parts out, at most so many ahead, and take results back in order."""
    waiting: deque[Any] = deque()
    for part in parts:
        waiting.append(give(part))
        if len(waiting) >= most:
            yield take(waiting.popleft())
    while waiting:
        yield take(waiting.popleft())
