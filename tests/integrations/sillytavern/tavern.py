"""SillyTavern itself, with the extension in it, three characters in a group, and a made-up model behind them."""

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket

from playwright.sync_api import Browser, Page

from previously.live.room import Room
from previously.surfaces.web.app import create_app
from tests.web.browser import context, on_a_port
from tests.web.doors import AUTHOR, START, TOKENS

EXTENSION = Path(__file__).parents[3] / "integrations" / "sillytavern"
SETUP = (Path(__file__).parent / "tavern.js").read_text("utf-8")
REPLIES = ("*betrays Mara* It was me.", "*thanks Mara* It was nothing.", "*nods*")
START_UP = 300_000
"""Milliseconds: the first time, SillyTavern puts its own scripts together."""


class Model(ThreadingHTTPServer):
    """Replies in turn, in the form of OpenAI's, and keeps the prompts as text."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.prompts: list[str] = []

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Answering(BaseHTTPRequestHandler):
    server: Model

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        """Which models there are."""
        self._give({"object": "list", "data": [{"id": "made-up", "object": "model"}]})

    def do_POST(self) -> None:
        """The next reply."""
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        said = REPLIES[min(len(self.server.prompts), len(REPLIES) - 1)]
        self.server.prompts.append("\n".join(str(one["content"]) for one in asked["messages"]))
        message = {"role": "assistant", "content": said}
        self._give(
            {"object": "chat.completion", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
        )

    def _give(self, body: object) -> None:
        raw = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


@contextmanager
def chatting(tavern: Path, world: Path, folder: Path, browser: Browser) -> Iterator[tuple[Page, Model]]:
    """A group chat of Mara, Joe and Ann, its extension on; `tavern` is SillyTavern's own folder."""
    with Model() as model, started(tavern, folder) as url, context(browser) as window:
        threading.Thread(target=model.serve_forever, daemon=True).start()
        app = create_app(Room(world), token=START, grants=TOKENS, deeds=True, origins=(url,))
        with on_a_port(app) as site:
            page = window.new_page()
            page.set_default_timeout(START_UP)
            page.route("**/api/horde/**", lambda route: route.fulfill(json=[]))
            for step in ("people", "chat"):
                page.goto(url)
                page.wait_for_function("document.querySelector('.previously-settings')")
                page.evaluate(SETUP)
                page.evaluate("chats.ready()")
                page.evaluate(f"given => chats.{step}(given)", {"model": model.url, "url": site.url, "token": AUTHOR})
            yield page, model
            model.shutdown()


@contextmanager
def started(tavern: Path, folder: Path) -> Iterator[str]:
    """SillyTavern on a free port, with nothing in it but the extension."""
    shutil.copytree(EXTENSION, folder / "data" / "default-user" / "extensions" / "previously")
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = ["--port", str(port), "--dataRoot", str(folder / "data"), "--configPath", str(folder / "config.yaml")]
    command = ["node", str(tavern / "server.js"), *given, "--listen", "false", "--browserLaunchEnabled", "false"]
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT) as process,  # noqa: S603 - ours
    ):
        try:
            while b"Go to:" not in (folder / "log").read_bytes():
                assert process.poll() is None, (folder / "log").read_text("utf-8", "replace")
                threading.Event().wait(0.2)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()
