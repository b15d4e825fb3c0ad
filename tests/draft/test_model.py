"""A model on a server that speaks the protocol: what it gets wrong is left out and said."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from previously.draft.model.asking import TRIES, Model, Unreachable
from previously.live.room import Room
from previously.surfaces.deeds.modelled import Modelled
from tests.surfaces.conftest import Typed

PAGE = "# Chapter 1\n\nJoe slapped Mara. Zed watched them. Ann never kissed Joe.\n"
STORY = "title: Harbour\npositions: Chapter {chapter}\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"
SLAP = {"kind": "line", "line": "Joe slaps Mara", "quoting": "Joe slapped Mara", "confidence": 0.9}
ZED = {"kind": "person", "line": "Zed", "quoting": "Zed watched them", "confidence": 0.5}
KISS = {"kind": "line", "line": "Ann kisses Joe", "quoting": "Ann never kissed Joe", "confidence": 1}
INVENTED = {"kind": "line", "line": "Mara slaps Joe", "quoting": "Mara slapped him back", "confidence": 1}
USAGE = {"prompt_tokens": 100, "completion_tokens": 20}
Reply = Callable[[BaseHTTPRequestHandler], None]


def whole(*found: dict[str, Any], status: int = 200, **head: str) -> Reply:
    """An answer in one piece."""
    return said(json.dumps({"proposals": found}), status=status, **head)


def said(text: str, *, status: int = 200, refusal: str | None = None, ended: str = "stop", **head: str) -> Reply:
    """An answer in these words."""
    message = {"content": None if refusal else text, "refusal": refusal}
    body = {"choices": [{"message": message, "finish_reason": ended}], "usage": USAGE}
    return raw(json.dumps(body if status == 200 else {"error": {"message": text}}), status, **head)


def raw(body: str, status: int = 200, kind: str = "application/json", **head: str) -> Reply:
    """An answer as it goes over the wire."""

    def reply(server: BaseHTTPRequestHandler) -> None:
        server.send_response(status)
        server.send_header("Content-Type", kind)
        for name, value in head.items():
            server.send_header(name.replace("_", "-"), value)
        server.end_headers()
        server.wfile.write(body.encode())

    return reply


def streamed(*found: dict[str, Any]) -> Reply:
    """An answer in many pieces."""
    text = json.dumps({"proposals": found})
    rows = [{"choices": [{"delta": {"content": text[at : at + 7]}}]} for at in range(0, len(text), 7)]
    every = [*rows, {"choices": [{"delta": {}, "finish_reason": "stop"}]}, {"choices": [], "usage": USAGE}]
    body = "".join(f"data: {json.dumps(row)}\n\n" for row in every)
    return raw(f": keep-alive\n\n{body}data: [DONE]\n\n", kind="text/event-stream")


def silent(server: BaseHTTPRequestHandler) -> None:
    """No answer until the asker has gone."""
    server.rfile.read(1)


class Server:
    """What a server was asked, and what it answers, one reply after the other."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.asked: list[tuple[str, str, dict[str, Any]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append((self.path, self.headers.get("Authorization", ""), body))
                outer.replies.pop(0)(self)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}/v1"


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on this machine."""
    made = Server()
    thread = threading.Thread(target=made.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.http.shutdown()
    made.http.server_close()
    thread.join()


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A story with a page."""
    (tmp_path / "told/manuscript").mkdir(parents=True)
    (tmp_path / "told/story.yaml").write_text(STORY, "utf-8")
    (tmp_path / "told/manuscript/book.md").write_text(PAGE, "utf-8")
    return tmp_path / "told"


def run(server: Server, told: Path, *replies: Reply, seconds: float = 20) -> tuple[list[str], list[str], Modelled]:
    """The lines that pass, why others do not, and the run."""
    server.replies = [*replies]
    model = Model(server.url, "small", "sesame", seconds=seconds, wait=lambda _: None)
    drafting = Modelled(Room(told), None, model)
    try:
        passed = [one.line for one in drafting.proposals()]
    finally:
        model.close()
    return passed, [f"{one.line}: {one.why[0]}" for one in drafting.failed], drafting


BUSY = said("wait", status=429, Retry_After="0")
QUOTE = "its quote is not on the page"
CASES: list[tuple[str, list[Reply], list[str], list[str]]] = [
    ("good", [whole(SLAP, ZED)], ["Zed", "Joe slaps Mara"], []),
    ("streamed", [streamed(SLAP, ZED)], ["Zed", "Joe slaps Mara"], []),
    ("fenced", [said(f"```json\n{json.dumps({'proposals': [SLAP]})}\n```")], ["Joe slaps Mara"], []),
    ("nothing there", [whole()], [], []),
    ("put right", [whole(INVENTED), whole(SLAP)], ["Joe slaps Mara"], []),
    (
        "invented again", [whole(SLAP, INVENTED), whole(INVENTED)], ["Joe slaps Mara"], [f"Mara slaps Joe: {QUOTE}"],
    ),
    ("denied", [whole(KISS), whole()], [], []),
    ("broken", [said('{"proposals": [')], [], [": its answer is not of the form that was asked for"]),
    ("another form", [said('{"proposals": [{"kind": "x"}]}')], [], [": its answer is not of the form"]),
    ("no protocol", [raw("<html>")], [], [": what came is no answer: <html>"]),
    ("busy", [BUSY, said("x", status=503), whole(SLAP)], ["Joe slaps Mara"], []),
    ("always busy", [BUSY] * TRIES, [], [": the server says 429: wait"]),
    ("refused", [said("", refusal="I cannot do that")], [], [": it refuses: I cannot do that"]),
    ("filtered", [said("", ended="content_filter")], [], [": it refuses: its filter stopped the answer"]),
    ("cut off", [said('{"prop', ended="length")], [], [": its answer was cut off"]),
    ("empty", [said("")], [], [": it answered nothing"]),
    ("too long", [said("x" * (1 << 20) + "x")], [], [": its answer has over 1,048,576 characters"]),
    ("too much", [raw("x" * (5 << 20))], [], [": its answer is too long"]),
]  # fmt: skip


