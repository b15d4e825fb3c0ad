"""A story with a store, served to programs with tokens of every role."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from httpx import Response
from starlette.applications import Starlette

from previously.live.room import Room
from previously.surfaces.web.app import create_app
from previously.surfaces.web.http.grants import Token
from tests.store.worlds import LINES, begun
from tests.web.asking import Asker

START = "start-token-of-the-author"
AUTHOR, MARA, VIEWER = "author-token-of-a-test", "mara-token-of-a-test-1", "viewer-token-of-a-test"
TOKENS = (
    Token(AUTHOR, "author", "game", rate=1000),
    Token(MARA, "character", who="mara", rate=1000),
    Token(VIEWER, "audience", seen="S01E01", rate=1000),
)


def world(folder: Path) -> Path:
    """A story whose store has a few rows."""
    with begun(folder) as store:
        store.log(LINES, "S01E01.1", present=["mara", "joe", "ann"])
        store.log(["Joe kills Ann"], "S01E02.1", present=["joe", "ann"])
    return folder


class Caller:
    """A program with a token, and the answers it gets."""

    def __init__(self, app: Starlette, token: str) -> None:
        self._asker, self._token = Asker(app), token

    def post(self, path: str, body: object, **heads: str) -> Response:
        """Post something; `key=` is the call's key."""
        given = {name.replace("_", "-"): value for name, value in heads.items() if name != "key"}
        given |= {"idempotency-key": heads["key"]} if "key" in heads else {}
        given.setdefault("authorization", f"Bearer {self._token}")
        return self._asker.post(f"/api{path}", json_=body, headers=given)

    def get(self, path: str) -> Response:
        """Ask for something."""
        return self._asker.get(path, headers={"authorization": f"Bearer {self._token}"})


def callers(where: Path | Room, **given: Any) -> Callable[[str], Caller]:
    """Somebody for each token, who asks one server."""
    room = where if isinstance(where, Room) else Room(where)
    asked: Any = {"grants": TOKENS, "deeds": True} | given
    app = create_app(room, token=START, **asked)
    return lambda token: Caller(app, token)
