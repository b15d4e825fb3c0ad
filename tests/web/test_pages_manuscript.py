"""A manuscript beside its log: the lines on each passage, what has changed, and no more than an audience has read."""

from pathlib import Path

import pytest

from previously.core.emphasis import plain_words
from previously.live.room import Room
from previously.surfaces.web.pages.lines.manuscript import unwrapped
from tests.web.asking import Asker, asking, written
from tests.web.paged import PAGED


@pytest.fixture
def author(tmp_path: Path) -> Asker:
    return asking(Room(written(tmp_path, PAGED)))


def test_each_passage_has_the_lines_that_quote_it(author: Asker) -> None:
    found = author.get("/api/manuscript").json()
    on = {one["text"]: [(line["event"], line["stands"]) for line in one["lines"]] for one in found["passages"]}
    assert on["The boat's where it always is."] == [("S01E01.1/1", "once")]
    assert on["He reaches for the lamp and knocks it over."] == [("S01E01.1/2", "changed")]
    assert on["Rain on the roof. Mara holds the ledger."] == []
    assert [(one["event"], one["stands"]) for one in found["lost"]] == [("S01E01.1/3", "nowhere")]


def test_old_and_new_words_stand_side_by_side_and_nothing_is_called_a_fault(author: Asker) -> None:
    page = author.get("/manuscript").text
    assert "<dd>He reaches for the lamp and drops it</dd>" in page
    assert "<dd>He reaches for the lamp and knocks it over.</dd>" in page
    assert "Lines rest on 1 of 4 passages." in page
    assert page.count('class="passage action bare"') == 2
    assert "__lamp__" not in page


def test_an_audience_reads_its_cut_without_headings_and_notes(tmp_path: Path) -> None:
    room = Room(written(tmp_path, PAGED), seen="S01E01")
    audience = asking(room)
    page = audience.get("/manuscript").text
    assert "Rain on the roof" in page
    assert not [word for word in ("remember the lamp", "BOATHOUSE", "S01E02", "hugged her", "/source") if word in page]
    assert {one["file"] for one in audience.get("/api/manuscript").json()["passages"]} == {""}
    assert "No page of S01E02" not in audience.get("/manuscript?at=S01E02").text


def test_a_cue_stands_above_a_speech_of_a_script_and_above_no_paragraph_of_a_chapter(tmp_path: Path) -> None:
    told = 'Mara slapped Joe. "Stop it," said Joe.'
    files = {"story.yaml": PAGED["story.yaml"], "manuscript/s01e01.md": told, "s01e02.fountain": f"\nJOE\n{told}\n"}
    files["proposals/mine.yaml"] = "- {id: a1, at: S01E01.1, line: Mara slaps Joe, quoting: Mara slapped Joe}\n"
    author = asking(Room(written(tmp_path, files)))
    assert [one["speaker"] for one in author.get("/api/manuscript").json()["passages"]] == ["Joe"]
    for page in ("/manuscript", "/proposals"):
        assert 'class="speaker"' not in author.get(page).text
    assert "a line rests on the words that it quotes" in author.get("/manuscript").text


def test_a_long_chapter_comes_in_stretches(tmp_path: Path) -> None:
    script = "INT. QUAY - DAY\n\n" + "".join(f"Wave {n}.\n\n" for n in range(1000))
    author = asking(Room(written(tmp_path, {"story.yaml": PAGED["story.yaml"], "s01e01.fountain": script})))
    page = author.get("/manuscript?from=450").text
    assert "passages 401 to 800 of 1,001" in page
    assert page.count('class="passage ') == 400
    assert len(author.get("/api/manuscript").json()["passages"]) == 1001


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the *red* and **blue** _boat_", "the red and blue boat"),
        ("***all*** __of__ it", "all of it"),
        ("2 * 3 * 4, snake_case_name, a*b*c", "2 * 3 * 4, snake_case_name, a*b*c"),
        (r"\*not\* [the quay](https://e.org/x)", "*not* the quay"),
    ],
)
def test_marks_are_not_words(text: str, words: str) -> None:
    assert plain_words(text) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mara waited until the tide had come in and the boat lay still,\nand then she went.", 1),
        ("The boats came in when all the land was dark and still,\nThe boats went out.\nAnd nobody said a word.", 3),
        ("Short rows\nthat somebody\nmeant so", 3),
        ("One row.", 1),
    ],
)
def test_a_paragraph_that_an_editor_has_broken_is_one_row_and_verse_is_not(text: str, shown: int) -> None:
    assert unwrapped(text).count("\n") + 1 == shown
