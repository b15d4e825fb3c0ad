"""Law 9 over edits: after whatever was edited, every question is answered as of the same text opened anew."""

from pathlib import Path

import pytest

from previously.story.story import Story
from tests.effort import SEED, tried
from tests.laws.editing import PLAN, answers, chain

CHUNKS, CHAINS, EDITS = 10, 10, 10
"""So many chains of edits in each chunk. Each beginning of a chain is a sequence of its own, looked at when it ends;
so is each leap between its texts: twice as many sequences as edits, 2,000 in all.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "p.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "story.yaml").write_text("", "utf-8")
    return tmp_path


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_after_any_edits_every_question_is_answered_as_of_the_text_opened_anew(chunk: int, home: Path) -> None:
    for number in range(tried(CHAINS)):
        seed = (SEED * CHUNKS + chunk) * 100_000 + number
        known: dict[Story, list[tuple[str, object]]] = {}
        for step, (story, anew, chance) in enumerate(chain(seed, home, EDITS), 1):
            again = type(chance)()
            again.setstate(chance.getstate())
            expected = known.get(anew) or answers(anew, again)
            known[anew] = expected
            for one, other in zip(answers(story, chance), expected, strict=True):
                assert one == other, f"seed {seed}, step {step}"
        assert step == 2 * EDITS
