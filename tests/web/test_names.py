"""By which names a server is reached beside its own: a port that leads to it, a name of a server before it."""

import re
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from previously.core.errors import BadRequest
from previously.live.room import Room
from previously.surfaces.web.app import HOSTS
from previously.surfaces.web.http.names import Called, Name, called, match, name_of
from tests.web.asking import PORT, SEASON, Asker, asking
from tests.web.serving import PATIENCE, started
from tests.web.test_edit import NEW, csrf_of, mark_of

TOKEN = "a-token-of-sixteen-signs"  # noqa: S105 - of a test
ALLOWED = ("localhost:9000", "story.example", "https://safe.example", "192.168.0.7:9000", "[fe80::1]:9000")


def reached(folder: Path, token: str | None = None) -> Asker:
    """A story that is reached by other names, too."""
    return asking(Room(folder), token=token, also=[name_of(text) for text in ALLOWED])


@pytest.mark.parametrize(
    "host",
    [
        f"localhost:{PORT}",  # still its own
        "localhost:9000",
        "LOCALHOST:9000",
        "story.example",  # at any port
        "story.example:8443",
        "safe.example",
        "192.168.0.7:9000",
        "[fe80::1]:9000",
    ],
)
def test_by_a_name_that_is_allowed_the_story_is_shown(harbour: Path, host: str) -> None:
    assert reached(harbour).get("/api/cast", {"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "localhost:9001",
        "localhost",
        "127.0.0.1:9000",  # an address is a name of its own
        "evil.story.example",
        "story.example.evil.example",
        "story.example.",
        "xstory.example",
        "192.168.0.7",
        "192.168.0.8:9000",
        "story.example@evil.example",
        "story.example, evil.example",
    ],
)
def test_no_name_is_allowed_by_another(harbour: Path, host: str) -> None:
    answer = reached(harbour).get("/api/cast", {"host": host})
    assert answer.status_code == 421
    assert "Harbour" not in answer.text


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("localhost:9000", "--allow-host localhost:9000"),
        ("Story.Example", "--allow-host story.example"),
        ("<b>", "that names no server"),
        ("a" * 300, "that names no server"),
    ],
)
def test_who_asks_by_another_name_is_told_which_option_allows_it(author: Asker, host: str, said: str) -> None:
    answer = author.get("/api/cast", {"host": host})
    assert said in answer.json()["error"]
    assert "\n" not in answer.json()["error"]
    page = author.get("/cast", {"host": host})
    assert (page.status_code, page.text.count("<b>")) == (421, 0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("localhost:9000", Name("localhost", 9000)),
        ("Story.Example", Name("story.example")),
        ("http://attic:8080/", Name("attic", 8080, "http")),
        ("https://story.example", Name("story.example", None, "https")),
        ("[::1]:9000", Name("[::1]", 9000)),
        ("10.0.0.2", Name("10.0.0.2")),
        ("xn--mller-kva.example", Name("xn--mller-kva.example")),
        ("my_box", Name("my_box")),
    ],
)
def test_a_name_is_read_as_it_stands_in_an_address(text: str, name: Name) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    "text",
    ["", "*", "*.example", ".example", "example.", "a..b", "-a", "a-", "a b", "a/b", "a:b", "a:70000", "a:", "é.x",
     "ftp://a", "//a", "https://", "https://a/b", "user@a", "999.1.1.1", "1.2.3", "[::g]", "[::1", "a,b", "a" * 254,
     "https://*", "0x7f.1:", "a\n"],
)  # fmt: skip
def test_what_is_no_one_name_is_not_allowed(text: str) -> None:
    with pytest.raises(BadRequest) as raised:
        name_of(text)
    assert f"“{text}”" in str(raised.value)


@pytest.mark.parametrize(
    ("allowed", "host", "fits"),
    [
        ("a:80", "a", True),
        ("a:443", "a", True),
        ("a:8080", "a", False),
        ("https://a:443", "a", True),
        ("https://a:80", "a", False),
        ("a", "a:1", True),
        ("a:80", "a:443", False),
    ],
)
def test_an_address_that_says_no_port_means_the_usual_one(allowed: str, host: str, *, fits: bool) -> None:
    found = called(host)
    assert found is not None
    assert bool(match(found, PORT, HOSTS, [name_of(allowed)])) == fits


