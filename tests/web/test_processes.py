"""The real command is several processes: what one answer takes, or comes to, is no concern of the next."""

import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest

from previously.live.ask import Made
from previously.live.look import Look
from previously.live.room import WANTED, Room
from previously.surfaces.web.processes import keeper as keeper_module
from previously.surfaces.web.processes.keeper import Keeper
from previously.surfaces.web.processes.staff import READERS, SPARE
from previously.surfaces.web.processes.start import places
from previously.surfaces.web.processes.worker import Makers
from tests.web.asking import SEASON
from tests.web.serving import PATIENCE, connected
from tests.web.standing import standing

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only"),
    pytest.mark.xdist_group("bounded servers"),  # in one worker: what they are forked from begins once
]
Bounded = Callable[[Path, str], AbstractContextManager[httpx.Client]]
ARTICLE = {"article": "Joe controls Mara.", "seen": "S01E01"}


@pytest.fixture(scope="module")
def bounded() -> Iterator[Bounded]:
    """Somebody who asks a server with such a bound."""
    with standing({}) as begin:

        @contextmanager
        def asking(folder: Path, case: str) -> Iterator[httpx.Client]:
            with (
                begin("tests.web.bounded", str(folder), "--no-token", BOUNDED=case) as (_, url),
                httpx.Client(base_url=url, timeout=3 * PATIENCE) as client,
            ):
                yield client

        yield asking


def test_an_article_that_is_read_for_ever_keeps_nobody_waiting_and_is_given_up(harbour: Path, bounded: Bounded) -> None:
    answers: list[httpx.Response] = []
    with bounded(harbour, "reading") as client:
        address = client.base_url
        reading = threading.Thread(
            target=lambda: answers.append(httpx.post(f"{address}api/read", json=ARTICLE, timeout=3 * PATIENCE))
        )
        reading.start()
        for path in ("/", "/cast", "/knows", "/api/quotes"):
            assert client.get(path).status_code == 200
        reading.join(3 * PATIENCE)
        assert [(one.status_code, one.json()["status"]) for one in answers] == [(413, 413)]
        assert "previously read FILE" in answers[0].json()["error"]
        assert client.get("/recap").status_code == 200


@pytest.mark.parametrize("case", ["page", "memory"])
def test_a_page_that_takes_too_much_ends_itself_alone(harbour: Path, bounded: Bounded, case: str) -> None:
    with bounded(harbour, case) as client:
        for _ in range(4):  # more than there are workers
            answer = client.get("/cast")
            assert answer.status_code == 503
            assert int(answer.headers["retry-after"]) >= 1
        assert client.get("/").status_code == 200


def test_a_page_that_nobody_waits_for_any_more_is_not_made_to_its_end(harbour: Path, bounded: Bounded) -> None:
    with bounded(harbour, "dropped") as client:
        port = client.base_url.port
        assert port is not None
        for n in range(4):  # more than there are workers
            with connected(port) as line:
                line.sendall(f"GET /cast?at=S01E01&{n} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n\r\n".encode())
        assert client.get("/").status_code == 200


@pytest.fixture
def keeping(harbour: Path) -> Iterator[tuple[Keeper, socket.socket]]:
    """A keeper without workers, and the line over which it gets its orders."""
    (orders, told), (hires, hired) = socket.socketpair(), socket.socketpair()
    before = signal.getsignal(signal.SIGCHLD)
    with orders, told, hires, hired:
        yield Keeper(Room(harbour), Makers(refused, refused), told, hires, 0), orders
    signal.signal(signal.SIGCHLD, before)


def refused(*_: object) -> Made:
    """No page."""
    return Made(404, [], b"")


def test_what_is_likely_to_be_asked_is_worked_out_before_anybody_looks(
    keeping: tuple[Keeper, socket.socket],
) -> None:
    keeper, orders = keeping
    ahead: list[Room] = []

    def look(room: Room) -> None:
        ahead.append(room)
        room.want("findings", iter(()))
        orders.close()  # all is over

    keeper.keep(look)
    assert ahead == [keeper.room]
    assert keeper._status(0).shift == 1  # workers that share what has been loaded


def test_looks_at_the_story_are_let_go_where_they_take_too_much_memory(
    keeping: tuple[Keeper, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    room = keeping[0].room
    looks = [Look(without="joe"), Look(seen="S01E01")]
    whole, first = room.story(), [room.story(look) for look in looks]
    keeping[0].give_back()
    assert [room.story(look) for look in looks] == first
    monkeypatch.setattr(keeper_module, "LOOKS", -1 << 40)
    keeping[0].give_back()
    assert room.story() is whole
    assert not [one for one, look in zip(first, looks, strict=True) if room.story(look) is one]


def test_so_many_looks_are_worked_out_for_pages_at_once_and_no_more(harbour: Path) -> None:
    room = Room(harbour)
    for n in range(100):
        room.want(n, iter(()))
    assert (len(room.wanted), room.wants) == (WANTED, 100)
    room.done_with(0)
    room.want(99, iter(()))
    assert 99 in room.wanted


def test_whoever_has_kept_too_much_is_let_go_after_the_answer(harbour: Path, bounded: Bounded) -> None:
    with bounded(harbour, "short") as client:
        pages = [client.get(f"/character/mara?at={at}") for at in ("S01E01.1", "S01E01.2", "S01E02", "S01E02.1")]
        assert [page.status_code for page in pages] == [200] * 4


def test_workers_that_end_are_stood_in_for_while_the_keeper_is_at_something_else(
    harbour: Path, bounded: Bounded
) -> None:
    with bounded(harbour, "late") as client:
        for n in range(places() + READERS + SPARE):
            assert client.get(f"/knows?{n}").status_code == 200


def test_what_a_page_waits_for_is_there_for_all_who_make_pages(harbour: Path, bounded: Bounded) -> None:
    with bounded(harbour, "long") as client:
        until = time.monotonic() + PATIENCE
        assert "still being checked" in client.get("/findings").text
        while "still being checked" in client.get("/findings").text:
            assert time.monotonic() < until
        pages = [client.get(f"/findings?sort={sort}").text for sort in ("severity", "place", "at", "rule", "who")]
        assert not [page for page in pages if "still being checked" in page]


def test_a_save_is_what_every_page_shows_next(harbour: Path, bounded: Bounded) -> None:
    with bounded(harbour, "short") as client, client.stream("GET", "/live") as follows:
        versions = (row for row in follows.iter_lines() if row.startswith("data: "))
        first = next(versions)
        with httpx.Client(base_url=client.base_url, timeout=PATIENCE) as author:
            mark = author.get("/api/source/s01.yaml").json()["hash"]
            assert "at ease" in author.get("/source/s01.yaml").text
            text = SEASON.replace("Mara plays at ease", "Mara plays torn")
            assert author.post("/api/source/s01.yaml", json={"text": text, "hash": mark}).status_code == 200
            for path in ("/source/s01.yaml", "/?at=S01E02.1", "/api/source/s01.yaml"):
                assert "torn" in author.get(path).text
            assert next(versions) != first
            assert author.post("/api/source/s01.yaml", json={"text": SEASON, "hash": mark}).status_code == 409
