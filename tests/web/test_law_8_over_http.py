"""Law 8 over HTTP: two folders that agree on what is told give the same status, headers and body on every route.

Every route there is stands in `ROUTES_ASKED`, asked rightly and wrongly, as a page and as data; nothing is masked.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import quote, urlencode

import pytest

from previously.formats.files import find_files
from previously.live.look import Look
from previously.live.room import Room
from previously.surfaces.web.desk import chart_of
from previously.surfaces.web.frame import told
from previously.surfaces.web.routes import CHARTS, ROUTES
from tests.cuts.tale import CANARY, grown
from tests.cuts.test_holds_nothing import begun_anew, reached
from tests.cuts.trial import Example
from tests.cuts.views import ARTICLES, Draw
from tests.cuts.worlds import STORY, World
from tests.effort import SEED, tried
from tests.web.asking import Asker, asking

SHARDS, EACH, ASKED = 6, tried(20), 8
MOST = 120
"""Examples within which a planted leak must be found."""


class Request(NamedTuple):
    """What is asked of every world; `sent` is what is posted."""

    path: str
    query: Mapping[str, str] = {}
    sent: dict[str, str] | None = None

    @property
    def words(self) -> str:
        """Everything the asker says, which may be said back."""
        return " ".join((self.path, *self.query.values(), *(self.sent or {}).values())).casefold()


def _given(words: list[str], key: str) -> dict[str, str]:
    """An option of the command line as a key of a query."""
    return {key: words[1]} if words else {}


def _look(draw: Draw) -> dict[str, str]:
    """As of some position, without somebody; and what an audience has no say in."""
    asked = _given(draw.at(), "at") | _given(draw.without(), "without")
    rest = {"seen": draw.rng.choice(("all", "none", "S09", "qzx")), "plan": draw.rng.choice(("qzx", "plans/qzx.yaml"))}
    return asked | {key: value for key, value in rest.items() if draw.rng.random() < 0.2}


def _eyes(draw: Draw) -> dict[str, str]:
    """Now and then through somebody's eyes."""
    return {"by": draw.name()} if draw.rng.random() < 0.5 else {}


def _path(draw: Draw) -> str:
    """A file, there or not, of the story or beside it."""
    files = (
        "story.yaml",
        "s01.yaml",
        "plans/qzx.yaml",
        "press/qzx.txt",
        "../story.yaml",
        "..%2f..%2fetc/passwd",
        "%00",
    )
    return draw.rng.choice(files)


def _there(draw: Draw) -> dict[str, str]:
    pairs = zip(draw.given()[::2], draw.given()[1::2], strict=False)
    return {key.removeprefix("--"): value for key, value in pairs}


def _article(draw: Draw) -> dict[str, str]:
    text = "\n\n".join([*draw.rng.sample(ARTICLES, 2), draw.line()])
    return {"article": text} | ({"press": "press/qzx.txt"} if draw.rng.random() < 0.1 else {})


def _filter(draw: Draw) -> dict[str, str]:
    kinds = {
        "character": draw.name(),
        "rule": "reset",
        "file": "s01.yaml",
        "severity": "error",
        "sort": "who",
        "page": "2",
    }
    return {key: value for key, value in kinds.items() if draw.rng.random() < 0.2}


def _recap(draw: Draw) -> dict[str, str]:
    whom = {"for": draw.name()} if draw.rng.random() < 0.4 else {}
    return whom | ({"words": draw.rng.choice(("5", "80", "many"))} if draw.rng.random() < 0.3 else {})


