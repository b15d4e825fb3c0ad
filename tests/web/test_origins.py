"""Pages of other addresses: those that the author allows ask the API with a token, and nobody else asks anything."""

from pathlib import Path

import pytest

from previously.core.errors import BadRequest
from previously.live.room import Room
from previously.surfaces.web.app import create_app
from previously.surfaces.web.http.origins import origin_of
from tests.surfaces.conftest import Typed, typed
from tests.web.asking import Asker
from tests.web.doors import AUTHOR, START, TOKENS, world

__all__ = ["typed"]
CHAT = "http://127.0.0.1:8000"
ELSEWHERE = {"origin": CHAT, "sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}
BEARER = {"authorization": f"Bearer {AUTHOR}"}


@pytest.fixture
def asker(tmp_path: Path) -> Asker:
    app = create_app(Room(world(tmp_path / "world")), token=START, grants=TOKENS, deeds=True, origins=(CHAT,))
    return Asker(app)


def test_an_allowed_page_asks_with_a_token(asker: Asker) -> None:
    said = asker.post("/api/brief", json_={"name": "mara"}, headers={**ELSEWHERE, **BEARER})
    assert (said.status_code, said.headers["access-control-allow-origin"]) == (200, CHAT)
    assert "access-control-allow-credentials" not in said.headers
    assert asker.get("/api/cast", headers={**ELSEWHERE, **BEARER}).status_code == 200


def test_a_token_is_all_that_counts(asker: Asker) -> None:
    for given in ({}, {"authorization": f"Bearer {START}"}, {"cookie": f"previously-80={START}"}):
        said = asker.post("/api/brief", json_={"name": "mara"}, headers={**ELSEWHERE, **given})
        assert said.status_code == 401
        assert "--tokens" in said.json()["error"]  # and not the address that was printed, which is of no use to it
        assert said.headers["access-control-allow-origin"] == CHAT  # so that its page can say why


@pytest.mark.parametrize("path", ["/", "/cast", "/static/site.css", "/live"])
def test_the_pages_stay_closed(asker: Asker, path: str) -> None:
    said = asker.get(path, headers={**ELSEWHERE, **BEARER})
    assert "access-control-allow-origin" not in said.headers
    assert said.status_code == 403


def test_another_page_asks_nothing(asker: Asker) -> None:
    for origin in ("http://127.0.0.1:8001", "null", "http://127.0.0.1:8000.example"):
        said = asker.post("/api/brief", json_={"name": "mara"}, headers={**ELSEWHERE, **BEARER, "origin": origin})
        assert said.status_code == 403
        assert "access-control-allow-origin" not in said.headers


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000"),
        ("HTTPS://Chat.Example:443", "https://chat.example"),
        ("http://[::1]:80", "http://[::1]"),
    ],
)
def test_an_origin_is_what_a_browser_sends(given: str, origin: str) -> None:
    assert origin_of(given) == origin


@pytest.mark.parametrize("given", ["*", "http://*", "127.0.0.1:8000", "ftp://a", "http://a/b", "http://a:x", "null"])
def test_nothing_else_is_an_origin(given: str) -> None:
    with pytest.raises(BadRequest, match="an origin is written like"):
        origin_of(given)


def test_an_origin_without_tokens_is_refused(tmp_path: Path, typed: Typed) -> None:
    said = typed("serve", str(world(tmp_path / "world")), "--allow-origin", CHAT)
    assert (said.code, "name a file of them with --tokens" in said.err) == (2, True)
