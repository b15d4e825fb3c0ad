"""The token that a story is served with: where it comes from, where it stands, and where it never does."""

import os
import signal
import sys
import webbrowser
from pathlib import Path

import httpx
import pytest

from previously.core.errors import BadRequest
from previously.live.room import Room
from previously.surfaces.cli.commands import serve_command
from previously.surfaces.cli.main import run
from previously.surfaces.cli.token import VARIABLE, Keys, token_of
from tests.web.asking import PORT, asking
from tests.web.serving import PATIENCE, begun, browsing, printed, started

TOKEN = "a-token-of-sixteen-signs"  # noqa: S105 - of a test
TICKET = "a-ticket-of-sixteen-signs"
needs_signals = pytest.mark.skipif(os.name == "nt", reason="a process is interrupted otherwise there")


@pytest.fixture(autouse=True)
def _none_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def test_each_start_makes_another_token() -> None:
    first, second = token_of(None, none=False), token_of(None, none=False)
    assert first is not None
    assert len(first) >= 32
    assert first != second


def test_a_token_comes_from_a_file_or_else_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, TOKEN)
    assert token_of(None, none=False) == TOKEN
    (tmp_path / "token").write_text(f"{TOKEN[::-1]}\n", "utf-8")
    assert token_of(str(tmp_path / "token"), none=False) == TOKEN[::-1]
    assert token_of(None, none=True) is None


@pytest.mark.parametrize("held", ["", "short", "sixteen signs, é", f"{TOKEN}\n{TOKEN}", "x" * 201])
def test_what_is_no_token_is_one_sentence_that_does_not_show_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    (tmp_path / "token").write_text(held, "utf-8")
    with pytest.raises(BadRequest, match=r"16 to 200 letters, digits, “-” and “_”, and “.*token” holds none") as said:
        token_of(str(tmp_path / "token"), none=False)
    assert not held or held not in str(said.value)
    monkeypatch.setenv(VARIABLE, held)
    with pytest.raises(BadRequest, match=f"and {VARIABLE} holds none"):
        token_of(None, none=False)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--token", TOKEN], f"everyone on this machine can read a token on the command line; put it in {VARIABLE}"),
        (["--token-file", "nowhere"], "the token's file “nowhere” cannot be read: No such file or directory"),
        (["--token-file", "nowhere", "--no-token"], "give one of the two"),
    ],
)
def test_a_token_that_cannot_be_had_so_is_one_sentence(
    harbour: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert run(["serve", str(harbour), *arguments]) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert error.count("\n") == 1
    assert TOKEN not in error


@needs_signals
def test_on_this_machine_too_one_needs_the_printed_address_and_is_a_reader_from_then_on(harbour: Path) -> None:
    with started(str(harbour)) as (process, url):
        address, _, token = url.partition("?token=")
        for target in ("", "live", "api/cast", "?token=", f"?token={token[:-1]}"):
            assert httpx.get(f"{address}{target}", timeout=PATIENCE).status_code == 401
        with browsing(url) as browser:
            assert browser.get("/cast").status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130


@needs_signals
def test_who_means_it_serves_without_a_token_and_is_told_what_that_is(harbour: Path) -> None:
    with begun(str(harbour), "--no-token", env={VARIABLE: TOKEN}) as process:
        _, url = printed(process)
        assert "token" not in url
        assert process.stdout is not None
        assert "whoever reaches this address can read and edit this story" in process.stdout.readline()
        assert httpx.get(url, timeout=PATIENCE).status_code == 200


@needs_signals
@pytest.mark.skipif(sys.platform != "linux", reason="what a process was begun with is read as on Linux")
def test_a_token_from_outside_stands_on_no_list_of_processes(harbour: Path) -> None:
    with begun(str(harbour), env={VARIABLE: TOKEN}) as process:
        assert printed(process)[1].endswith(f"?token={TOKEN}")
        lists = [path.read_bytes() for path in Path("/proc").glob(f"{process.pid}/task/*/children")]
        pids = [process.pid, *(int(pid) for said in lists for pid in said.split())]
        assert len(pids) > 2
        assert not [pid for pid in pids if TOKEN.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_a_browser_is_begun_with_a_ticket_that_opens_the_story_once(
    harbour: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    keys = Keys(TOKEN, (TICKET,))
    given = serve_command.Given(harbour, "127.0.0.1", PORT, None, False, keys, (), "")
    serve_command._begun(given.room(), given, PORT, open_=True)
    assert opened == [f"http://127.0.0.1:{PORT}/?token={TICKET}"]
    assert f"?token={TOKEN}\n" in capsys.readouterr().out

    browser = asking(Room(harbour), token=TOKEN, tickets=[TICKET])
    assert browser.post(f"/read?token={TICKET}", data={}).status_code == 401
    first, second = (browser.get(f"/cast?token={TICKET}") for _ in range(2))
    assert (first.status_code, first.headers["location"], second.status_code) == (303, "/cast", 401)
    assert first.headers["set-cookie"].startswith(f"previously-{PORT}={TOKEN};")


FOLLOWED = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
AGAIN = '<meta http-equiv="refresh" content="0">'


@pytest.mark.parametrize(
    ("heads", "again"),
    [
        (FOLLOWED, True),
        (FOLLOWED | {"sec-fetch-site": "same-site"}, True),
        (FOLLOWED | {"cookie": f"previously-{PORT}=another"}, False),
        (FOLLOWED | {"sec-fetch-site": "same-origin"}, False),
        (FOLLOWED | {"sec-fetch-site": "none"}, False),
        ({}, False),
    ],
)
def test_only_a_link_from_another_site_is_asked_for_once_more_when_the_cookie_may_come(
    harbour: Path, heads: dict[str, str], *, again: bool
) -> None:
    answer = asking(Room(harbour), token=TOKEN).get("/cast?at=S01E01", heads)
    assert (answer.status_code, AGAIN in answer.text, "Harbour" in answer.text) == (401, again, False)
