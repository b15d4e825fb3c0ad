"""What programs post to a served story: deeds that are done once, and each role in its own bounds."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from previously.core.errors import BadRequest
from previously.formats.store.opened import open_store
from previously.live.room import Room
from previously.surfaces.web.doors import theirs
from previously.surfaces.web.doors.table import CALLS, LARGEST
from previously.surfaces.web.http.grants import Grants, Token, grants_of
from previously.surfaces.web.routes import ROUTES
from tests.questions.brief_worlds import worlds
from tests.web.asking import PORT, asking, written
from tests.web.doors import AUTHOR, MARA, START, TOKENS, VIEWER, Caller, callers, world
from tests.web.serving import PATIENCE, serving

BODIES: dict[str, dict[str, Any]] = {
    "/log": {"lines": ["Mara helps Joe"], "at": "S01E02.2"},
    "/branch": {"name": "take2"},
    "/keep": {"name": "take2"},
    "/discard": {"name": "take3"},
    "/rewind": {"to": 6},
    "/brief": {"name": "mara"},
    "/knows": {"name": "mara"},
    "/say": {"line": "Mara helps him", "before": ["Joe waits."]},
    "/check": {"draft": "Ann hugs Joe."},
}
READ = ("/api/cast", "/api/unread", "/api/source", "/api/brief/joe", "/api/openapi.json", "/", "/live", "/api/log")
TABLE: dict[str, tuple[dict[str, int], dict[str, int]]] = {
    "author": (dict.fromkeys(BODIES, 200), dict.fromkeys(READ, 200) | {"/live": 200, "/api/log": 405}),
    "character": (dict.fromkeys(BODIES, 403) | {"/brief": 200, "/knows": 200}, dict.fromkeys(READ, 403)),
    "audience": (
        dict.fromkeys(BODIES, 403),
        dict.fromkeys(READ, 200) | {"/api/unread": 404, "/api/source": 404, "/": 403, "/live": 403, "/api/log": 405},
    ),
}
"""What each role is answered: to what is posted, and to what is read."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return world(tmp_path / "world")


def rows(folder: Path, branch: str = "") -> list[str]:
    with open_store(folder) as store:
        return [one.row.line for one in store.rows(branch)]


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: str(token.role))
def test_each_role_is_let_in_where_the_table_says(folder: Path, token: Token) -> None:
    with open_store(folder) as store:
        store.branch("take3")
    before, who = rows(folder), callers(folder)(token.token)
    posted, read = TABLE[token.role]
    assert {call.path for call in CALLS} == set(BODIES)
    assert {path: who.post(path, body).status_code for path, body in BODIES.items()} == posted
    del read["/live"]
    assert {path: who.get(path).status_code for path in read} == read
    assert (rows(folder) == before) is (token.role != "author" or len(before) == 6)


@pytest.mark.parametrize("path", BODIES)
def test_without_a_token_of_the_file_nothing_is_posted(folder: Path, path: str) -> None:
    start, stranger = callers(folder)(START), callers(folder)("another-token-altogether")
    assert start.post(path, BODIES[path]).status_code == 403
    assert stranger.post(path, BODIES[path]).status_code == 401
    cookie = start.post(path, BODIES[path], cookie=f"previously-{PORT}={START}", authorization="")
    assert cookie.status_code == 403
    elsewhere = callers(folder)(AUTHOR).post(path, BODIES[path], origin="https://evil.example")
    assert elsewhere.status_code == 403
    assert callers(folder)(AUTHOR).post(path, BODIES[path], host="evil.example").status_code == 421
    assert len(rows(folder)) == 6


def test_deeds_are_off_until_they_are_turned_on(folder: Path) -> None:
    for given in ({"deeds": False}, {"grants": (), "deeds": True}):
        who = callers(folder, **given)(START if "grants" in given else AUTHOR)
        assert who.post("/log", BODIES["/log"]).status_code == 404
    read = callers(Room(folder, read_only=True))(AUTHOR)
    deeds = {call.path for call in CALLS if call.writes}
    assert {path: read.post(path, BODIES[path]).status_code for path in deeds} == dict.fromkeys(deeds, 403)
    assert read.post("/brief", BODIES["/brief"]).status_code == 200
    assert len(rows(folder)) == 6


def test_a_key_is_answered_alike_and_does_nothing_twice_also_after_a_start(folder: Path) -> None:
    calls = [("/log", BODIES["/log"]), ("/branch", {"name": "take2"}), ("/discard", {"name": "take2"})]
    first = [callers(folder)(AUTHOR).post(path, body, key=path) for path, body in calls]
    again = [callers(folder)(AUTHOR).post(path, body, key=path) for path, body in calls]
    assert [one.content for one in first] == [one.content for one in again]
    assert [one.headers.get("idempotency-replayed") for one in (*first, *again)] == [None] * 3 + ["true"] * 3
    assert len(rows(folder)) == 7
    assert callers(folder)(AUTHOR).post("/log", {"lines": ["Joe dies"]}, key="/log").status_code == 409
    assert callers(folder)(AUTHOR).post("/log", BODIES["/log"], key="x" * 300).status_code == 400