def test_one_s_own_name_needs_one_s_own_port() -> None:
    assert match(Called("localhost", None), 80, HOSTS, ()) == Name("localhost", None, "http")
    assert match(Called("localhost", None), PORT, HOSTS, ()) is None


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("localhost:9000", "http://localhost:9000", 200),
        ("story.example", "https://story.example", 200),
        ("story.example", "http://story.example", 200),
        ("safe.example", "https://safe.example", 200),
        ("safe.example", "http://safe.example", 403),
        ("localhost:9000", f"http://localhost:{PORT}", 403),
        ("localhost:9000", "https://evil.example", 403),
        ("story.example", "https://evil.story.example", 403),
        ("story.example:8443", "https://story.example", 403),
        ("story.example", "null", 403),
        (f"localhost:{PORT}", f"https://localhost:{PORT}", 403),  # its own name has no TLS before it
    ],
)
def test_a_save_comes_from_the_page_that_was_served_by_that_name(
    harbour: Path, host: str, origin: str, status: int
) -> None:
    asker = reached(harbour)
    answer = asker.post(
        "/api/source/s01.yaml", json_={"text": NEW, "hash": mark_of(asker)}, headers={"host": host, "origin": origin}
    )
    assert answer.status_code == status
    assert ((harbour / "s01.yaml").read_text("utf-8") == NEW) == (status == 200)
    form = {"text": SEASON, "hash": mark_of(asker), "csrf": csrf_of(asker)}
    assert asker.post("/source/s01.yaml", data=form, headers={"host": host, "origin": origin}).status_code == (
        303 if status == 200 else 403
    )


@pytest.mark.parametrize(
    ("host", "cookie", "secure"),
    [
        ("localhost:9000", "previously-9000", False),
        (f"localhost:{PORT}", f"previously-{PORT}", False),
        ("story.example", "previously-80", False),
        ("safe.example", "previously-80", True),
        ("safe.example:8443", "previously-8443", True),
    ],
)
def test_the_cookie_is_of_the_port_that_is_asked_and_goes_by_tls_alone_where_the_name_does(
    harbour: Path, host: str, cookie: str, *, secure: bool
) -> None:
    locked = reached(harbour, TOKEN)
    assert locked.get("/cast", {"host": host}).status_code == 401
    answer = locked.get(f"/cast?token={TOKEN}", {"host": host})
    given = answer.headers["set-cookie"]
    assert given.startswith(f"{cookie}={TOKEN};")
    assert ("secure" in given.lower()) == secure
    assert locked.get("/cast", {"host": host, "cookie": f"{cookie}={TOKEN}"}).status_code == 200


def told(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command says where it does not start."""
    command = [sys.executable, "-m", "previously", "serve", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)  # noqa: S603


def test_a_name_that_stands_for_several_ends_the_command_with_one_sentence(harbour: Path) -> None:
    done = told(str(harbour), "--port", "0", "--allow-host", "*.example")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("previously: “*.example” is no name a server can be allowed; ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("allowed", [["127.0.0.1", "[::1]:9000"], ["story.example"]])
def test_by_every_name_that_is_allowed_one_comes_with_the_token(harbour: Path, allowed: list[str]) -> None:
    words = [word for name in allowed for word in ("--allow-host", name)]
    with ExitStack() as stack:
        process, url = stack.enter_context(started(str(harbour), *words))
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", url)
        assert found
        host = name_of(allowed[0])
        heads = {"host": str(Called(host.name, host.port)), "authorization": f"Bearer {found[2]}"}
        assert httpx.get(f"http://127.0.0.1:{found[1]}/cast", headers=heads, timeout=PATIENCE).status_code == 200
        heads["host"] = "evil.example"
        assert httpx.get(f"http://127.0.0.1:{found[1]}/cast", headers=heads, timeout=PATIENCE).status_code == 421
        process.terminate()
        process.wait(PATIENCE)
