"""A character's page: the arc, how she is, and why."""

import re

from previously.live.room import Room
from previously.surfaces.pictures.arc.data import page_arc
from previously.surfaces.pictures.arc.picture import arc_picture
from previously.surfaces.pictures.fit import spread
from previously.surfaces.pictures.svg import written
from tests.stories import story as told
from tests.web.asking import Asker, asking
from tests.web.shipped import SHIPPED, given, kept, same

HARM = "S01E01: {scenes: {1: {present: [mara, joe], lines: [Joe captures Mara]}, 2: {present: [mara, joe]}}}\n"


def test_the_api_gives_the_headspace_as_the_command_line_does() -> None:
    assert same("character", given("/character/jessica?at=S01E10.2"))


def test_every_reason_goes_to_its_file_and_line() -> None:
    page = asking(Room(SHIPPED)).get("/character/jessica?at=S01E10.2").text
    told = [reason for reason in kept("character")["weighs"][:8] if reason["event"]]
    assert told
    for reason in told:
        assert reason["text"].partition(";")[0] in page
        assert f"/source/{reason['file']}?at=S01E10.2#L{reason['line']}" in page


def test_to_an_audience_a_reason_has_its_told_address_and_no_link(audience: Asker) -> None:
    page = audience.get("/character/mara").text
    assert "S01E01.1, 1st line" in page
    assert "/source/" not in page
    assert "s01.yaml" not in page


def test_words_come_first_and_numbers_when_they_are_asked_for(author: Asker) -> None:
    page = author.get("/character/mara?at=S01E01.1").text
    before, _, numbers = page.partition("<summary>The numbers</summary>")
    assert "Here and now" in before
    assert "0." not in before.partition('id="state"')[2]
    assert "0." in numbers


def test_an_arc_has_a_point_a_scene_and_stands_where_the_reader_does() -> None:
    story = told(HARM)
    picture = arc_picture(page_arc(story, "mara"), to="/at/{}".format, now=story.canon.moment("S01E01.1").told)
    text = written(*picture.shapes)
    assert re.findall(r'href="/at/([^"]*)"', text) == ["S01E01.1", "S01E01.2"]
    (stand,) = re.findall(r'<line class="cursor" x1="([\d.]+)"', text)
    (current,) = re.findall(r'<circle class="point on" cx="([\d.]+)"', text)
    assert stand == current
    assert "Joe captures Mara · S01E01.1" in written(*picture.left)


def test_nobody_who_is_in_no_scene_breaks_it() -> None:
    story = told("")
    assert page_arc(story, "mara").scenes == ()
    assert "<a " not in written(*arc_picture(page_arc(story, "mara"), to=str, now=story.canon.moment().told).shapes)


def test_names_beside_the_lines_stand_apart() -> None:
    assert spread([10, 12, 11, 80], 14, 0, 200) == [10, 38, 24, 80]


def test_a_life_without_somebody_lies_over_the_life_as_it_is(author: Asker) -> None:
    page = author.get("/character/mara?without=joe").text
    assert "line was" in page
    assert "Had there been no Joe" in page
    assert "line was" not in author.get("/character/mara").text


def test_names_that_are_hostile_are_only_names(author: Asker) -> None:
    found = author.get("/character/%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert found.status_code == 404
    assert "<script>alert" not in found.text
