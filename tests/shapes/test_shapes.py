"""No input costs more than its size: twelve shapes by counted work, which no busy machine changes.

`make long` measures every shape at 10 MB, in seconds and megabytes.
"""

from pathlib import Path

import pytest

from tests.counting import calls
from tests.shapes.asking import NAMES, ask
from tests.shapes.others import Ask

SIZES = (4_000, 8_000, 16_000)
FEWER = {"story: a cue on each line": (2_000, 4_000, 8_000)}
"""On the plain kernel, each row looks through all cues that a wound has learnt: beyond this, that shows as a square."""
SLACK = 1.3
"""How much more than twice as much a text of twice the size may take; what is bounded may waver by a tenth."""
LOOSER = {"story: a cue on each line": 1.5}
"""Of this size too a part is square: 2.6 times as much. All of it would be four times."""
COUNTED = [
    "story: a cue on each line",
    "story: another unknown name on each line",
    "story: lines all alike",
    "story: vows",
    "story: scenes of a line",
    "story: a chain of retellings",
    "story: a ring of retellings",
    "story: retellings of nothing",
    "article: paragraphs of plain prose",
    "article: quotations in one paragraph",
    "article: notices",
    "article: <details> nested",
]


@pytest.mark.parametrize("name", COUNTED)
def test_twice_the_input_is_twice_the_work(name: str, tmp_path: Path) -> None:
    sizes = FEWER.get(name, SIZES)
    made(name, sizes[0] // 8, tmp_path / "first")()  # what is loaded once is loaded
    counts = [calls(made(name, size, tmp_path / str(size))) for size in sizes]
    first, second = counts[1] - counts[0], counts[2] - counts[1]
    assert second <= 2 * max(first, counts[0] // 10) * LOOSER.get(name, SLACK), counts


def made(name: str, size: int, folder: Path) -> Ask:
    """A shape in a folder of its own."""
    folder.mkdir()
    return ask(name, size, folder)


def test_at_least_sixty_shapes_are_measured() -> None:
    assert len(NAMES) == len(set(NAMES)) >= 60
    assert set(COUNTED) <= set(NAMES)
