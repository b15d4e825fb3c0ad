"""The server: one port, few and short waits, no word of itself; and the command that starts it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from previously.live.room import Room
from previously.surfaces.cli.commands import serve_command
from previously.surfaces.cli.main import run
from previously.surfaces.web.http import asked, server
from previously.surfaces.web.http.security import HEADERS
from tests.web.asking import PORT, Asker
from tests.web.serving import PATIENCE, ROOT, browsing, connected, fetched, heard, serving, started

JESSICA = "stories/jessica-jones"


def test_the_server_says_nothing_of_itself_nor_of_the_time(harbour: Path) -> None:
    with serving(Room(harbour)) as (url, _):
        answer = fetched(f"{url}/api/findings")
    assert answer.status_code == 200
    assert set(answer.headers) == {"content-length", "content-type", "etag", "cache-control", *HEADERS}


def test_a_page_that_has_not_changed_is_not_sent_again(harbour: Path) -> None:
    with serving(Room(harbour)) as (url, _):
        first = fetched(f"{url}/api/findings")
        again = fetched(f"{url}/api/findings", headers={"if-none-match": f'"x", W/{first.headers["etag"]}'})
        other = fetched(f"{url}/api/findings", headers={"if-none-match": '"x"'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
        assert (other.status_code, other.content) == (200, first.content)


def test_a_file_of_ours_is_kept_by_its_hash_and_asked_for_again_by_its_name(author: Asker) -> None:
    page = author.get("/nowhere").text
    named = re.findall(r'href="(/static/[^"]+)"', page)[0]
    assert author.get(named).headers["cache-control"] == "public, max-age=31536000, immutable"
    assert author.get(named.partition("?")[0]).headers["cache-control"] == "no-cache"
    assert author.get(named.partition("?")[0] + "?v=old").headers["cache-control"] == "no-cache"


def test_no_page_is_sent_to_another_by_a_slash(author: Asker) -> None:
    assert author.get("/findings/").status_code == 404
    assert author.get("//findings").status_code == 404


@pytest.mark.parametrize("path", ["/read", "/api/read", "/source/s01.yaml", "/api/source/s01.yaml"])
def test_what_is_larger_than_a_megabyte_or_than_any_save_is_not_taken(author: Asker, path: str) -> None:
    kind = {"content-type": "application/json" if "/api" in path else "application/x-www-form-urlencoded"}
    large = b"x" * ((asked.LARGEST_SAVE if "source" in path else asked.LARGEST) + 1)
    assert author.ask("POST", path, kind, large).status_code == 413
    said = {**kind, "content-length": str(10**30)}
    assert author.ask("POST", path, said, b"").status_code == 413


@pytest.mark.parametrize("key", ["at", "seen", "plan", "without"])
def test_a_page_does_not_repeat_what_is_too_long_in_each_of_its_links(author: Asker, key: str) -> None:
    for path in ("/findings", "/compare", "/source/s01.yaml", "/api/cast"):
        answer = author.get(f"{path}?{key}={'(' * 60_000}")
        assert answer.status_code == 400
        assert len(answer.content) < 2000
        assert "given 60,000" in answer.text


def test_what_claims_to_be_large_is_refused_before_it_is_sent(harbour: Path) -> None:
    with serving(Room(harbour)) as (_, port), connected(port) as line:
        head = f"POST /read HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-length: 99999999999\r\n"
        line.sendall(f"{head}content-type: application/x-www-form-urlencoded\r\n\r\n".encode())
        assert line.recv(65536).startswith(b"HTTP/1.1 413 ")


def test_a_body_in_pieces_is_counted_as_it_comes(harbour: Path) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(3):
            yield b"x" * (asked.LARGEST // 2)

    kind = {"content-type": "application/json"}
    with serving(Room(harbour)) as (url, _):
        answer = httpx.post(f"{url}/api/read", content=pieces(), headers=kind, timeout=PATIENCE)
    assert answer.status_code == 413


def test_a_head_without_an_end_is_refused(harbour: Path) -> None:
    with serving(Room(harbour)) as (_, port), connected(port) as line:
        line.sendall(b"GET / HTTP/1.1\r\nx: " + b"y" * 70_000)
        assert line.recv(65536).startswith(b"HTTP/1.1 400 ")


@pytest.fixture
def time_passes(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Goes on with the time that whoever has connected has; it passes by itself for nobody."""
    there: list[server.Patient] = []
    made = server.Patient.connection_made

    def noted(one: server.Patient, transport: object) -> None:
        made(one, transport)
        there.append(one)

    def passes() -> None:
        for one in there:
            one.loop.call_soon_threadsafe(one._look)

    monkeypatch.setattr(server, "HEAD", 3 * PATIENCE)
    monkeypatch.setattr(server.Patient, "connection_made", noted)
    return passes


