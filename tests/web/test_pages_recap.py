"""`/recap`: “Previously on …” for a position, a person and a length."""

from pathlib import Path

import previously as pv
from previously.live.room import Room
from tests.web.asking import Asker, asking, written

JESSICA = Path(__file__).parents[2] / "stories" / "jessica-jones"


def test_it_says_what_the_story_says() -> None:
    jessica = asking(Room(JESSICA))
    page = jessica.get("/recap?at=S01E06&for=luke&words=60").text
    recap = pv.open(JESSICA).recap("S01E06", name="luke", words=60)
    assert f'id="recap">{recap}</p>' in page
    assert '<option value="luke" selected>Luke Cage</option>' in page
    assert 'href="/source/s01.yaml?at=S01E06#L89"' in page


def test_without_a_position_it_is_for_what_comes_next(author: Asker, audience: Asker) -> None:
    assert author.get("/api/recap").json()["at"] == "S01E03"
    assert audience.get("/api/recap").json()["at"] == "S01E02"


def test_an_audience_gets_told_addresses(audience: Asker) -> None:
    page = audience.get("/recap").text
    assert "S01E01.1, 1st line" in page
    assert "yaml" not in page
    assert "Joe dies" not in page


def test_before_anything_is_told_there_is_nothing_to_recap(author: Asker, tmp_path: Path) -> None:
    assert "There is nothing to recap before S01E01." in author.get("/recap?at=S01E01").text
    empty = asking(Room(written(tmp_path / "e", {"story.yaml": "title: Empty\ncast: {}\n"})))
    assert empty.get("/recap").status_code == 200


def test_what_is_no_number_of_words_is_said(author: Asker) -> None:
    for words in ("0", "-3", "many", "99999", "٣٣٣٣٣", "9" * 400):
        answer = author.get(f"/api/recap?words={words}")
        assert (answer.status_code, "words" in answer.json().get("error", "")) == (400, True), words
