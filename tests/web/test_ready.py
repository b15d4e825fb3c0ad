"""A page of a long story is shown at once, and without what takes longer to work out until that is there."""

import time
from pathlib import Path

import httpx
import pytest

from previously.checks.rules.minds import reset
from previously.live import ready
from previously.live.ready import advance
from previously.live.room import Room
from previously.mind.kernel import fast
from tests.web.asking import PLAN, SEASON, asking, written
from tests.web.serving import PATIENCE, fetched, serving

WAITING = "still being checked"
PAGES = (
    "/",
    "/?at=S01E01&plan=calm",
    "/findings",
    "/findings?plan=calm",
    "/findings?without=joe",
    "/findings?seen=S01E01",
    "/findings?plan=calm&without=joe",
    "/rule/reset",
    "/source",
    "/source/s01.yaml",
    "/source/plans/calm.yaml",
    "/compare",
    "/compare?without=joe",
    "/compare?plans=calm,bold&on=ann",
)


@pytest.fixture
def long(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story that counts as a long one, for which no kernel is compiled: beside a page that may take minutes."""
    monkeypatch.setattr(ready, "LONG", 1)
    monkeypatch.setattr(fast, "available", lambda: False)
    return written(harbour, {"plans/bold.yaml": PLAN.replace("plays at ease", "plays torn")})


def worked(room: Room) -> None:
    """Work out all that pages wait for."""
    while room.wanted:
        advance(room)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_fills_in_to_what_it_is_where_nothing_takes_long(
    long: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(long)
    asker = asking(room)
    assert WAITING in asker.get(page).text
    worked(room)
    filled = asker.get(page).text
    monkeypatch.setattr(ready, "LONG", 1000)
    assert without_key(filled) == without_key(asking(Room(long)).get(page).text)
    assert WAITING not in filled


def without_key(page: str) -> str:
    """A page but for the key of its form."""
    return "\n".join(row for row in page.splitlines() if 'name="csrf"' not in row)


@pytest.mark.parametrize("page", PAGES)
def test_for_programs_the_answer_is_always_whole(long: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = asking(Room(long)).get(f"/api{page}")
    monkeypatch.setattr(ready, "LONG", 1000)
    assert whole.content == asking(Room(long)).get(f"/api{page}").content


def test_an_open_page_hears_when_what_it_waits_for_is_there(long: Path) -> None:
    with serving(Room(long)) as (url, _), httpx.stream("GET", f"{url}/live", timeout=PATIENCE) as heard:
        assert "event: worked" in heard.iter_lines()
        assert WAITING not in fetched(f"{url}/findings").text


def test_what_a_page_waits_for_is_worked_out_though_nobody_listens(long: Path) -> None:
    with serving(Room(long)) as (url, _):
        end = time.monotonic() + PATIENCE
        while WAITING in fetched(f"{url}/compare").text:
            assert time.monotonic() < end
        assert "What each adds" in fetched(f"{url}/compare").text


def test_after_an_edit_nothing_is_waited_for(long: Path) -> None:
    room = Room(long)
    asker = asking(room)
    asker.get("/findings")
    worked(room)
    (long / "s01.yaml").write_text(SEASON.replace("Ann comforts Mara", "Ann hurts Mara"), "utf-8")
    room.refresh()
    assert WAITING not in asker.get("/findings").text
    assert WAITING not in asker.get("/findings?plan=calm").text


def test_after_an_edit_that_reaches_everybody_it_is_looked_through_anew(long: Path) -> None:
    room = Room(long)
    asker = asking(room)
    asker.get("/findings")
    worked(room)
    written(long, {"story.yaml": "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: Anna}\n"})
    room.refresh()
    assert WAITING in asker.get("/findings").text


def test_what_was_waited_for_when_the_files_changed_is_let_go(long: Path) -> None:
    room = Room(long)
    asking(room).get("/findings?without=joe")
    (long / "s01.yaml").write_text(SEASON.replace("Ann comforts Mara", "Ann hurts Mara"), "utf-8")
    room.refresh()
    assert not room.wanted
    assert not advance(room)


def test_what_comes_to_no_end_is_said_to_whom_asks_again(long: Path) -> None:
    room = Room(long)
    asker = asking(room)
    assert WAITING in asker.get("/compare?on=nobody").text
    worked(room)
    again = asker.get("/compare?on=nobody")
    assert (again.status_code, "nobody in “harbour” is called “nobody”" in again.text.casefold()) == (404, True)
    assert WAITING in asker.get("/compare?on=nobody").text


def test_a_rule_that_crashes_takes_nothing_from_the_page(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reset, "check", lambda case, who: 1 / 0)  # noqa: ARG005 - a mistake of ours
    room = Room(long)
    asker = asking(room)
    asker.get("/findings")
    worked(room)
    assert "The rule reset crashed here" in asker.get("/findings").text


def test_an_audience_waits_alike_whatever_comes_later(long: Path) -> None:
    answers = []
    for later in (SEASON, SEASON.replace("Mara plays at ease", "Ann kills Joe")):
        (long / "s01.yaml").write_text(later, "utf-8")
        room = Room(long, seen="S01E01")
        asker = asking(room)
        first = asker.get("/findings")
        steps = 0
        while room.wanted:
            advance(room)
            steps += 1
        answers.append((first.content, first.headers.multi_items(), steps, asker.get("/findings").content))
    assert answers[0] == answers[1]