def test_whoever_asks_nothing_is_let_go(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "HEAD", 0.1)
    with serving(Room(harbour)) as (url, port):
        with connected(port) as silent:
            assert heard(silent) == b""
        monkeypatch.setattr(server, "HEAD", PATIENCE)
        assert fetched(f"{url}/api/findings").status_code == 200


def test_whoever_asks_nothing_to_its_end_is_let_go(harbour: Path, time_passes: Callable[[], None]) -> None:
    with serving(Room(harbour)) as (url, port):
        with connected(port) as slow:
            slow.sendall(b"GET / HTTP/1.1\r\nho")
            assert closed(slow, time_passes)
        assert fetched(f"{url}/api/findings").status_code == 200


def test_whoever_goes_on_sending_after_the_answer_is_let_go(harbour: Path, time_passes: Callable[[], None]) -> None:
    with serving(Room(harbour)) as (_, port), connected(port) as line:
        line.sendall(
            f"GET /static/icon.svg HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-length: 9999\r\n\r\nx".encode()
        )
        assert line.recv(65536).startswith(b"HTTP/1.1 200 ")
        assert closed(line, time_passes)


def test_whoever_takes_nothing_of_what_is_sent_is_let_go(harbour: Path, time_passes: Callable[[], None]) -> None:
    with serving(Room(harbour)) as (url, port), connected(port) as line:
        line.sendall(f"GET /static/site.css HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n\r\n".encode() * 600)
        assert closed(line, time_passes)
        assert fetched(f"{url}/api/findings").status_code == 200


def closed(line: socket.socket, time_passes: Callable[[], None]) -> bool:
    """Does the other side end a connection on which bytes are sent all the time, and none are read?"""
    line.setblocking(False)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        time_passes()
        try:
            line.send(b"x")
        except BlockingIOError:
            pass
        except OSError:
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize(
    "begun",
    [
        "",
        "GET / HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nx",
        (
            "POST /api/read HTTP/1.1\r\ncontent-type: application/json\r\nhost: 127.0.0.1:{port}\r\n"
            "content-length: 9\r\n\r\n{{"
        ),
    ],
)
def test_those_who_ask_nothing_keep_nobody_out(harbour: Path, monkeypatch: pytest.MonkeyPatch, begun: str) -> None:
    monkeypatch.setattr(server, "MOST", 5)
    with serving(Room(harbour)) as (url, port), ExitStack() as crowd:
        for _ in range(20):
            crowd.enter_context(connected(port)).sendall(begun.format(port=port).encode())
            assert fetched(f"{url}/static/icon.svg").status_code == 200


def test_past_a_hundred_connections_everybody_gets_a_page_or_is_told_when_to_come_again(harbour: Path) -> None:
    with serving(Room(harbour)) as (_, port), ExitStack() as crowd:
        lines = [crowd.enter_context(connected(port)) for _ in range(120)]
        for n, line in enumerate(lines):
            line.sendall(f"GET /knows?{n} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\r\n".encode())
        answers = [heard(line) for line in lines]
    said = [
        answer for answer in answers if answer.startswith(b"HTTP/1.1 200 ") and answer.rstrip().endswith(b"</html>")
    ]
    busy = [answer for answer in answers if answer.startswith(b"HTTP/1.1 503 ") and b"\r\nretry-after: " in answer]
    assert said
    assert len(said) + len(busy) == len(lines)


