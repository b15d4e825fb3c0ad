"""How far a line walks from its folder to its printed finding: through so many files, and no more."""

import re
from pathlib import Path

import pytest

from scripts.walk import one_line

MOST = 35
"""Fewer is better."""
GUIDE = Path(__file__).parents[2] / "guides" / "architecture.md"


@pytest.fixture(scope="module")
def walk() -> tuple[list[str], list[str]]:
    return one_line()


def test_a_line_walks_through_few_files(walk: tuple[list[str], list[str]]) -> None:
    ran, held = walk
    assert set(held) <= set(ran)
    assert len(held) <= MOST, held


def test_the_guide_counts_them(walk: tuple[list[str], list[str]]) -> None:
    counted = re.search(r"hold of it are (\d+)", GUIDE.read_text("utf-8"))
    assert counted is not None
    assert int(counted[1]) == len(walk[1])


def test_it_walks_one_way(walk: tuple[list[str], list[str]]) -> None:
    """Through the rooms in the order of the data: formats, canon, checks, surfaces."""
    rooms = [name.partition("/")[0] for name in walk[1]]
    firsts = [rooms.index(room) for room in ("formats", "canon", "checks", "surfaces")]
    assert firsts == sorted(firsts)
