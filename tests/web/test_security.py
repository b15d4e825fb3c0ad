"""Who may ask: by which name, from which page, with which token; and what every answer forbids."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from previously.surfaces.web.room import Room
from previously.surfaces.web.security import ANY_ADDRESS, HEADERS
from tests.web.asking import HERE, PORT, SEASON, Asker, asking

OURS = (f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"127.0.0.1:{PORT}", f"[::1]:{PORT}")
OTHERS = (
    "localhost",  # another port than ours
    "localhost:8011",
    "evil.example",
    f"evil.example:{PORT}",  # a name turned towards this machine
    f"localhost.evil.example:{PORT}",
    f"evil.localhost:{PORT}",
    f"127.0.0.1.nip.example:{PORT}",
    f"0.0.0.0:{PORT}",
    f"192.168.0.7:{PORT}",
    f"localhost:{PORT}@evil.example",
    f"user@localhost:{PORT}",
    f"localhost:{PORT}, evil.example",
    f"localhost :{PORT}",
    "",
    "[::1",
)
TOKEN = "a-token-of-sixteen-signs"  # noqa: S105 - of a test
SECRET = "qzxsecret"  # noqa: S105 - a word that stands in a file beside the story


@pytest.mark.parametrize("host", OURS)
def test_a_story_is_shown_by_the_names_this_machine_has_for_itself(author: Asker, host: str) -> None:
    assert author.get("/findings", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", OTHERS)
@pytest.mark.parametrize("path", ["/findings", "/api/findings", "/live", "/static/site.css", "/nowhere"])
def test_by_any_other_name_nothing_is_shown(author: Asker, host: str, path: str) -> None:
    answer = author.get(path, headers={"host": host})
    assert answer.status_code == 421
    assert "Harbour" not in answer.text


def test_two_names_are_none(author: Asker) -> None:
    names = [("host", f"localhost:{PORT}"), ("host", "evil.example")]
    assert author.get("/findings", headers=names).status_code == 421


def test_where_others_may_come_any_address_will_do_but_no_name_that_is_not_ours(harbour: Path) -> None:
    house = asking(Room(harbour), token=TOKEN, hosts=("localhost", "attic", ANY_ADDRESS))
    codes = {
        name: house.get("/findings", headers={"host": f"{name}:{PORT}", "authorization": f"Bearer {TOKEN}"}).status_code
        for name in ("192.168.0.7", "[fe80::1]", "attic", "cellar", "999.1.1.1", "[::g]")
    }
    assert codes == {
        "192.168.0.7": 200, "[fe80::1]": 200, "attic": 200, "cellar": 421, "999.1.1.1": 421, "[::g]": 421,
    }  # fmt: skip


ELSEWHERE: tuple[dict[str, str], ...] = (
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://localhost:8011"},  # another server of this machine
    {"origin": f"http://127.0.0.1:{PORT}"},  # ours by another name: not the page that was served
    {"origin": f"https://localhost:{PORT}"},
    {"origin": ""},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site", "origin": HERE},
)


@pytest.mark.parametrize("headers", ELSEWHERE)
@pytest.mark.parametrize("path", ["/source/s01.yaml", "/api/source/s01.yaml", "/read", "/api/read"])
def test_what_another_site_sends_is_refused(author: Asker, harbour: Path, path: str, headers: dict[str, str]) -> None:
    seen = author.get("/api/source/s01.yaml").json()
    sent = {"text": "gone", "hash": seen["hash"], "csrf": "", "article": "So.", "seen": "none"}
    answer = author.post(path, headers=headers, **{"json_" if "/api" in path else "data": sent})
    assert answer.status_code == 403
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON


@pytest.mark.parametrize("csrf", ["", "guessed", "é"])
def test_a_form_that_is_not_ours_saves_nothing(author: Asker, harbour: Path, csrf: str) -> None:
    mark = author.get("/api/source/s01.yaml").json()["hash"]
    answer = author.post("/source/s01.yaml", data={"text": "gone", "hash": mark, "csrf": csrf})
    assert answer.status_code == 403
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON


@pytest.mark.parametrize(
    "kind", ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""]
)
def test_the_api_takes_only_json_which_no_form_can_send(author: Asker, harbour: Path, kind: str) -> None:
    mark = author.get("/api/source/s01.yaml").json()["hash"]
    body = f'{{"text": "gone", "hash": "{mark}"}}'
    assert author.ask("POST", "/api/source/s01.yaml", {"content-type": kind}, body.encode()).status_code == 415
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON


@pytest.fixture
def locked(harbour: Path) -> Asker:
    """A story that asks for a token."""
    return asking(Room(harbour), token=TOKEN)


@pytest.mark.parametrize(
    "path", ["/", "/findings", "/api/findings", "/static/site.css", "/live", "/nowhere", "/?token="]
)
def test_without_the_token_nothing_is_shown(locked: Asker, path: str) -> None:
    answer = locked.get(path)
    assert answer.status_code == 401
    assert "Harbour" not in answer.text


def test_the_token_in_the_address_becomes_a_cookie_that_scripts_and_other_sites_do_not_get(locked: Asker) -> None:
    answer = locked.get(f"/findings?at=S01E01&token={TOKEN}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/findings?at=S01E01"
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"previously-{PORT}={TOKEN};")
    assert {"httponly", "samesite=strict", "path=/"} <= {part.strip().lower() for part in cookie.split(";")}
    assert locked.get("/findings", headers={"cookie": f"previously-{PORT}={TOKEN}"}).status_code == 200


@pytest.mark.parametrize("token", [TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "é" * 16, f"{TOKEN}&token="])
def test_another_token_opens_nothing(locked: Asker, token: str) -> None:
    assert locked.get(f"/findings?token={token}").status_code == 401
    assert locked.get("/findings", headers={"cookie": f"previously-{PORT}={token}"}).status_code == 401
    assert locked.get("/findings", headers={"authorization": f"Bearer {token}"}).status_code == 401


def test_a_program_brings_the_token_in_a_header(locked: Asker) -> None:
    assert locked.get("/api/findings", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "//evil.example/%2e%2e",
        "/%5Cevil.example",
        "/%2Fevil.example",
    ],
)
def test_nobody_is_sent_to_another_site(locked: Asker, path: str) -> None:
    target = f"{path}?token={TOKEN}"
    answer = locked.get(target)
    where = answer.headers.get("location", "/")
    assert where.startswith("/")
    assert not re.match(r"/[/\\]", where)
    assert not urlsplit(where).netloc


@pytest.mark.parametrize("word", ["%0d%0aset-cookie:%20a=b", "%0aset-cookie:a=b", "%00", "%E2%80%A8x"])
def test_no_header_can_be_written_from_an_address(locked: Asker, word: str) -> None:
    answer = locked.get(f"/character/{word}?token={TOKEN}&at={word}")
    assert answer.status_code == 303
    assert len(answer.headers.get_list("set-cookie")) == 1
    assert not set("\r\n\0") & set(answer.headers["location"])


SNEAKY = (
    "../diary.yaml",
    "..%2fdiary.yaml",
    "..%2Fdiary.yaml",
    "%2e%2e/diary.yaml",
    "%2e%2e%2fdiary.yaml",
    "%252e%252e%252fdiary.yaml",
    "..%5cdiary.yaml",
    "..\\diary.yaml",
    "plans/../../diary.yaml",
    "plans%2f..%2f..%2fdiary.yaml",
    "s01.yaml/../../diary.yaml",
    "./../diary.yaml",
    "....//diary.yaml",
    "..%00/diary.yaml",
    "s01.yaml%00",
    "%00",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "~/.ssh/id_rsa",
    "C:%5cwindows%5cwin.ini",
    "..%c0%afdiary.yaml",
    "..%ef%bc%8fdiary.yaml",
    "link.yaml",
    "linked/diary.yaml",
    "s01.yaml/",
    "S01.YAML",
    ".",
    "",
)


@pytest.mark.parametrize("where", SNEAKY)
@pytest.mark.parametrize("below", ["/source/", "/api/source/", "/static/", "/"])
def test_no_path_leads_out_of_the_story(harbour: Path, below: str, where: str) -> None:
    (harbour / "link.yaml").symlink_to(harbour.parent / "diary.yaml")
    (harbour / "linked").symlink_to(harbour.parent)
    answer = asking(Room(harbour)).get(f"{below}{where}")
    assert answer.status_code in {404, 400} or where in {"", "."} or "source" not in below
    assert SECRET not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("where", SNEAKY)
def test_no_save_leads_out_of_the_story(harbour: Path, where: str) -> None:
    (harbour / "link.yaml").symlink_to(harbour.parent / "diary.yaml")
    (harbour / "linked").symlink_to(harbour.parent)
    before = {path: path.read_bytes() for path in harbour.parent.rglob("*") if path.is_file()}
    answer = asking(Room(harbour)).post(f"/api/source/{where}", json_={"text": "gone", "hash": "0" * 32})
    assert answer.status_code in {404, 405}
    assert {path: path.read_bytes() for path in harbour.parent.rglob("*") if path.is_file()} == before


EVERYWHERE = ("/", "/findings", "/api/findings", "/nowhere", "/api/nowhere", "/rule/reset", "/static/site.css",
              "/api/openapi.json", "/recap?at=nonsense", "/source/s01.yaml")  # fmt: skip


@pytest.mark.parametrize("path", EVERYWHERE)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_every_answer_says_what_a_browser_must_not_do(author: Asker, path: str, method: str) -> None:
    answer = author.ask(method, path)
    assert HEADERS.items() <= dict(answer.headers).items()
    assert not {"server", "date", "last-modified", "x-powered-by"} & set(answer.headers)
    assert "access-control-allow-origin" not in answer.headers
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "get"])
def test_a_page_is_read_and_nothing_else(author: Asker, method: str) -> None:
    answer = author.ask(method, "/findings")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
