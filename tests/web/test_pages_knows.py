"""The pages of what is known: facts by people, one fact over the story, and secrets."""

import re
from html import unescape

from previously.live.room import Room
from previously.surfaces.pictures.knows import knows_picture, page_known
from previously.surfaces.pictures.svg import written
from tests.stories import story as told
from tests.web.asking import Asker, asking
from tests.web.shipped import SHIPPED, given, kept, same

LIE = """S01E01:
  scenes:
    1: {present: [mara, joe], lines: [Mara lies to Joe; sets boat = sunk]}
    2: {present: [mara, joe], lines: [Mara tells Joe; sets boat = hidden]}
"""


def test_the_api_gives_each_fact_as_the_command_line_does() -> None:
    assert same("knows", given("/knows?at=S01E08"))
    assert same("fact", given("/knows/reva-killer?at=S01E08"))


def test_every_fact_is_in_the_table_with_how_it_is_known() -> None:
    page = unescape(asking(Room(SHIPPED)).get("/knows?at=S01E08").text)
    for fact in kept("knows")["facts"]:
        assert f">{fact['fact']}</a>" in page
        assert all(one["since"] in page for one in fact["believes"])


def test_a_fact_that_nobody_has_heard_of_by_then_is_not_shown(author: Asker) -> None:
    assert ">boat</a>" not in author.get("/knows?at=S01E01.1").text
    assert ">boat</a>" in author.get("/knows?at=S01E01.2").text


def test_an_audience_hears_of_no_fact_that_is_told_later(author: Asker) -> None:
    unseen = author.get("/knows/boat?seen=S01E01.1")
    unknown = author.get("/knows/qzx?seen=S01E01.1")
    assert unseen.status_code == unknown.status_code == 404
    assert unseen.text.replace("boat", "qzx") == unknown.text


def test_a_lie_is_drawn_as_what_is_not_so() -> None:
    story = told(LIE)
    text = written(*knows_picture(page_known(story, "boat"), story.canon.moment().told).shapes)
    joe = re.findall(r"<title>Joe: ([^<]*)</title><(\w+) class=\"([^\"]*)\"", text)
    assert joe == [
        ("sunk: lied to by Mara, S01E01.1. Not so", "rect", "not-so"),
        ("hidden: told by Mara, S01E01.2", "line", "held value-0"),
    ]


def test_a_wrong_belief_is_said_to_be_wrong() -> None:
    assert "believes it, wrongly" in asking(Room(SHIPPED)).get("/knows?at=S01E08").text
