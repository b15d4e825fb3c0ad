"""Law 8 between real servers: each a process of its own, with its own hash seed, language and time zone.

What is told is the same, what comes later is not; every byte that is sent is compared, from the status to the end of
the body, of every page and every address of the API in every form one can ask in. Both are called by one name, so that
nothing needs to be masked. `PREVIOUSLY_EXAMPLES=20` tries twenty times as many random stories.
"""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from json import dumps
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import pytest

from previously.surfaces.cli.token import VARIABLE
from previously.surfaces.web.routes import CHARTS, ROUTES
from tests.cuts.tale import CANARY, grown
from tests.cuts.trial import ELSEWHERE, HERE, Example
from tests.cuts.views import Draw
from tests.cuts.worlds import STORY, World
from tests.effort import SEED, tried
from tests.web.asking import saved, written
from tests.web.leaking import LEAKS
from tests.web.serving import PATIENCE, begun, connected, heard, printed
from tests.web.standing import standing
from tests.web.test_law_8_over_http import EVERY, Request

EXAMPLES = 3
HOST = "story.example"
TOKEN = "a-token-of-sixteen-signs"  # noqa: S105 - of a test
FORM, JSON = "application/x-www-form-urlencoded", "application/json"

TOLD = """S01E01:
  title: Low Tide
  scenes:
    1: {place: quay, present: [mara, joe], lines: ["Joe controls Mara; cues rope", "Mara vows revenge; about Joe"]}
    2: {place: quay, present: [mara, ann, ben], lines: ["Ann comforts Mara", "Mara tells Ann; reveals boat"]}
"""
LATER = """S01E02:
  title: High Qzx Tide
  scenes:
    1: {place: quay, present: [mara, joe], lines: ["Joe dies; cues qzxknife", "Mara plays at ease", "Zed qzxes"]}
    2: {present: [zed, mara], lines: ["Zed tells Mara; sets qzxfact = qzxvalue", "Zed kills Ann"]}
"""
CAST = """title: Harbour
seasons: {1: 2}
cast:
  mara: {name: Mara, from: S01E01}
  joe: {name: Joe}
  ann: Ann
  ben: Ben
"""
MORE = f"""  zed: {{name: Zed Qzx, from: S01E02, temperament: {{stability: 0.1}}}}
  {CANARY}id: {{name: Qzxara, aliases: [Mar, Jo], from: S01E02}}
premises: [{{always: "distress(mara) < 0.01", because: qzxpremise}}]
scope: self
allow: [{{rule: reset, because: qzxreason}}]
"""
BEFORE = {"story.yaml": CAST, "s01.yaml": TOLD}
AFTER: dict[str, str | bytes] = {
    "story.yaml": CAST + MORE,
    "s01.yaml": "# qzxremark\n" + TOLD + LATER,
    "s02.yaml": "S02E01: {scenes: {1: [Mara meets Zed, Mara qzx",
    "s03.fountain": "# S03E01\n\nINT. QZX - DAY\n\n[[Zed dies",
    "qzx.yaml": b"\xff\xfeq\x00",
    "plans/calm.yaml": "S02E02:\n  scenes:\n    1: {present: [mara], lines: [Mara plays qzx]}\n",
    "press/review.txt": "SPOILER ALERT for Season 1.\n\nJoe dies, and Zed Qzx kills Ann.\n",
}
PATHS = (
    "/", "/cast", "/knows", "/findings", "/recap", "/read", "/quotes", "/rule", "/rule/reset", "/rule/PV999",
    "/compare", "/source", "/source/s01.yaml", "/source/qzx.yaml", "/source/plans/calm.yaml", "/nowhere", "/qzx",
    "/openapi.json", "/say", "/unread", "/scenes", "/manuscript", "/proposals",
    *(f"/character/{who}" for who in ("mara", "Joe", "ann", "zed", "Zed%20Qzx", "qzxara", "mar", "nobody")),
    *(f"/brief/{who}" for who in ("mara", "zed", "nobody")),
    *(f"/sheet/{who}" for who in ("mara", "zed", "nobody")),
    *(f"/believes/{who}" for who in ("ann", "audience", "zed", "nobody")),
    *(f"/knows/{fact}" for fact in ("boat", "qzxfact", "nothing")),
    "/chart/character/mara.svg", "/chart/character/zed.png", "/chart/cast.svg", "/chart/knows/boat.svg",
    "/chart/knows/qzxfact.svg",
    "/static/site.css", "/static/qzx.yaml", "/live/qzx", "/story.yaml", "/s02.yaml", "/..%2fstory.yaml", "/%00",
)  # fmt: skip
QUERIES = (
    "", "at=S01E01.1", "at=S01E02", "at=S01E02.1", "at=S09E09.9", "at=tomorrow", "seen=all", "seen=S01E02", "plan=calm",
    "plans=calm", "without=joe", "without=zed", "without=S01E02.1/1", "for=zed", "words=5",
    "character=zed&file=s02.yaml", "rule=PV2&sort=who", "press=press/review.txt",
    "present=zed,ann&cues=qzxknife&place=quay", "page=2", "edit=1",
    "line=Zed%20Qzx%20kills%20Mara",
)  # fmt: skip
SENT = (
    {"article": "Joe controls Mara. Joe dies.\n\nZed Qzx kills Ann. “I saw it,” said Zed."},
    {"press": "press/review.txt"},
    {"text": "gone", "hash": "0" * 32, "csrf": "x"},
)


