"""The page of a story: the strip, what is told at a position, two sliders; with scripts and without."""

import re
from pathlib import Path

from previously.live.room import Room
from previously.story.story import story_of
from previously.surfaces.pictures.strip import strip
from tests.web.asking import Asker, asking, written
from tests.web.shipped import SHIPPED, given, kept, same

NEIGHBORHOOD = SHIPPED.parent / "neighborhood"
BACK = {
    "story.yaml": "title: Harbour\ncast: {mara: Mara, joe: Joe}\nbefore: [{day: -900, line: Joe hurts Mara}]\n",
    "s01.yaml": """S01E01:
  scenes:
    1: {present: [mara], lines: [Mara drinks]}
    2: {flashback: -400, present: [mara, joe], lines: [Joe captures Mara]}
    3: {later: 2 days, present: [mara], lines: [Mara drinks]}
""",
}


def test_a_position_gives_what_is_told_there() -> None:
    assert same("story", given("/?at=S01E05.1"))


def test_the_page_shows_what_the_api_gives(author: Asker) -> None:
    page = asking(Room(SHIPPED)).get("/?at=S01E05.1").text
    for line in kept("story")["scenes"][0]["lines"]:
        assert line["text"].partition(";")[0] in page
        assert f"/source/{line['file']}?at=S01E05.1#L{line['line']}" in page
    assert "Low Tide" in author.get("/").text


def test_a_flashback_is_told_in_one_place_and_lived_in_another() -> None:
    story = story_of(BACK)
    drawn = strip(story, story.canon.moment(), {})
    told = sorted(drawn.weave.ticks, key=lambda tick: tick.x)
    lived = sorted(drawn.weave.ticks, key=lambda tick: tick.lived_x)
    assert [tick.at for tick in told] == ["S01E01.1", "S01E01.2", "S01E01.3"]
    assert [tick.at for tick in lived] == ["S01E01.2", "S01E01.1", "S01E01.3"]
    assert [tick.flashback for tick in told] == [False, True, False]
    assert drawn.weave.past[0].x < lived[0].lived_x


def test_each_series_has_its_own_lane_and_is_stepped_through_by_itself() -> None:
    page = asking(Room(NEIGHBORHOOD)).get("/?at=street%3DS01E02.1").text
    assert "Mercy Street" in page
    assert page.count('id="choose-seen-') == 2
    assert "street%3DS01E01.2" in page.split('id="earlier"')[1].split(">")[0]


def test_of_a_long_story_an_episode_is_drawn_and_not_its_scenes(tmp_path: Path) -> None:
    scenes = "".join(f"    {n}: {{present: [mara], lines: [Mara drinks]}}\n" for n in range(1, 102))
    season = "".join(f"S01E{n:02d}:\n  scenes:\n{scenes}" for n in range(1, 6))
    page = asking(Room(written(tmp_path, {"story.yaml": BACK["story.yaml"], "s01.yaml": season}))).get("/").text
    assert page.count('<rect class="tick"') == 5
    assert page.count("<option") < 150


def test_of_a_long_story_what_is_found_marks_its_episode(tmp_path: Path) -> None:
    calm = "".join(f"    {n}: {{present: [mara], lines: [Mara drinks]}}\n" for n in range(3, 150))
    first = "S01E01:\n  scenes:\n    1: {lines: [Joe controls Mara]}\n" + calm
    then = f"S01E02:\n  scenes:\n    2: {{present: [mara, joe], lines: [Mara plays at ease]}}\n{calm}"
    season = first + then + "S01E03:\n  scenes:\n" + calm
    room = Room(written(tmp_path, {"story.yaml": BACK["story.yaml"], "s01.yaml": season}))
    page = asking(room).get("/?at=S01E02.2").text
    assert re.findall("finding at (S[^<]+)<", page) == ["S01E02"]
    assert re.findall(r">(\d+) found<", page) == [str(len(room.story().check()))] == ["1"]
    assert "plays at ease" in page.split('class="mark error"')[1].split("</a>")[0]


def test_a_hint_stands_at_its_line_and_marks_nothing(tmp_path: Path) -> None:
    season = "S01E01: {scenes: {1: {present: [mara], lines: [Mara walks like a cat]}}}\n"
    room = Room(written(tmp_path, {"story.yaml": BACK["story.yaml"], "s01.yaml": season}))
    assert [finding.severity for finding in room.story().check()] == ["hint"]
    page = asking(room).get("/").text
    assert 'class="mark hint"' in page
    assert 'class="flag' not in page
    assert " found<" not in page


def test_an_empty_story_and_an_audience_that_has_seen_nothing_are_told_so(tmp_path: Path) -> None:
    empty = written(tmp_path, {"story.yaml": "title: Nothing\ncast: {mara: Mara}\n"})
    assert "Nothing is told yet" in asking(Room(empty)).get("/").text
    assert "as far as you have seen" in asking(Room(SHIPPED, seen="none")).get("/").text


def test_an_audience_has_no_files_and_no_choice_of_how_far(audience: Asker) -> None:
    page = audience.get("/").text
    assert "seen up to S01E01" in page
    assert "/source/" not in page
    assert "choose-seen" not in page
    assert "High Tide" not in page


def test_nothing_of_a_page_is_written_into_it_that_a_strict_policy_forbids(author: Asker) -> None:
    for url in ("/", "/character/mara", "/cast", "/knows", "/knows/boat"):
        page = author.get(url).text
        assert not re.search(r"<style|style=|<script(?! type=\"module\" src=)|\son\w+=", page), url
