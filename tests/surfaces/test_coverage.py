"""How much was understood stands beside every clean bill, and nothing is clean of which nothing was read."""

import json
from pathlib import Path

import pytest

from previously.canon.coverage import Coverage
from previously.canon.load import loader_of
from tests.surfaces.conftest import Typed

STORY = "title: Harbour\ncast: {mara: Mara, joe: Joe}\n"
LINES = """S01E01:
  scenes:
    1:
      lines:
        - Mara meets Joe, and Mara slaps Joe
        - Mara zorbs Joe to death
        - Mara zorbs Joe
        - Mara does not kill Joe
        - Marra meets Joe
"""
SAID = [
    (Coverage(168, 161, 7, 2), "161 of 168 lines understood; 7 are kept as notes, 2 of them speak of death"),
    (Coverage(9, 2, 7, 1, 3), "2 of 9 lines understood; 7 are kept as notes, 1 of them speaks of death and 3 of harm"),
    (Coverage(1, 0, 1, love=1), "0 of 1 line understood; 1 is kept as a note and speaks of love"),
    (Coverage(4, 2, 1), "2 of 4 lines understood; 1 is kept as a note; 1 cannot be read"),
    (Coverage(), "0 lines are logged"),
    (Coverage(168, 161, 4, partly=3), "161 of 168 lines understood; 3 more in part; 4 are kept as notes"),
    (Coverage(1, partly=1), "0 of 1 line understood; 1 more in part"),
    (Coverage(3, 3), "3 of 3 lines understood"),
]


@pytest.mark.parametrize(("coverage", "said"), SAID)
def test_the_count_in_words(coverage: Coverage, said: str) -> None:
    assert coverage.sentence == said


def test_a_line_counts_once_whatever_happens_in_it() -> None:
    canon = loader_of({"story.yaml": STORY, "s01.yaml": LINES}).canon()
    assert canon.coverage == Coverage(lines=5, understood=2, notes=2, death=1)


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    (tmp_path / "story.yaml").write_text(STORY, "utf-8")
    return tmp_path


def test_check_cast_and_their_json_give_the_same_count(typed: Typed, harbour: Path) -> None:
    (harbour / "s01.yaml").write_text(LINES, "utf-8")
    said = "2 of 5 lines understood; 2 are kept as notes, 1 of them speaks of death; 1 cannot be read."
    for command in ("check", "cast"):
        assert said in " ".join(typed(command, str(harbour)).out.split())
        count = json.loads(typed(command, str(harbour), "--format", "json").out)["coverage"]
        assert count == {"lines": 5, "understood": 2, "notes": 2, "death": 1, "harm": 0, "love": 0, "partly": 0}


@pytest.mark.parametrize("name", ["novel.md", "pilot.fadein", "drafts/outline.pdf"])
def test_of_a_folder_in_which_nothing_was_read_nothing_is_clean(typed: Typed, harbour: Path, name: str) -> None:
    (harbour / name).parent.mkdir(exist_ok=True)
    (harbour / name).write_text("Mara killed Joe.", "utf-8")
    said = typed("check", str(harbour))
    assert said.code == 1
    whole = " ".join(said.out.split())
    assert "nothing contradicts" not in whole
    assert f"“{name}” is not read" in whole
    assert "files that end in .yaml, .yml, .fountain" in whole
    assert "0 lines are logged." in whole


def test_of_notes_alone_what_happens_was_not_checked(typed: Typed, harbour: Path) -> None:
    (harbour / "s01.yaml").write_text("S01E01: {scenes: {1: {lines: [Mara zorbs Joe]}}}\n", "utf-8")
    said = " ".join(typed("check", str(harbour)).out.split())
    assert said.startswith("Harbour: no line of it is understood, so what happens was not checked. 1 episode")
