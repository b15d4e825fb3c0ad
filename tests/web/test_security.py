"""Who may ask: by which name, from which page, with which token; and what every answer forbids."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from previously.live.room import Room
from previously.surfaces.web.http.names import ANY_ADDRESS
from previously.surfaces.web.http.security import HEADERS
from tests.web.asking import HERE, PORT, SEASON, Asker, asking, written

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
@pytest.mark.parametrize("path", ["/findings", "/api/findings", "/live", "/static", "/nowhere"])
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


LOADED: tuple[dict[str, str], ...] = (
    {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},
    {
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "cors",
        "sec-fetch-dest": "empty",
        "origin": "https://evil.example",
    },
    {"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"},
    {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
    {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "object"},
    {"sec-fetch-site": "cross-site"},
)


@pytest.mark.parametrize("headers", LOADED)
@pytest.mark.parametrize("path", ["/", "/api/cast", "/live", "/static/icon.svg", "/character/mara?made=1", "/nowhere"])
def test_another_site_s_page_can_load_nothing_of_ours(author: Asker, path: str, headers: dict[str, str]) -> None:
    answer = author.get(path, headers=headers)
    assert answer.status_code == 403
    assert "Harbour" not in answer.text


def test_a_link_from_another_site_can_be_followed(author: Asker) -> None:
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert author.get("/cast?at=S01E01", headers=followed).status_code == 200
    typed = {"sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert author.get("/cast?at=S01E01", headers=typed).status_code == 200


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
    "path", ["/", "/findings", "/api/findings", "/static", "/live", "/nowhere", "/?token=", "//static/x"]
)
def test_without_the_token_nothing_is_shown(locked: Asker, path: str) -> None:
    answer = locked.get(path)
    assert answer.status_code == 401
    assert "Harbour" not in answer.text


@pytest.mark.parametrize("headers", [{}, {"host": "evil.example"}, {"host": "evil.example/static/"}, {"host": ""}])
def test_a_refusal_has_its_style_sheet_which_holds_nothing_of_a_story(locked: Asker, headers: dict[str, str]) -> None:
    assert locked.get("/static/site.css", headers).headers["content-type"].startswith("text/css")
    for path in ("/static/../findings", "/static/%2e%2e/findings", "/static/s01.yaml", "/static//", "/findings"):
        answer = locked.get(path, headers)
        assert answer.status_code in {401, 404, 421}
        assert "Harbour" not in answer.text
    assert locked.post("/static/site.css", json_={}, headers=headers).status_code in {401, 421}


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


def test_a_token_stands_in_no_address_that_is_looked_at(locked: Asker) -> None:
    held = {"cookie": f"previously-{PORT}={TOKEN}"}
    answer = locked.get(f"/findings?token={TOKEN}&at=S01E01", headers=held)
    assert (answer.status_code, answer.headers["location"]) == (303, "/findings?at=S01E01")


def test_a_token_opens_the_progress_it_was_given_for_and_no_other(harbour: Path) -> None:
    first = asking(Room(harbour, seen="S01E01"), token=TOKEN)
    whole = asking(Room(harbour), token=TOKEN[::-1])
    early, late = ({"authorization": f"Bearer {token}"} for token in (TOKEN, TOKEN[::-1]))
    assert [asker.get("/api/cast", headers=late).status_code for asker in (first, whole)] == [401, 200]
    assert [asker.get("/api/cast", headers=early).status_code for asker in (first, whole)] == [200, 401]
    assert first.get("/api/cast", headers=early).json()["at"] == "S01E01"
    assert first.get("/api/cast?seen=all", headers=early).json()["at"] == "S01E01"


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
    "CON",
    "NUL.yaml",
    "s01.yaml::$DATA",
    "\\\\?\\C:\\windows\\win.ini",
    "s01.yaml.",
    "s01.yaml%20",
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


PRIVATE = {
    ".env": f"KEY={SECRET}\n",
    ".git/config": f"S01E03: [{SECRET}]\n",
    "notes.txt": f"S01E03:\n  scenes:\n    1: [{SECRET}]\n",
    "drafts/next.yaml.bak": f"S01E03: {{scenes: {{1: [Mara {SECRET}]}}}}\n",
}


@pytest.mark.parametrize(
    "name", [*PRIVATE, "../diary.yaml", "plans/../.env", "./.env", "/etc/passwd", "%00", "plans/out.yaml"]
)
@pytest.mark.parametrize("page", ["/findings", "/source/s01.yaml", "/", "/compare", "/cast"])
def test_no_file_but_a_plan_is_read_as_a_plan(harbour: Path, page: str, name: str) -> None:
    written(harbour, PRIVATE)
    (harbour / "plans" / "out.yaml").symlink_to(harbour.parent / "diary.yaml")
    reader = asking(Room(harbour, read_only=True))
    for below in ("", "/api"):
        for query in (f"plan={name}", f"plans=calm,{name}", f"plans=calm&plans={name}"):
            answer = reader.get(f"{below}{page}?{query}")
            assert answer.status_code == 400
            assert SECRET not in answer.text
            assert str(harbour) not in answer.text


@pytest.mark.parametrize("name", ["calm", "plans/calm.yaml", " calm "])
def test_a_plan_is_named_by_its_file_or_its_path(author: Asker, name: str) -> None:
    assert author.get(f"/api/cast?plan={name.replace(' ', '%20')}").json()["at"] == "S02E01"


@pytest.mark.skipif(os.name == "nt", reason="files of this kind are not there")
def test_what_only_looks_like_a_plan_is_none_and_keeps_nothing_from_being_served(harbour: Path) -> None:
    plans = harbour / "plans"
    (plans / "broken.yaml").symlink_to("nowhere.yaml")
    (plans / "loop.yaml").symlink_to("loop.yaml")
    (plans / "out.yaml").symlink_to(harbour.parent / "diary.yaml")
    (plans / "folder.yaml").mkdir()
    os.mkfifo(plans / "pipe.yaml")
    author = asking(Room(harbour))
    assert author.get("/api/compare").json()["plans"][0]["plan"] == "plans/calm.yaml"
    listed = [one["path"] for one in author.get("/api/source").json()["files"]]
    assert [path for path in listed if path.startswith("plans/")] == ["plans/calm.yaml"]
    for name in ("broken", "loop", "out", "folder", "pipe"):
        assert author.get(f"/source/plans/{name}.yaml").status_code == 404
        assert author.get(f"/cast?plan={name}").status_code == 400
