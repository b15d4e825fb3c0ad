"""Work spread over processes gives what it gives here, in order, and says what went wrong."""

from collections.abc import Iterator
from itertools import islice

import pytest

import previously as pv
from previously.live.scale.mapped import AHEAD, mapped
from tests.scale.works import killed, squared


def test_a_pool_gives_results_in_order_and_raises_what_work_raises() -> None:
    found = mapped(squared, range(9), over="pool", workers=2)
    assert list(islice(found, 7)) == [squared(number) for number in range(7)]
    with pytest.raises(pv.BadRequest, match="seven"):
        next(found)


def test_parts_are_not_taken_long_before_their_turn() -> None:
    taken: list[int] = []

    def parts() -> Iterator[int]:
        for number in range(100, 200):
            taken.append(number)
            yield number

    found = mapped(squared, parts(), over="pool", workers=1)
    next(found)
    assert len(taken) == AHEAD


def test_a_killed_worker_is_a_sentence() -> None:
    with pytest.raises(pv.PreviouslyError, match="one of 1 workers was killed"):
        list(mapped(killed, [1], over="pool", workers=1))


def test_so_many_workers_are_refused() -> None:
    with pytest.raises(pv.BadRequest, match="workers are 1 to 1,024; given 5,000"):
        mapped(squared, [1], workers=5_000)
