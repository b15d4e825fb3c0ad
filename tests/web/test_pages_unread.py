"""The page of unread lines: a reading is chosen, and written into the file where it still is what one has seen."""

import re
from pathlib import Path

from previously.live.room import Room
from tests.web.asking import Asker, asking, written

STORY = "title: Harbour\ncast: {ann: Ann, bob: Bob}\n"
SEASON = "S01E01:\n  scenes:\n    1:\n      lines:\n        - Ann zorbs Bob to death\n        - Ann frobs Bob\n"


def harbour(root: Path, *, read_only: bool = False) -> Asker:
    return asking(Room(written(root, {"story.yaml": STORY, "s01.yaml": SEASON}), read_only=read_only))


def sent(page: str) -> dict[str, str]:
    """What the first form of the page sends."""
    form = page[page.index("<form method") : page.index("</form>")]
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))


def test_a_chosen_reading_is_written_and_one_comes_back_to_the_rest(tmp_path: Path) -> None:
    author = harbour(tmp_path)
    answer = author.post("/source/s01.yaml", data=sent(author.get("/unread").text))
    assert (answer.status_code, answer.headers["location"]) == (303, "/unread")
    assert (tmp_path / "s01.yaml").read_text("utf-8") == SEASON.replace("to death", "to death; as Bob dies")
    assert "zorbs" not in author.get("/unread").text


def test_without_our_own_sign_nothing_is_written(tmp_path: Path) -> None:
    author = harbour(tmp_path)
    form = sent(author.get("/unread").text) | {"csrf": "x"}
    assert author.post("/source/s01.yaml", data=form).status_code == 403
    assert (tmp_path / "s01.yaml").read_text("utf-8") == SEASON


def test_a_file_that_has_changed_is_a_conflict(tmp_path: Path) -> None:
    author = harbour(tmp_path)
    form = sent(author.get("/unread").text)
    (tmp_path / "s01.yaml").write_text(SEASON + "# more\n", "utf-8")
    assert author.post("/source/s01.yaml", data=form).status_code == 409
    assert "as Bob dies" not in (tmp_path / "s01.yaml").read_text("utf-8")


def test_a_row_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    author = harbour(tmp_path)
    form = sent(author.get("/unread").text) | {"row": "1"}
    assert author.post("/source/s01.yaml", data=form).status_code == 400


def test_where_the_story_is_only_read_there_is_nothing_to_choose(tmp_path: Path) -> None:
    page = harbour(tmp_path, read_only=True).get("/unread").text
    assert "zorbs" in page
    assert "<form method" not in page