Ask = Callable[[Draw], Request]
ROUTES_ASKED: dict[str, Ask] = {
    "/": lambda draw: Request("/", _look(draw)),
    "/character/{name:path}": lambda draw: Request(f"/character/{quote(draw.name())}", _look(draw) | _there(draw)),
    "/cast": lambda draw: Request("/cast", _look(draw)),
    "/knows": lambda draw: Request("/knows", _look(draw) | _eyes(draw)),
    "/knows/{fact:path}": lambda draw: Request(
        f"/knows/{quote(draw.rng.choice((draw.fact(), draw.name())))}", _look(draw) | _eyes(draw)
    ),
    "/believes/{name:path}": lambda draw: Request(
        f"/believes/{quote(draw.rng.choice((draw.name(), draw.name(), 'audience')))}", _look(draw) | _eyes(draw)
    ),
    "/brief/{name:path}": lambda draw: Request(f"/brief/{quote(draw.name())}", _look(draw)),
    "/sheet/{name:path}": lambda draw: Request(f"/sheet/{quote(draw.name())}", _look(draw)),
    "/findings": lambda draw: Request("/findings", _look(draw) | _filter(draw)),
    "/compare": lambda draw: Request("/compare", _look(draw) | {"plans": "qzx"}),
    "/manuscript": lambda draw: Request("/manuscript", _look(draw) | {"from": draw.rng.choice(("0", "3", "x"))}),
    "/proposals": lambda draw: Request(
        "/proposals", _look(draw), {"do": "accept"} if draw.rng.random() < 0.3 else None
    ),
    "/recap": lambda draw: Request("/recap", _look(draw) | _recap(draw)),
    "/scenes": lambda draw: Request("/scenes", _look(draw) | _given(["", draw.rng.choice(("told", "lived"))], "order")),
    "/unread": lambda draw: Request("/unread", _look(draw)),
    "/say": lambda draw: Request("/say", _look(draw) | {"line": f"{draw.name()} waits"}),
    "/read": lambda draw: Request("/read", _look(draw), _article(draw) if draw.rng.random() < 0.8 else None),
    "/quotes": lambda draw: Request("/quotes", _look(draw), _article(draw) if draw.rng.random() < 0.8 else None),
    "/source": lambda draw: Request("/source", _look(draw)),
    "/source/{path:path}": lambda draw: Request(f"/source/{_path(draw)}", _look(draw)),
    "/rule": lambda draw: Request("/rule", _look(draw)),
    "/rule/{code}": lambda draw: Request(f"/rule/{draw.rng.choice(('reset', 'PV101', 'PV999', 'qzx'))}", _look(draw)),
}
OTHERS: dict[str, Ask] = {
    "nowhere": lambda draw: Request(f"/{quote(draw.unseen())}", _look(draw)),
    "/static": lambda draw: Request(f"/static/{_path(draw)}", _look(draw)),
    "/api/openapi.json": lambda draw: Request("/api/openapi.json", _look(draw)),
    "a file": lambda draw: Request(f"/{_path(draw)}", _look(draw)),
}
CHARTS_ASKED: dict[str, Ask] = {
    "/chart/character/{name:path}": lambda draw: Request(
        f"/chart/character/{quote(draw.name())}.svg",
        _look(draw) | _given(["", draw.rng.choice(("told", "lived"))], "order"),
    ),
    "/chart/cast": lambda draw: Request(f"/chart/cast.{draw.rng.choice(('svg', 'png'))}", _look(draw)),
    "/chart/knows/{fact:path}": lambda draw: Request(
        f"/chart/knows/{quote(draw.rng.choice((draw.fact(), draw.name())))}.svg", _look(draw)
    ),
}
"""Few of these are asked: each takes a while to be drawn."""


