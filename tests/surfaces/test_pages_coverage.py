"""On which passages of its pages a story's lines rest, as check says it and coverage shows it."""

import json
from pathlib import Path

import pytest

from tests.surfaces.conftest import Typed

PAGE = (
    "# 1\n\nMara slapped Joe.\n\nIt rained. It went on.\n\n%% prev: Joe waits %%\n\nJoe wept.\n\n# 2\n\nNothing more.\n"
)
LINES = """['Mara slaps Joe; quoting "Mara slapped Joe"', 'Joe slaps Mara; quoting nowhere']"""
SEASON = f"S01E01: {{scenes: {{1: {{lines: {LINES}}}}}}}\n"


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story with a page, on which one line rests."""
    files = {"story.yaml": "title: Harbour\ncast: {mara: Mara, joe: Joe}\n", "s01.yaml": SEASON}
    for name, text in (files | {"manuscript/s01e01.md": PAGE}).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_passage_says_where_it_stands_and_which_lines_rest_on_it(told: Path, typed: Typed) -> None:
    (chapter,) = json.loads(typed("coverage", "--format", "json").out)["chapters"]
    assert [(row["line"], row["events"]) for row in chapter["rows"]] == [
        (3, ["S01E01.1/2"]),
        (5, []),
        (9, []),
        (13, []),
    ]
    text = (told / "manuscript/s01e01.md").read_text("utf-8")
    assert [text[row["start"] : row["end"]] for row in chapter["rows"]][2] == "Joe wept."
    assert (chapter["passages"], chapter["resting"], chapter["words"], chapter["resting_words"]) == (4, 1, 12, 3)


def test_passages_that_follow_each_other_are_shown_as_one_stretch(told: Path, typed: Typed) -> None:
    said = typed("coverage", "--at", "S01E01").out
    assert "lines rest on 1 of 4 passages, 3 of 12 words" in said
    assert "manuscript/s01e01.md:5 3 passages, 9 words: “It rained. It went on.”" in said
    assert typed("coverage", "--seen", "S01E01").code == 2
    (told / "manuscript/s01e01.md").unlink()
    assert "No page is read here" in typed("coverage").out


def test_a_check_says_in_a_line_how_far_it_goes(told: Path, typed: Typed) -> None:
    assert "Lines rest" not in typed("check", "--seen", "S01E01").out
    assert "A line rests on 1 of 4 passages of the pages" in typed("check").out
    assert json.loads(typed("check", "--format", "json").out)["pages"] == {"passages": 4, "resting": 1}
    (told / "s01.yaml").write_text("S01E01: {scenes: {1: {lines: [Mara slaps Joe]}}}\n", "utf-8")
    assert "previously coverage" not in typed("check").out
