"""A story to serve, and somebody who asks for its pages in this process."""

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlencode

import pytest

pytest.importorskip("starlette", reason="needs the extra “web”")
pytest.importorskip("httpx", reason="needs httpx")

from httpx import Response
from starlette.applications import Starlette

from previously.live.room import Room
from previously.surfaces.web.app import create_app

PORT = 8010
HERE = f"http://localhost:{PORT}"
STORY = """title: Harbour
cast:
  mara: {name: Mara, from: S01E01}
  joe: {name: Joe, aliases: [Joey]}
  ann: Ann
"""
SEASON = """S01E01:
  title: Low Tide
  scenes:
    1: {place: quay, present: [mara, joe], lines: ["Joe controls Mara; cues rope", "Mara vows revenge; about Joe"]}
    2: {place: quay, present: [mara, ann], lines: ["Ann comforts Mara", "Mara tells Ann; reveals boat"]}
S01E02:
  title: High Tide
  scenes:
    1: {place: quay, present: [mara, joe], lines: ["Joe dies", "Mara plays at ease"]}
"""
PLAN = "S02E01:\n  scenes:\n    1: {present: [mara], lines: [Mara plays at ease]}\n"
FILES = {"story.yaml": STORY, "s01.yaml": SEASON, "plans/calm.yaml": PLAN}


def written(root: Path, files: Mapping[str, str | bytes] = FILES) -> Path:
    """A story's folder."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def saved(folder: Path, name: str, text: str | bytes) -> None:
    """Write a file as an editor does that never leaves half of one: whoever watches reads the old one, or the new."""
    beside = folder.with_name(f"{folder.name} beside")
    beside.write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / name).parent.mkdir(exist_ok=True)
    beside.replace(folder / name)


Heads = Mapping[str, str] | list[tuple[str, str]]


class Asker:
    """Asks an application for just what is given: no path is made neat, nothing is followed, nothing is kept."""

    def __init__(self, app: Starlette) -> None:
        self.app = app

    def get(self, target: str, headers: Heads | None = None) -> Response:
        """Ask for a page."""
        return self.ask("GET", target, headers)

    def post(
        self, target: str, *, data: Mapping[str, str] | None = None, json_: object = None, headers: Heads | None = None
    ) -> Response:
        """Send a form, or a JSON value."""
        kind = "application/x-www-form-urlencoded" if data is not None else "application/json"
        body = urlencode(data).encode() if data is not None else json.dumps(json_).encode()
        return self.ask("POST", target, [("content-type", kind), *dict(headers or ()).items()], body)

    def ask(self, method: str, target: str, headers: Heads | None = None, body: bytes = b"") -> Response:
        """Ask in any way."""
        given = list(headers.items() if isinstance(headers, Mapping) else headers or ())
        given += [] if any(name == "host" for name, _ in given) else [("host", f"localhost:{PORT}")]
        heads = [(name.encode(), value.encode()) for name, value in given]
        return asyncio.run(self._called(method, target, heads, body))

    async def _called(self, method: str, target: str, headers: list[tuple[bytes, bytes]], body: bytes) -> Response:
        path, _, query = target.partition("?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": unquote_to_bytes(path).decode("utf-8", "replace"), "raw_path": path.encode(), "root_path": "",
            "query_string": query.encode(), "headers": headers, "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", PORT), "state": {},
        }  # fmt: skip
        sent: list[Any] = []
        waiting = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Any:
            return waiting.pop() if waiting else await asyncio.Future()  # who asks waits for the answer

        async def send(message: Any) -> None:
            sent.append(message)

        try:
            await self.app(scope, receive, send)
        except Exception:  # a server goes on, too, once it has answered
            if not sent:
                raise
        return Response(
            sent[0]["status"], headers=sent[0]["headers"], content=b"".join(m.get("body", b"") for m in sent)
        )


def asking(room: Room, **given: Any) -> Asker:
    """Somebody who asks a room's application for pages, by the name this machine has for itself."""
    return Asker(create_app(room, **given))