def raw(method: str, target: str, heads: Mapping[str, str] | None = None, body: bytes = b"") -> bytes:
    """A request as it goes over the line, by one who has the token."""
    given = {"host": HOST, "authorization": f"Bearer {TOKEN}", "connection": "close", **(heads or {})}
    given |= {"content-length": str(len(body))} if body and "content-length" not in given else {}
    rows = "".join(f"{key}: {value}\r\n" for key, value in given.items())
    return f"{method} {target} HTTP/1.1\r\n{rows}\r\n".encode() + body


def posted(target: str, sent: Mapping[str, str], *, api: bool) -> bytes:
    """A form, or an object of JSON."""
    body = (dumps(dict(sent)) if api else urlencode(sent)).encode()
    return raw("POST", target, {"content-type": JSON if api else FORM}, body)


def everything() -> Iterator[bytes]:
    """Every page and address in every form, asked rightly and wrongly."""
    for n, path in enumerate(PATHS):
        for api in ("", "/api"):
            yield raw("GET", api + path)
            for query in (*QUERIES[1 + n % 3 :: 3], *(QUERIES[1:3] if n < 12 else ())):
                yield raw("GET", f"{api}{path}?{query}")
            for method in ("HEAD", "OPTIONS", "PUT", "POST", "DELETE"):
                yield raw(method, api + path)
    for path in ("/read", "/quotes", "/source/s01.yaml", "/nowhere", "/compare"):
        for sent in SENT:
            yield from (posted(path, sent, api=False), posted(f"/api{path}", sent, api=True))
    yield from odd()