def test_what_a_row_says_beside_its_line_is_kept(folder: Path) -> None:
    body = {"lines": ["Mara helps Joe"], "at": "S01E03.1", "present": ["mara", "joe"], "place": "pier", "day": 9}
    callers(folder)(AUTHOR).post("/log", body)
    with open_store(folder) as store:
        row = store.rows()[-1].row
    assert (row.by, row.place, row.present, row.day) == ("game", "pier", ["mara", "joe"], 9.0)


def test_a_swipe_leaves_no_trace(folder: Path) -> None:
    who = callers(folder)(AUTHOR)
    before = who.post("/brief", {"name": "mara"}).content
    who.post("/branch", {"name": "take2"})
    who.post("/log", {"lines": ["Joe kidnaps Mara"], "at": "S01E03.1", "branch": "take2"})
    assert who.post("/brief", {"name": "mara"}).content == before
    assert b"kidnaps" in who.post("/brief", {"name": "mara", "branch": "take2"}).content
    who.post("/discard", {"name": "take2"})
    assert who.post("/brief", {"name": "mara", "branch": "take2"}).status_code == 400
    assert who.post("/brief", {"name": "mara"}).content == before


def test_a_line_that_is_not_understood_is_refused_and_says_what_would_be(folder: Path) -> None:
    answer = callers(folder)(AUTHOR).post("/log", {"lines": ["Mara helps Joe", "Joe frobs Mara"]}, key="k")
    assert answer.status_code == 422
    assert not answer.json()["written"]
    assert len(rows(folder)) == 6
    quoted = callers(folder)(AUTHOR).post("/log", {"lines": ["Mara helps Joe"], "quoting": "Here, take my arm."})
    assert quoted.status_code == 422
    assert "is on no page" in quoted.json()["lines"][0]["wrong"][0]


def test_a_folder_is_logged_in_too_once_for_each_key_while_it_is_served(tmp_path: Path) -> None:
    home = written(tmp_path / "harbour")
    who = callers(home)(AUTHOR)
    answers = [who.post("/log", {"lines": ["Mara slaps Joe"], "at": "S01E02.1"}, key="k") for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert (home / "s01.yaml").read_text("utf-8").count("Mara slaps Joe") == 1
    assert who.post("/branch", {"name": "take2"}).status_code == 400
    assert who.post("/log", {"lines": ["Mara slaps Joe"], "day": 3}).status_code == 400


@pytest.mark.parametrize(
    ("sent", "kind", "status"),
    [
        (b"x" * (LARGEST + 1), "application/json", 413),
        (b"{}", "text/plain", 415),
        (b"{", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"lines": []}', "application/json", 400),
        (b'{"lines": ["x"], "token": 1}', "application/json", 400),
    ],
)
def test_what_is_sent_is_bounded(folder: Path, sent: bytes, kind: str, status: int) -> None:
    app = asking(Room(folder), token=START, grants=TOKENS, deeds=True)
    heads = [("content-type", kind), ("authorization", f"Bearer {AUTHOR}")]
    assert app.ask("POST", "/api/log", heads, sent).status_code == status


def test_who_asks_too_often_is_told_when_to_come_again(folder: Path) -> None:
    now = [0.0]
    grants = Grants((Token(AUTHOR, "author", rate=2),), lambda: now[0])
    waits = [told.wait for told in map(grants.of, [AUTHOR] * 5) if told]
    now[0] = 0.5
    waits += [told.wait for told in map(grants.of, [AUTHOR] * 2) if told]
    assert waits == [0, 0, 0, 0, 0.5, 0, 0.5]
    who = callers(folder, grants=(Token(AUTHOR, "author", rate=0.001),))(AUTHOR)
    assert who.post("/brief", {"name": "mara"}).status_code == 200
    late = who.post("/brief", {"name": "mara"})
    assert (late.status_code, late.headers["retry-after"]) == (429, "1000")


def asked_by_mara(who: Caller) -> list[bytes]:
    """Everything a character may ask, rightly and wrongly."""
    brief: list[dict[str, Any]] = [
        {}, {"at": "S01E01"}, {"at": "S01E01.1"}, {"at": "S01E01.1h"}, {"at": "S09E09.9"}, {"with": ["Joe"]},
        {"with": ["cleo"]}, {"with": ["Dora"]}, {"name": "ann"}, {"name": "Dora"}, {"name": "mara"},
        {"about": "canary"}, {"branch": "take2"}, {"with": ["Ed"]}, {"with": ["Boss"]}, {"about": "Boss"},
    ]  # fmt: skip
    answers = [who.post("/brief", body) for body in brief]
    answers += [who.post("/knows", body) for body in brief if {*body} <= {"at", "name", "branch"}]
    return [bytes([one.status_code % 256]) + one.content for one in answers]


def two_worlds(where: Path, number: int) -> tuple[list[bytes], list[bytes]]:
    """What she is told in a world, and in one with more scenes and more people than she has met."""
    plain, more, _ = worlds(number)
    files = {"plain": dict(plain.story().loader.texts.files), "more": dict(more.story().loader.texts.files)}
    files["more"]["story.yaml"] += "  dora: Dora\n  ed: Ed\n"  # her brief says “overwhelmed”
    files["more"]["story.yaml"] = files["more"]["story.yaml"].replace("[Captain Doe]", "[Captain Doe, Boss]")
    one, other = (asked_by_mara(callers(written(where / name, texts))(MARA)) for name, texts in files.items())
    return one, other


@pytest.mark.parametrize("number", range(2))
def test_what_has_not_reached_a_character_changes_no_byte_for_her_token(tmp_path: Path, number: int) -> None:
    one, other = two_worlds(tmp_path, number)
    assert one == other
    assert sum(answer[0] == 200 for answer in one) >= 6


def test_a_leak_by_what_is_refused_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theirs, "_check", lambda *_: None)
    one, other = two_worlds(tmp_path, 0)
    assert one != other