@pytest.mark.parametrize(("replies", "passed", "failed"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_passes_is_kept_and_what_fails_is_said(
    server: Server, told: Path, replies: list[Reply], passed: list[str], failed: list[str]
) -> None:
    lines, why, drafting = run(server, told, *replies)
    assert lines == passed
    assert len(why) == len(failed)
    assert all(one.startswith(begins) for one, begins in zip(why, failed, strict=True))
    assert not server.replies
    assert drafting.done == 1
    path, key, body = server.asked[0]
    assert (path, key, body["model"]) == ("/v1/chat/completions", "Bearer sesame", "small")
    assert body["response_format"]["type"] == "json_schema"
    assert "Joe slapped Mara. Zed watched them." in body["messages"][1]["content"]
    assert not (told / "log.yaml").exists()


def test_what_was_wrong_is_told_when_it_is_asked_again(server: Server, told: Path) -> None:
    _, _, drafting = run(server, told, whole(INVENTED), whole(SLAP))
    assert (
        f"“Mara slaps Joe”, quoting “Mara slapped him back”: {QUOTE}" in server.asked[1][2]["messages"][-1]["content"]
    )
    assert (drafting.usage.prompt_tokens, drafting.usage.completion_tokens) == (200, 40)


def test_a_server_that_is_silent_is_waited_for_no_longer_than_is_said(server: Server, told: Path) -> None:
    assert run(server, told, silent, seconds=0.2)[1] == [": no answer came within 0.2 seconds"]


def test_a_key_that_is_wrong_ends_it(server: Server, told: Path) -> None:
    with pytest.raises(Unreachable, match="the server says 401: no"):
        run(server, told, said("no", status=401))
    server.url = "http://127.0.0.1:9/v1"
    with pytest.raises(Unreachable, match="cannot be reached"):
        run(server, told)


def named(config: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that name a model."""
    config.mkdir(exist_ok=True)
    (config / "settings.yaml").write_text(f"draft: {{url: '{url}', model: small, key: THE_KEY}}\n", "utf-8")
    monkeypatch.setenv("PREVIOUSLY_CONFIG", str(config))
    monkeypatch.setenv("THE_KEY", "sesame")


def test_the_command_goes_on_where_it_was_stopped_and_asks_nothing_twice(
    server: Server, told: Path, tmp_path: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(tmp_path / "config", server.url, monkeypatch)
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")  # a model on this machine is asked past any proxy
    monkeypatch.setenv("PREVIOUSLY_CACHE", str(tmp_path / "cache"))
    (told / "manuscript/book.md").write_text(PAGE + "\n# Chapter 2\n\nMara shot Joe.\n", "utf-8")
    shot = {"kind": "line", "line": "Mara shoots Joe", "quoting": "Mara shot Joe", "confidence": 1}
    server.replies = [whole(SLAP, INVENTED), whole(), said("no \x1b[2J to sesame", status=401), whole(shot)]
    stopped = typed("draft", "--by", "model", "--in", str(told))
    assert (stopped.code, "the server says 401: no" in stopped.err) == (2, True)
    assert not [one for one in ("sesame", "\x1b", "HTTP Request") if one in stopped.err + stopped.out]
    assert "line: Joe slaps Mara" in (told / "proposals/model.yaml").read_text("utf-8")
    gone_on = typed("draft", "--by", "model", "--in", str(told), "--accept", "all")
    assert (gone_on.code, len(server.asked)) == (0, 4)
    assert "Mara shoots Joe; quoting “Mara shot Joe”" in (told / "log.yaml").read_text("utf-8")
    assert "sesame" not in "".join(path.read_text("utf-8") for path in told.rglob("*.*") if path.is_file())


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        (None, "no model is named"),
        ("draft: {model: small}", "no model is named"),
        ("draft: {url: 'http://example.org/v1', model: small}", "a model is asked over https, or on this machine"),
        ("draft: {url: 'https://me:sesame@example.org/v1', model: small}", "holds no password"),
        ("draft: {url: 'https://example.org/v1', model: small, key: NO_SUCH_KEY}", "the environment has none there"),
        ("draft: {url: 'https://example.org/v1', model: small, price: 1}", "does not take the key “price”"),
    ],
)
def test_nobody_is_asked_unless_a_users_own_settings_say_whom(
    told: Path, tmp_path: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch, settings: str | None, why: str
) -> None:
    def no(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("httpx.Client.stream", no)
    monkeypatch.setenv("PREVIOUSLY_CONFIG", str(tmp_path / "config"))
    named_here = "draft: {url: 'http://127.0.0.1:9/v1', model: small}\n"
    (told / "settings.yaml").write_text(named_here, "utf-8")  # a story's settings are nobody's
    if settings:
        (tmp_path / "config").mkdir()
        (tmp_path / "config/settings.yaml").write_text(settings, "utf-8")
    asked = typed("draft", "--by", "model", "--in", str(told))
    assert (asked.code, why in asked.err) == (2, True), asked.err
