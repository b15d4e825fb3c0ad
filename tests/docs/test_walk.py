"""How far a line walks from its folder to its printed finding: through so many files, and no more."""

import pytest

from scripts.walk import one_line

MOST = 45
"""Fewer is better; 35 is meant."""


@pytest.fixture(scope="module")
def walk() -> tuple[list[str], list[str]]:
    return one_line()


def test_a_line_walks_through_few_files(walk: tuple[list[str], list[str]]) -> None:
    ran, held = walk
    assert set(held) <= set(ran)
    assert len(held) <= MOST, held


def test_it_walks_one_way(walk: tuple[list[str], list[str]]) -> None:
    """Through the rooms in the order of the data: formats, canon, checks, surfaces."""
    rooms = [name.partition("/")[0] for name in walk[1]]
    firsts = [rooms.index(room) for room in ("formats", "canon", "checks", "surfaces")]
    assert firsts == sorted(firsts)