def test_an_audience_s_token_is_answered_as_by_a_server_of_its_own(folder: Path) -> None:
    viewer, alone = callers(folder)(VIEWER), asking(Room(folder, seen="S01E01"))
    names = {"{name:path}": "mara", "{fact:path}": "boat", "{code}": "reset", "{path:path}": "story.yaml"}
    for page in ROUTES:
        target = page.path
        for part, word in names.items():
            target = target.replace(part, word)
        for query in ("", "?seen=all&plan=x", "?at=S01E02.1"):
            one, other = viewer.get(f"/api{target}{query}"), alone.get(f"/api{target}{query}")
            assert (one.status_code, one.content) == (other.status_code, other.content), target
    callers(folder)(AUTHOR).post("/log", {"lines": ["Joe flees"], "at": "S01E02.1"})
    assert viewer.get("/api/cast").content == alone.get("/api/cast").content


def test_whoever_listens_hears_of_what_is_done(folder: Path) -> None:
    heads = {"authorization": f"Bearer {AUTHOR}"}
    with (
        serving(Room(folder), token=START, grants=TOKENS, deeds=True) as (url, _),
        httpx.stream("GET", f"{url}/api/events", headers=heads, timeout=PATIENCE) as answer,
    ):
        said = (json.loads(line[5:])["version"] for line in answer.iter_lines() if line.startswith("data:"))
        first = next(said)
        httpx.post(f"{url}/api/log", json=BODIES["/log"], headers=heads, timeout=PATIENCE).raise_for_status()
        assert next(said) != first


FILE = """\
[[token]]
token = "author-token-of-a-test"
role = "author"
name = "game"

[[token]]
token = "mara-token-of-a-test-1"
role = "character"
who = "mara"
seen = "S01E01"
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FILE.replace("author-token-of-a-test", "short"), "is no file of tokens"),
        (FILE.replace('who = "mara"', ""), "a character has “who”"),
        (FILE.replace('name = "game"', 'who = "mara"'), "nobody else has"),
        (FILE.replace('name = "game"', 'seen = "S01"'), "an author sees all"),
        (FILE.replace("mara-token-of-a-test-1", "author-token-of-a-test"), "names a token twice"),
        (FILE.replace('"character"\nwho = "mara"\nseen = "S01E01"', '"audience"'), "an audience has “seen”"),
        (FILE + '[[token]]\ntoken = "another-token-of-an-author"\nrole = "author"\nname = "game"\n', "of one name"),
        ("[[token", "is no file of tokens"),
        ("", "is no file of tokens"),
        ("#" * 70_000, "in at most 64 kB"),
    ],
)
def test_a_file_of_tokens_that_is_wrong_is_said_without_a_word_of_it(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "tokens.toml"
    file.write_text(text, "utf-8")
    file.chmod(0o600)
    with pytest.raises(BadRequest, match=said) as error:
        grants_of(str(file), tmp_path / "story")
    assert "token-of-a-test" not in str(error.value)


def test_a_file_of_tokens_lies_outside_the_story_and_is_its_owner_s_alone(tmp_path: Path) -> None:
    file = tmp_path / "tokens.toml"
    file.write_text(FILE, "utf-8")
    file.chmod(0o644)
    with pytest.raises(BadRequest, match="chmod 600"):
        grants_of(str(file), tmp_path / "story")
    file.chmod(0o600)
    assert [one.grant.name for one in grants_of(str(file), tmp_path / "story")] == ["game", "mara"]
    with pytest.raises(BadRequest, match="keep it elsewhere"):
        grants_of(str(file), tmp_path)


def test_no_word_of_the_story_and_no_token_is_printed(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    who = callers(folder)(AUTHOR)
    for body in ({"lines": ["Mara helps qzxsecret"]}, {"lines": ["Mara helps Joe; at qzxsecret"]}, {"lines": 3}):
        who.post("/log", body, key="qzxsecret")
    who.post("/brief", {"name": "qzxsecret"})
    printed = json.dumps(capfd.readouterr())
    assert "qzxsecret" not in printed
    assert AUTHOR not in printed