def test_where_as_many_read_as_may_the_next_is_told_when_to_come_again(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "MOST", 3)
    monkeypatch.setattr(server, "HEAD", PATIENCE)  # none of the readers goes meanwhile
    with serving(Room(harbour)) as (_, port), ExitStack() as crowd:
        head = f"GET /static/icon.svg HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n"
        for _ in range(3):
            reader = crowd.enter_context(connected(port))
            reader.sendall(f"{head}\r\n".encode())
            assert reader.recv(65536).startswith(b"HTTP/1.1 200 ")
        for _ in range(3):
            with connected(port) as late:
                late.sendall(f"{head}\r\n".encode())
                answer = heard(late)
            assert answer.startswith(b"HTTP/1.1 503 ")
            assert b"\r\nretry-after: 1\r\n" in answer
            assert b"too many look at this story at once" in answer.lower()


@pytest.mark.parametrize(
    "path", ["/", "/api/cast", "/nowhere", "/static/site.css", "/live", "/source/s01.yaml", "/recap?at=x"]
)
def test_a_head_is_that_of_the_page(harbour: Path, path: str) -> None:
    with serving(Room(harbour)) as (url, port), connected(port) as line:
        line.sendall(f"HEAD {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\r\n".encode())
        head, _, body = heard(line).partition(b"\r\n\r\n")
        assert body == b""
        with httpx.stream("GET", f"{url}{path}", timeout=PATIENCE) as page:
            lines = {row.lower() for row in head.decode().split("\r\n")[1:]}
            assert head.startswith(f"HTTP/1.1 {page.status_code} ".encode())
            wanted = {f"{key}: {value}".lower() for key, value in page.headers.items() if key != "transfer-encoding"}
            assert lines >= wanted - {"cache-control: no-store"}


def test_a_body_that_does_not_come_is_not_waited_for(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "PATIENCE", 0.1)
    with serving(Room(harbour)) as (_, port), connected(port) as line:
        head = f"POST /api/read HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-length: 5\r\n"
        line.sendall(f"{head}content-type: application/json\r\n\r\n{{".encode())
        assert line.recv(65536).startswith(b"HTTP/1.1 408 ")


def test_whoever_goes_before_the_answer_is_no_mistake_of_ours(harbour: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(Room(harbour)) as (url, port):
        with connected(port) as line:
            head = f"POST /api/read HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-length: 5\r\n"
            line.sendall(f"{head}content-type: application/json\r\n\r\n{{".encode())
        assert fetched(f"{url}/api/findings").status_code == 200
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "said",
    [
        b"GET /findings HTTP/1.1\r\n\r\n",  # no name
        b"GET /findings HTTP/1.0\r\n\r\n",
        b"GET http://evil.example/findings HTTP/1.1\r\nhost: evil.example\r\n\r\n",
        b"GET /findings HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
        b"POST /read HTTP/1.1\r\nhost: {host}\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /findings HTTP/1.1\r\nhost: {host}\r\nx: a\rb\r\n\r\n",
        b"GET /find\x00ings HTTP/1.1\r\nhost: {host}\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # TLS
        b"hello\r\n\r\n",
        b"GET /live HTTP/1.1\r\nhost: {host}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n",
    ],
)
def test_what_is_no_proper_request_shows_nothing_and_breaks_nothing(harbour: Path, said: bytes) -> None:
    with serving(Room(harbour), hosts=("127.0.0.1",)) as (url, port):
        with connected(port) as line:
            line.sendall(said.replace(b"{host}", f"127.0.0.1:{port}".encode()))
            line.shutdown(socket.SHUT_WR)
            answer = line.recv(65536)
        assert b"Harbour" not in answer
        assert not answer.startswith(b"HTTP/1.1 5")
        assert fetched(f"{url}/api/findings").status_code == 200


