"""The page of a document: its words, row by row, without marks, and a finding beside its row."""

from pathlib import Path

from previously.live.room import Room
from tests.formats.test_manuscripts import docx
from tests.web.asking import asking, written

SCRIPT = [
    ("Scene Heading", "INT. BAR - DAY"),
    ("Action", "Mara falls dead."),
    ("Scene Heading", "EXT. QUAY - DAY"),
    ("Character", "MARA"),
    ("Dialogue", "Good morning."),
]


def test_a_document_shows_its_words_and_is_not_edited_here(tmp_path: Path) -> None:
    story = "title: Harbour\ncast: {mara: Mara, joe: Joe}\n"
    raw = docx(SCRIPT, "prev: Joe lies to Mara; cues rope")
    asks = asking(Room(written(tmp_path, {"story.yaml": story, "s01e01.docx": raw})))
    found = asks.get("/api/source/s01e01.docx").json()
    assert found["text"].split("\n") == [
        "INT. BAR - DAY", "", "Mara falls dead.", "", "EXT. QUAY - DAY", "", "MARA", "Good morning.",
        "prev: Joe lies to Mara; cues rope", "",
    ]  # fmt: skip
    page = asks.get("/source/s01e01.docx").text
    assert "PV101" in page
    assert "read-only" in page
    said = asks.get("/api/findings").json()["findings"]
    assert [(one["code"], one["line"]) for one in said if one["code"] == "PV101"] == [("PV101", 9)]


def test_a_chapter_in_a_document_has_no_marks_either(tmp_path: Path) -> None:
    story = "title: Harbour\npositions: Chapter {chapter}\nmanuscript: book.docx\ncast: {mara: Mara}\n"
    raw = docx([("Heading 1", "Chapter 1"), ("Normal", "Rain.")])
    asks = asking(Room(written(tmp_path, {"story.yaml": story, "book.docx": raw})))
    assert asks.get("/api/source/book.docx").json()["text"] == "Chapter 1\n\nRain.\n"
