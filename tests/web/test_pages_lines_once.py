"""A line that tells of several deeds stands once on the page of its story."""

from pathlib import Path

from previously.live.room import Room
from tests.web.asking import Asker, asking, written

STORY = "title: Shore\ncast: {mara: {name: Mara}, joe: {name: Joe}}\n"
TOLD = "S01E01: {scenes: {1: {present: [mara, joe], lines: [Mara slaps Joe and walks out, Joe weeps]}}}\n"


def test_a_line_of_two_deeds_is_shown_once(tmp_path: Path) -> None:
    asker: Asker = asking(Room(written(tmp_path, {"story.yaml": STORY, "s01.yaml": TOLD})))
    page = asker.get("/").text
    assert page.count("Mara slaps Joe and walks out") == 1
    assert page.count("Joe weeps") == 1