def odd() -> Iterator[bytes]:
    """What is refused before any page is asked, and what no browser sends."""
    yield raw("GET", "/", {"host": "evil.example"})
    yield raw("GET", "/api/cast", {"host": "zed qzx"})
    yield raw("GET", "/character/zed", {"authorization": "Bearer no"})
    yield raw("GET", f"/character/zed?token={TOKEN}")
    yield raw("GET", f"/character/zed?token={TOKEN}", {"authorization": ""})
    yield raw("GET", "/cast", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"})
    yield raw("POST", "/api/read", {"origin": "https://evil.example", "content-type": JSON}, b"{}")
    yield raw("POST", "/api/read", {"content-type": "text/plain"}, b"{}")
    yield raw("POST", "/api/read", {"content-type": JSON}, b"{")
    yield raw("POST", "/read", {"content-type": FORM, "content-length": "99999999999"})
    yield raw("GET", "/cast", {"accept-encoding": "gzip, br", "accept-language": "tr", "range": "bytes=0-9"})
    yield raw("GET", "/cast", {"if-modified-since": "Mon, 01 Jan 2035 00:00:00 GMT", "if-none-match": "*"})
    yield from (b"GET / HTTP/1.1\r\n\r\n", b"GET /\r\n\r\n", b"zed\r\n\r\n", b"GET /cast HTTP/1.0\r\n\r\n")


class Server(NamedTuple):
    """One of several that should be the same: at this port."""

    port: int

    def ask(self, request: bytes) -> bytes:
        """All that it sends back."""
        with connected(self.port) as line:
            line.sendall(request)
            return heard(line)


class Pair(NamedTuple):
    """Two servers, and how they differ."""

    one: Server
    other: Server

    def differ(self, request: bytes) -> str:
        """What one says and the other does not; nothing where they say the same. A mistake of ours is no answer."""
        first, second = self.one.ask(request), self.other.ask(request)
        secret = CANARY.encode() not in request.lower() and CANARY.encode() in second.lower()
        if first == second and first and not secret and b" 500 " not in first.partition(b"\r\n")[0]:
            return ""
        return f"{request!r}\n--- {first!r}\n+++ {second!r}"

    def marked(self, request: bytes) -> bytes:
        """The same request by a browser that has just that page already."""
        mark = re.search(rb'\r\netag: ("[^"]+")', self.one.ask(request).partition(b"\r\n\r\n")[0])
        return request.replace(b"\r\n\r\n", b"\r\nif-none-match: " + mark[1] + b"\r\n\r\n", 1) if mark else request


GIVEN = ("--allow-host", HOST)
KEY = {VARIABLE: TOKEN}


Servers = Callable[..., AbstractContextManager[Pair]]
pytestmark = pytest.mark.xdist_group("two servers")  # in one worker: what they are forked from begins once


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    """Two folders, each served by a process of its own to an audience that has come so far; maybe with a leak."""
    with standing({**HERE, **KEY}) as here, standing({**ELSEWHERE, **KEY}) as elsewhere:

        @contextmanager
        def both(folders: tuple[Path, Path], seen: str, leak: str = "") -> Iterator[Pair]:
            program = "tests.web.leaking" if leak else "previously"
            first, second = (
                begin(program, str(folder), "--seen", seen, *GIVEN, LEAK=leak, LEAKING=str(folder))
                for begin, folder in zip((here, elsewhere), folders, strict=True)
            )
            with first as (title, url), second as (other_title, other_url):
                assert title == other_title
                yield Pair(server_at(url), server_at(other_url))

        yield both


def server_at(url: str) -> Server:
    """The server of a printed address."""
    parts = urlsplit(url)
    assert (parts.hostname, parts.query) == ("127.0.0.1", f"token={TOKEN}")
    return Server(int(str(parts.port)))


def harbours(root: Path) -> tuple[Path, Path]:
    """The same story as far as it is told, and with what comes later."""
    return written(root / "told", BEFORE), written(root / "elsewhere" / "later", AFTER)


def first_difference(pair: Pair, requests: Iterator[bytes]) -> str:
    """The first request that tells them apart, or nothing."""
    return next(filter(None, map(pair.differ, requests)), "")


def test_every_page_in_every_form_is_the_same_to_the_byte(servers: Servers, tmp_path: Path) -> None:
    asked = set()
    with servers(harbours(tmp_path), "S01E01") as pair:
        for request in everything():
            assert pair.differ(request) == ""
            asked.add(request.partition(b" /")[2].partition(b" ")[0].partition(b"?")[0].decode())
        for path in ("/", "/cast", "/api/cast", "/api/openapi.json", "/static/site.css", "/rule/reset"):
            again = pair.marked(raw("GET", path))
            assert (pair.one.ask(again).split(b" ", 2)[1], pair.differ(again)) == (b"304", "")
    routes = {*(page.path for page in ROUTES), *(f"{path}.svg" for path in CHARTS)}
    missing = {route for route in routes if not any(fits(route, f"/{path}") for path in asked)}
    assert missing == set()


def fits(route: str, path: str) -> bool:
    """Is this path asked of that route?"""
    return re.fullmatch(re.sub(r"\\\{.*?\\\}", ".+", re.escape(route)), path) is not None


def of_example(draw: Draw, ask: Callable[[Draw], Request]) -> Iterator[bytes]:
    """What one draws of a random story, as a page and as data."""
    request = ask(draw)
    target = request.path + (f"?{urlencode(request.query)}" if request.query else "")
    for api in (False, True):
        below = "/api" if api and not request.path.startswith("/api") else ""
        if request.sent is None:
            yield from (raw(method, below + target) for method in ("GET", "HEAD"))
        else:
            yield posted(below + target, request.sent, api=api)


@pytest.mark.parametrize("number", range(tried(EXAMPLES)))
def test_of_any_story_what_is_not_told_changes_no_byte(servers: Servers, number: int) -> None:
    example = Example(number, SEED)
    tale, draw = example.told.tale, Draw(example.told, example.rng, example.later[0])
    pieces = ((), example.later[0])
    worlds = [World(grown(tale, more), Random(at)) for more, at in zip(pieces, example.layouts, strict=False)]  # noqa: S311
    try:
        first, second = (world.root / STORY / tale.stands for world in worlds)
        with servers((first, second), tale.progress) as pair:
            asked = (request for ask in (*EVERY, *EVERY) for request in of_example(draw, ask))
            assert first_difference(pair, asked) == "", f"seed {SEED}, example {number}"
    finally:
        for world in worlds:
            world.gone()


@pytest.mark.parametrize("leak", sorted(set(LEAKS) - {"told"}))
def test_a_planted_leak_is_found(servers: Servers, tmp_path: Path, leak: str) -> None:
    with servers(harbours(tmp_path), "S01E01", leak) as pair:
        assert first_difference(pair, everything())


LOOKED_AT = ("/", "/api/cast", "/recap", "/api/character/mara", "/character/zed")


@contextmanager
def following(server: Server) -> Iterator[Callable[[], str]]:
    """An open page: what it hears, one version after the other."""
    with connected(server.port) as line, line.makefile("rb") as rows:
        line.sendall(raw("GET", "/live").replace(b"connection: close\r\n", b""))
        yield partial(version, rows)


def version(rows: Iterator[bytes]) -> str:
    """The next version that is sent, within the time one waits for it; between versions there are empty lines."""
    until = time.monotonic() + PATIENCE
    for row in rows:
        if row.startswith(b"data: "):
            return row.decode().strip()
        assert time.monotonic() < until, "no version is sent"
    raise AssertionError("the server has ended")


def heard_of(servers: Servers, root: Path, leak: str = "") -> str:
    """How two audiences tell their worlds apart while one of them is written on; nothing where they do not.

    The author of that world looks on in a process of its own: once that has read a save, so could the audience have.
    """
    folders = harbours(root)
    later = [*AFTER.items(), ("s01.yaml", TOLD), ("s02.yaml", LATER.replace("S01E02", "S02E09")), ("story.yaml", CAST)]
    with (
        servers(folders, "S01E01", leak) as pair,
        begun(str(folders[1]), *GIVEN, env=KEY) as apart,
        following(pair.one) as plain,
        following(pair.other) as other,
        following(server_at(printed(apart)[1])) as author,
    ):
        versions, _ = [(plain(), other())], author()
        for n, (name, text) in enumerate(later):
            saved(folders[1], name, f"# qzx{n}\n".encode() + (text if isinstance(text, bytes) else text.encode()))
            author()
            if difference := first_difference(pair, map(partial(raw, "GET"), LOOKED_AT)):
                return difference
        for told in (TOLD.replace("Ann comforts Mara", "Ann hurts Mara"), TOLD):
            saved(folders[0], "s01.yaml", told)
            saved(folders[1], "s01.yaml", told + LATER)
            versions.append((plain(), other()))
            if difference := first_difference(pair, map(partial(raw, "GET"), LOOKED_AT)):
                return difference
    same = all(one == two for one, two in versions) and versions[0] == versions[2] != versions[1]
    return "" if same else f"{versions}"


def test_who_looks_on_hears_of_no_save_that_changes_nothing_told(servers: Servers, tmp_path: Path) -> None:
    assert heard_of(servers, tmp_path) == ""


def test_a_server_that_tells_of_every_save_would_be_found(servers: Servers, tmp_path: Path) -> None:
    assert heard_of(servers, tmp_path, "told")
