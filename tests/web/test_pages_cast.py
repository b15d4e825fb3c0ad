"""The page of a cast: small arcs, sorted as the URL says, and whose doing everybody is."""

from pathlib import Path

from previously.live.room import Room
from tests.web.asking import Asker, asking, written
from tests.web.shipped import SHIPPED, given, kept, same


def test_the_api_gives_the_cast_as_the_command_line_does() -> None:
    assert same("cast", given("/cast?at=S01E10.2"))


def test_everyone_has_a_card_in_the_order_of_the_answer() -> None:
    page = asking(Room(SHIPPED)).get("/cast?at=S01E10.2").text.partition('class="people"')[2]
    places = [page.index(f">{row['name']}</a>") for row in kept("cast")["cast"]]
    assert places == sorted(places)


def test_who_leads_is_marked_where_not_everybody_does(tmp_path: Path) -> None:
    given = {"s01.yaml": "S01E01: {scenes: {1: {present: [ann, bob]}}}\n"}
    for bob, marks in (("{name: Bob}", 0), ("{name: Bob, lead: false}", 1)):
        cast = f"title: Two\ncast: {{ann: Ann, bob: {bob}}}\n"
        page = asking(Room(written(tmp_path / str(marks), {"story.yaml": cast, **given}))).get("/cast").text
        assert page.count(">leads</span>") == marks


def test_the_dead_are_said_to_be_dead(author: Asker) -> None:
    assert "dead since S01E02.1" in author.get("/cast").text
    assert "dead since" not in author.get("/cast?at=S01E01").text


def test_an_order_that_there_is_not_is_answered_in_a_sentence(author: Asker) -> None:
    found = author.get("/cast?sort=vulnerabilit")
    assert found.status_code == 400
    assert "did you mean “vulnerability”" in found.text


def test_a_crowd_is_shown_a_page_at_a_time_and_nobody_else_is_replayed(tmp_path: Path) -> None:
    cast = ", ".join(f"p{n}: Person {n}" for n in range(70))
    season = "S01E01: {scenes: {1: {present: [p3, p5], lines: [Person 3 hurts Person 5]}}}\n"
    room = Room(written(tmp_path, {"story.yaml": f"title: Crowd\ncast: {{{cast}}}\n", "s01.yaml": season}))
    page = asking(room).get("/cast").text
    assert page.count('class="person') == 12
    assert page.index("Person 3</a>") < page.index("Person 5</a>") < page.index("Person 0</a>")
    assert "page 1 of 6" in page
    assert len(room.story().minds.known) == 12
    assert asking(room).get("/cast?page=7").status_code == 400