def test_a_mistake_of_ours_is_a_page_without_a_trace(
    author: Asker, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("qzxsecret in /home/somebody")

    monkeypatch.setattr("previously.surfaces.web.pages.findings.page", broken)
    monkeypatch.setattr("previously.surfaces.web.pages.findings.answer", broken)
    page, data = author.get("/findings"), author.get("/api/findings")
    (report,) = re.findall("<code>([0-9a-f]{8})</code>", page.text)
    assert (page.status_code, data.status_code) == (500, 500)
    assert data.json() == {
        "error": "this page could not be made, and the report of it is kept", "status": 500,
        "report": data.json()["report"],
    }  # fmt: skip
    assert not [word for word in ("qzxsecret", "ZeroDivision", "Traceback", ".py") if word in page.text + data.text]
    assert report in capsys.readouterr().err
    assert author.get("/api/rule/reset").status_code == 200


def test_the_caller_s_mistake_is_one_sentence(author: Asker) -> None:
    page = author.get("/recap?at=<b>tomorrow</b>")
    assert page.status_code == 400
    assert "“&lt;b&gt;tomorrow&lt;/b&gt;” is not a position here; write it like S01E01 or S01E01.2." in page.text
    data = author.get("/api/recap?at=S01E02&for=maro")
    assert (data.status_code, data.json()) == (
        404, {"error": "nobody in “Harbour” is called “maro”; did you mean “Mara”?", "status": 404},
    )  # fmt: skip


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """What the command says where it does not start."""
    capsys.readouterr()
    code = run(["serve", *arguments])
    return code, capsys.readouterr().err.strip()


def test_a_port_that_is_taken_is_one_sentence(harbour: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert said(capsys, str(harbour), "--port", port) == (
            2, f"previously: port {port} is taken; name another with --port, or 0 for one that is free",
        )  # fmt: skip


def test_a_library_that_is_missing_is_one_sentence(
    harbour: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve_command, "find_spec", lambda name: None if name == "starlette" else object())
    assert said(capsys, str(harbour)) == (
        2, "previously: serve needs libraries that are not here: pip install 'previously[web]'",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--host", "203.0.113.7"], "“203.0.113.7” is no address of this machine"),
        (["--host", "nowhere.invalid"], "“nowhere.invalid” is no address of this machine"),
        (["--port", "70000"], "70000"),
        (["--seen", "tomorrow"], "“tomorrow” is not a position here"),
    ],
)
def test_what_cannot_be_served_is_one_sentence(
    harbour: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    code, error = said(capsys, str(harbour), "--port", "0", *arguments)
    assert code == 2
    assert sentence in error
    assert "\n" not in error.strip() or "Usage" not in error


def test_a_folder_without_a_story_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, error = said(capsys, str(tmp_path / "nowhere"))
    assert code == 2
    assert "has no story.yaml" in error


needs_signals = pytest.mark.skipif(os.name == "nt", reason="a process is interrupted otherwise there")


@needs_signals
def test_the_command_serves_the_shipped_story_until_one_interrupts_it() -> None:
    with started(JESSICA) as (process, url), browsing(url) as browser:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=\S{32}", url)
        page = browser.get("/")
        assert (page.status_code, "<h1" in page.text, "Jessica Jones" in page.text) == (200, True, True)
        with browser.stream("GET", "/live") as follows:
            assert next(follows.iter_lines()).startswith("data: ")
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 130
        assert process.stderr is not None
        assert process.stderr.read() == ""


@needs_signals
def test_a_token_is_made_and_printed_once_also_where_others_may_come() -> None:
    with started(JESSICA, "--host", "0.0.0.0", "--seen", "S01E02") as (process, url):  # noqa: S104
        _, _, token = url.partition("?token=")
        here = f"http://127.0.0.1:{url.rpartition(':')[2].partition('/')[0]}/"
        assert len(token) >= 16
        assert fetched(here).status_code == 401
        with httpx.Client(follow_redirects=True, timeout=PATIENCE) as browser:
            assert browser.get(f"{here}?token={token}").url == here
            assert browser.get(f"{here}api/cast").status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130


@needs_signals
def test_the_demo_ends_by_saying_how_to_open_the_page_and_it_opens() -> None:
    said = subprocess.run(
        [sys.executable, "scripts/demo.py"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    (arguments,) = re.findall(r"previously serve (\S+)", said)
    with started(arguments) as (process, url), browsing(url) as browser:
        assert browser.get("/").status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130


def test_the_port_is_the_one_that_is_documented() -> None:
    assert serve_command.PORT == PORT