class Answer(NamedTuple):
    """All that comes back."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    def holds(self, word: str) -> bool:
        """Does the word stand anywhere in it, in any case?"""
        parts = (self.body, *(part for header in self.headers for part in header))
        return any(word.encode() in part.lower() for part in parts)


def answered(asker: Asker, request: Request, *, api: bool) -> Answer:
    """Ask one world."""
    target = ("/api" if api and not request.path.startswith("/api") else "") + request.path
    target += f"?{urlencode(request.query)}" if request.query else ""
    if request.sent is None:
        found = asker.get(target)
    else:
        found = asker.post(target, json_=request.sent) if api else asker.post(target, data=request.sent)
    return Answer(found.status_code, tuple(found.headers.raw), found.content)


@contextmanager
def rooms(example: Example) -> Iterator[list[Room]]:
    """The same tale as it is told, and with what is not: each in a folder of its own, served to its audience."""
    tale = example.told.tale
    worlds = [
        World(grown(tale, pieces), Random(layout))  # noqa: S311
        for pieces, layout in zip(((), *example.later), example.layouts, strict=False)
    ]
    try:
        yield [Room(world.root / STORY / tale.stands, seen=tale.progress) for world in worlds]
    finally:
        for world in worlds:
            world.gone()


def leak(example: Example, asks: tuple[Ask, ...], count: int) -> str:
    """The first answer that tells the worlds apart, or nothing."""
    draw = Draw(example.told, example.rng)
    with rooms(example) as served:
        askers = [asking(room) for room in served]
        if len({room.version for room in served}) > 1:
            return f"example {example.number}: the version"
        for ask in example.rng.choices(asks, k=count):
            request, api = ask(draw), example.rng.random() < 0.4
            first, *rest = (answered(asker, request, api=api) for asker in askers)
            secret = CANARY not in request.words and any(answer.holds(CANARY) for answer in (first, *rest))
            if secret or first.status == 500 or any(answer != first for answer in rest):
                return f"example {example.number}: {request} {'as data' if api else ''}\n{first}\n{rest}"
    return ""


EVERY = (*ROUTES_ASKED.values(), *OTHERS.values())


@pytest.mark.parametrize("shard", range(SHARDS))
def test_what_is_not_told_changes_no_byte_of_any_answer(shard: int) -> None:
    for number in range(shard * EACH, (shard + 1) * EACH):
        assert leak(Example(number, SEED), EVERY, ASKED) == "", f"seed {SEED}"


@pytest.mark.parametrize("path", CHARTS_ASKED)
def test_what_is_not_told_changes_no_byte_of_a_chart(path: str) -> None:
    for number in range(tried(4)):
        assert leak(Example(number, SEED), (CHARTS_ASKED[path],), 2) == "", f"seed {SEED}"


def test_every_route_is_asked() -> None:
    assert set(ROUTES_ASKED) == {page.path for page in ROUTES}
    assert set(CHARTS_ASKED) == set(CHARTS)


@pytest.mark.parametrize("path", [page.path for page in ROUTES if page.authors])
def test_an_author_s_page_is_to_an_audience_as_if_there_were_none(audience: Asker, path: str) -> None:
    target = path.replace("{path:path}", "story.yaml")
    for method in ("GET", "HEAD", "POST", "PUT", "OPTIONS"):
        for below in ("", "/api"):
            none, found = audience.ask(method, f"{below}/nowhere"), audience.ask(method, below + target)
            assert (found.status_code, found.headers, found.content) == (404, none.headers, none.content)


def test_a_page_for_an_audience_names_no_file(audience: Asker, harbour: Path) -> None:
    for target in ("/", "/cast", "/character/mara", "/knows", "/knows/boat", "/findings", "/recap", "/read", "/rule"):
        page = audience.get(target)
        assert page.status_code == 200
        found = [word for word in (".yaml", str(harbour), "csrf", "/source", "/compare", "S01E02") if word in page.text]
        assert [word for word in found if (word, target) != ("S01E02", "/recap")] == []  # the position that is next


@pytest.mark.parametrize("number", range(15))
def test_a_room_for_an_audience_holds_no_word_that_is_not_told(number: int) -> None:
    example = Example(number)
    begun_anew()
    with rooms(example) as served:
        for room in served:
            asker = asking(room)
            for target in ("/", "/cast", "/findings", "/knows", "/recap"):
                assert asker.get(target).status_code == 200
            assert [text for text in reached(room) if CANARY in text.casefold()] == []


def test_a_version_made_of_the_files_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def sizes(room: Room) -> str:
        return str(sum(path.stat().st_size for path in room.home.rglob("*.yaml")))

    monkeypatch.setattr(Room, "version", property(sizes))
    assert any(leak(Example(number), EVERY, 1) for number in range(MOST))


def test_a_cast_of_everybody_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def around(room: Room, look: Look) -> object:
        cast = Room(room._where).story().canon.cast
        return told(room, look)._replace(cast=tuple((who, one.name) for who, one in cast.items()))

    monkeypatch.setattr("previously.surfaces.web.frame.told", around)
    assert any(leak(Example(number), (ROUTES_ASKED["/cast"],), 4) for number in range(MOST))


def test_a_chart_of_everybody_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:

    def whole(room: Room, look: Look, request: object, kind: str) -> object:
        return chart_of(Room(room._where), look, request, kind)  # type: ignore[arg-type]

    monkeypatch.setattr("previously.surfaces.web.desk.chart_of", whole)
    assert any(leak(Example(number), (CHARTS_ASKED["/chart/cast"],), 1) for number in range(MOST))


def test_a_page_that_only_authors_have_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Room, "files", lambda self: sorted(find_files(self.home).files))
    open_ = tuple(page._replace(authors=False) for page in ROUTES)
    monkeypatch.setattr("previously.surfaces.web.app.ROUTES", open_)
    assert any(leak(Example(number), (ROUTES_ASKED["/source"],), 1) for number in range(MOST))
