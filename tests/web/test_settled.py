"""An address that asks for more than one who has seen so far can have is answered with what they can, and says so."""

import pytest

from previously.live.room import Room
from tests.web.asking import asking
from tests.web.shipped import SHIPPED

EVERYTHING = "?at=S01E13.9&seen=S01E05&plan=carry&without=kilgrave"
PLAN, AT = "only some of it has been seen: it is left aside", "What has been seen does not come to “S01E13.9”"
PAGES = ("/", "/character/jessica", "/cast", "/knows", "/findings", "/compare", "/recap", "/read", "/source/s01.yaml")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_an_address_with_all_there_is_in_it(page: str) -> None:
    answer = asking(Room(SHIPPED)).get(page + EVERYTHING)
    assert answer.status_code == 200
    assert PLAN in answer.text
    assert AT in answer.text
    assert "plan=carry" not in answer.text
    assert "seen=S01E05&amp;without=kilgrave" in answer.text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?seen=S01E05&plan=carry", PLAN),
        ("?seen=S01E05&at=S01E13.9", AT),
        ("?seen=none&without=kilgrave", "In what has been seen nobody, and nothing, is called “kilgrave”"),
    ],
)
def test_what_is_let_go_is_what_it_would_be_without_that(query: str, said: str) -> None:
    author = asking(Room(SHIPPED))
    plain = author.get(f"/{query.partition('&')[0]}").text
    found = author.get(f"/{query}").text
    assert said in found
    assert [row for row in found.split("\n") if row and 'role="note"' not in row] == [
        row for row in plain.split("\n") if row
    ]


def test_what_is_not_told_yet_and_what_there_never_was_are_let_go_alike() -> None:
    author = asking(Room(SHIPPED))
    later, never = (author.get(f"/?seen=S01E05&at={at}").text.replace(at, "…") for at in ("S01E13.9", "S01E13.99"))
    assert later == never


@pytest.mark.parametrize("query", ["?at=nowhere", "?plan=nowhere", "?without=nobody", "?seen=nowhere&at=S01E01"])
def test_what_nobody_can_have_is_refused(query: str) -> None:
    assert asking(Room(SHIPPED)).get(f"/{query}").status_code in {400, 404}


def test_for_programs_what_cannot_be_had_is_refused() -> None:
    assert asking(Room(SHIPPED)).get(f"/api/cast{EVERYTHING}").status_code == 400


def test_an_audience_is_refused_what_is_not_told() -> None:
    assert asking(Room(SHIPPED, seen="S01E05")).get("/?at=S01E13.9").status_code == 400
