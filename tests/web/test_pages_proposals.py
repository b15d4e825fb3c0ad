"""Proposals as cards: accepted, edited and rejected by the form's own fields, and by nobody who may not."""

import re
from pathlib import Path

import pytest

from previously.live.room import Room
from tests.web.asking import Asker, asking, written
from tests.web.paged import PAGED

LOG = PAGED["s01.yaml"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return written(tmp_path, PAGED)


def author(home: Path, *, read_only: bool = False) -> Asker:
    return asking(Room(home, read_only=read_only))


def forms(page: str) -> list[dict[str, str]]:
    """What each form of the page sends, without its button."""
    found = re.findall(r"<form[^>]*method=\"post\".*?</form>", page, re.DOTALL)
    return [dict(re.findall(r'name="(\w+)"[^>]* value="([^"]*)"', form.partition("<button")[0])) for form in found]


def card(page: str, id_: str) -> dict[str, str]:
    return next(form for form in forms(page) if form["which"] == id_)


def test_a_card_shows_its_quote_in_context_and_whom_it_would_fall_on(home: Path) -> None:
    page = author(home).get("/proposals").text
    assert "He reaches for the lamp and <mark>knocks it over</mark>." in page
    assert "falls badly on Joe" in page
    assert "nobody of the cast" in page
    assert page.count("<article") == 3


def test_what_is_accepted_is_written_and_the_next_card_takes_its_place(home: Path) -> None:
    desk = author(home)
    form = card(desk.get("/proposals").text, "a3") | {"do": "accept"}
    answer = desk.post("/proposals", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/proposals#card-{form['index']}")
    assert "- Mara slaps Joe; quoting “slaps him" in (home / "s01.yaml").read_text("utf-8").replace(LOG, "")
    page = desk.get("/proposals").text
    assert page.count("<article") == 2
    assert "1 decided" in page
    again = card(desk.get("/proposals?decided=1").text, "a3") | {"do": "reject"}
    assert desk.post("/proposals", data=again).status_code == 303
    assert (home / "s01.yaml").read_text("utf-8") == LOG


def test_other_words_are_accepted_in_place_of_its_own(home: Path) -> None:
    desk = author(home)
    form = card(desk.get("/proposals").text, "a3") | {"do": "accept", "line": "Mara hits Joe"}
    assert desk.post("/proposals", data=form).status_code == 303
    assert "- Mara hits Joe; quoting" in (home / "s01.yaml").read_text("utf-8")


def test_all_of_a_kind_that_pass_are_decided_at_once(home: Path) -> None:
    desk = author(home)
    form = card(desk.get("/proposals").text, "line") | {"do": "accept"}
    assert desk.post("/proposals", data=form).status_code == 303
    stands = {one["id"]: one["stands"] for one in desk.get("/api/proposals").json()["proposals"]}
    assert stands == {"a1": "accepted", "a2": "refused", "a3": "accepted"}


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"csrf": "x"}, 403),
        ({"hash": "0"}, 400),
        ({"do": "burn"}, 400),
        ({"file": "story.yaml"}, 404),
        ({"which": "a9"}, 400),
    ],
)
def test_nothing_is_done_without_our_sign_or_on_what_was_not_looked_at(
    home: Path, wrong: dict[str, str], status: int
) -> None:
    desk = author(home)
    form = card(desk.get("/proposals").text, "a3") | {"do": "accept"} | wrong
    assert desk.post("/proposals", data=form).status_code == status
    assert (home / "s01.yaml").read_text("utf-8") == LOG


def test_a_file_that_has_changed_since_is_looked_at_again(home: Path) -> None:
    desk = author(home)
    form = card(desk.get("/proposals").text, "a3") | {"do": "accept"}
    mine = home / "proposals" / "mine.yaml"
    mine.write_text(mine.read_text("utf-8").replace("slaps Joe", "kills Joe"), "utf-8")
    assert desk.post("/proposals", data=form).status_code == 400
    assert (home / "s01.yaml").read_text("utf-8") == LOG
    assert "Mara kills Joe" in desk.get("/proposals").text  # never from what was kept


def test_a_file_of_another_form_is_told_and_the_others_are_shown(home: Path) -> None:
    (home / "proposals" / "other.yaml").write_text("a: [\n", "utf-8")
    page = author(home).get("/proposals").text
    assert "proposals/other.yaml:" in page
    assert page.count("<article") == 3


def test_who_only_reads_decides_nothing_and_an_audience_has_no_such_page(home: Path) -> None:
    form = card(author(home).get("/proposals").text, "a3") | {"do": "accept"}
    reader = author(home, read_only=True)
    assert "<form method" not in reader.get("/proposals").text
    assert reader.post("/proposals", data=form).status_code == 403
    assert reader.post("/api/proposals", json_=form).status_code == 403
    audience = asking(Room(home, seen="S01E01"))
    assert audience.get("/proposals").status_code == audience.get("/api/proposals").status_code == 404
    assert audience.post("/proposals", data=form).status_code == 404
    assert (home / "s01.yaml").read_text("utf-8") == LOG
