"""The real command is several processes: what one answer takes, or comes to, is no concern of the next."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.web.asking import SEASON
from tests.web.serving import PATIENCE, begun, printed

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
ARTICLE = {"article": "Joe controls Mara.", "seen": "S01E01"}


@contextmanager
def bounded(folder: Path, case: str) -> Iterator[httpx.Client]:
    """Somebody who asks a server with such a bound."""
    with (
        begun(str(folder), "--no-token", env={"BOUNDED": case}, program="tests.web.bounded") as process,
        httpx.Client(base_url=printed(process)[1], timeout=3 * PATIENCE) as client,
    ):
        yield client


def test_an_article_that_is_read_for_ever_keeps_nobody_waiting_and_is_given_up(harbour: Path) -> None:
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
def test_a_page_that_takes_too_much_ends_itself_alone(harbour: Path, case: str) -> None:
    with bounded(harbour, case) as client:
        for _ in range(4):  # more than there are workers
            answer = client.get("/cast")
            assert answer.status_code == 503
            assert int(answer.headers["retry-after"]) >= 1
        assert client.get("/").status_code == 200


def test_whoever_has_kept_too_much_is_let_go_after_the_answer(harbour: Path) -> None:
    with bounded(harbour, "short") as client:
        pages = [client.get(f"/character/mara?at={at}") for at in ("S01E01.1", "S01E01.2", "S01E02", "S01E02.1")]
        assert [page.status_code for page in pages] == [200] * 4


def test_what_a_page_waits_for_is_there_for_all_who_make_pages(harbour: Path) -> None:
    with bounded(harbour, "long") as client:
        until = time.monotonic() + PATIENCE
        assert "still being checked" in client.get("/findings").text
        while "still being checked" in client.get("/findings").text:
            assert time.monotonic() < until
        pages = [client.get(f"/findings?sort={sort}").text for sort in ("severity", "place", "at", "rule", "who")]
        assert not [page for page in pages if "still being checked" in page]


def test_a_save_is_what_every_page_shows_next(harbour: Path) -> None:
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
