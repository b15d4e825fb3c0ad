"""The chart beside a page's picture, taken along as a file: the command line's own, of what is looked at."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pytest

from previously.live.room import Room
from previously.surfaces.cli.main import run
from previously.surfaces.web.app import create_app
from previously.surfaces.web.http.security import HEADERS
from previously.surfaces.web.pages import chart
from previously.surfaces.web.routes import CHARTS, FORMATS
from tests.web.asking import Asker, asking, written
from tests.web.serving import PATIENCE, serving
from tests.web.shipped import SHIPPED
from tests.web.test_hostile_words import FILES as HOSTILE
from tests.web.test_hostile_words import NAMES

STORIES = SHIPPED.parent
SVG = "{http://www.w3.org/2000/svg}"
SAME = (  # a story, an address, and what is typed for the same chart
    ("jessica-jones", "/chart/character/jessica.svg", "jessica"),
    ("altar", "/chart/character/nell.svg?plan=plans/jilting.yaml", "nell --plan plans/jilting.yaml"),
    ("mask", "/chart/character/vera.svg", "vera"),
    ("orchard", "/chart/character/marta.svg", "marta"),
    ("jessica-jones", "/chart/character/jessica.svg?at=S01E05.1", "jessica --at S01E05.1"),
    ("jessica-jones", "/chart/character/trish.svg?order=lived&theme=dark", "trish --order lived --theme dark"),
    ("jessica-jones", "/chart/character/jessica.svg?without=kilgrave", "jessica --without kilgrave"),
    ("jessica-jones", "/chart/character/jessica.svg?plan=plans/hovercar.yaml", "jessica --plan plans/hovercar.yaml"),
    (
        "jessica-jones",
        "/chart/character/jessica.svg?plan=plans/carry.yaml&without=kilgrave&order=lived",
        "jessica --plan plans/carry.yaml --without kilgrave --order lived",
    ),
    ("jessica-jones", "/chart/character/luke.svg?seen=S01E06", "luke --seen S01E06"),
    ("jessica-jones", "/chart/cast.svg", "--cast"),
    ("jessica-jones", "/chart/cast.svg?at=S01E08&without=hope", "--cast --at S01E08 --without hope"),
    ("jessica-jones", "/chart/cast.svg?theme=print", "--cast --theme print"),
    ("jessica-jones", "/chart/knows/reva-killer.svg?at=S01E08", "--knows reva-killer --at S01E08"),
    ("jessica-jones", "/chart/knows/reva-killer.svg?seen=S01E08", "--knows reva-killer --seen S01E08"),
    ("dexter", "/chart/character/dexter.svg", "dexter"),
    ("dexter", "/chart/cast.svg?seen=S01E01", "--cast --seen S01E01"),
    ("neighborhood", "/chart/cast.svg", "--cast"),
    ("neighborhood/street", "/chart/character/ines.svg?order=lived", "ines --order lived"),
)  # fmt: skip
NAMED = (
    ("/chart/character/mara.svg", "mara.svg"),
    ("/chart/character/Joey.png?at=S01E01.2", "joe-s01e01-2.png"),
    ("/chart/character/mara.svg?order=lived&theme=dark&without=joe", "mara-without-joe-lived-dark.svg"),
    ("/chart/cast.svg?plan=plans/calm.yaml", "cast-with-calm.svg"),
    ("/chart/knows/boat.png?seen=S01E01", "boat-seen-s01e01.png"),
)
REFUSED = (
    ("/chart/character/nobody.svg", 404, "Nobody in “Harbour” is called “nobody”"),
    ("/chart/knows/nothing.png", 404, "sets a fact “nothing”"),
    ("/chart/character/mara.svg?at=tomorrow", 400, "“tomorrow” is not a position here"),
    ("/chart/cast.svg?at=tomorrow", 400, "“tomorrow” is not a position here"),
    ("/chart/cast.svg?seen=tomorrow", 400, "tomorrow"),
    ("/chart/cast.svg?plan=none", 400, "There is no plan “none”"),
    ("/chart/cast.svg?without=nobody", 404, "nobody"),
    ("/chart/cast.svg?theme=pink", 400, "A chart has no theme “pink”; give auto, light, dark or print."),
    ("/chart/character/mara.svg?order=back", 400, "A chart has no order “back”; give told or lived."),
    ("/chart/knows/boat.svg?order=lived", 400, "This chart is drawn in told order only; leave out “order=lived”."),
    ("/chart/character/mara.pdf", 404, "There is no such page."),
    ("/chart/cast", 404, "There is no such page."),
)


def typed(capsys: pytest.CaptureFixture[str], folder: Path, output: Path, words: str) -> bytes:
    """What `previously chart` writes."""
    given = words.split()
    who = [] if words.startswith("--") else [given.pop(0)]
    assert run(["chart", *who, str(folder), *given, "-o", str(output), "--force"]) == 0
    capsys.readouterr()
    return output.read_bytes()


@pytest.mark.parametrize(("story", "url", "words"), SAME)
def test_a_chart_is_to_the_byte_what_the_command_line_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], story: str, url: str, words: str
) -> None:
    answer = asking(Room(STORIES / story)).get(url)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.content == typed(capsys, STORIES / story, tmp_path / "chart.svg", words)


def test_every_story_that_is_shipped_is_among_those() -> None:
    shipped = {path.parent.relative_to(STORIES).as_posix() for path in STORIES.rglob("story.yaml")}
    assert shipped - {story for story, _, _ in SAME} <= {"neighborhood/watch"}


def test_an_audience_is_given_what_the_command_line_draws_of_what_is_seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    served = asking(Room(SHIPPED, seen="S01E05"))
    for url, words in (("/chart/character/jessica.svg", "jessica"), ("/chart/cast.svg", "--cast")):
        answer = served.get(f"{url}?seen=all&plan=plans/carry.yaml")
        assert answer.content == typed(capsys, SHIPPED, tmp_path / "chart.svg", f"{words} --seen S01E05")


@pytest.mark.parametrize("path", CHARTS)
def test_a_png_has_the_size_of_its_picture(author: Asker, path: str) -> None:
    answer = author.get(f"{path.replace('{name:path}', 'mara').replace('{fact:path}', 'boat')}.png")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(answer.content[16:20], "big") == 2000
    assert answer.content.endswith(b"IEND\xaeB`\x82")


@pytest.mark.parametrize(("url", "name"), NAMED)
def test_a_chart_is_a_download_with_a_plain_name(author: Asker, url: str, name: str) -> None:
    answer = author.get(url)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert {key: answer.headers[key] for key in HEADERS} == HEADERS
    assert answer.headers["cache-control"] == "private, no-cache"
    assert author.get(url, {"if-none-match": answer.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(("url", "status", "said"), REFUSED)
def test_a_chart_that_cannot_be_drawn_is_refused_in_a_sentence(author: Asker, url: str, status: int, said: str) -> None:
    answer = author.get(url)
    assert (answer.status_code, "content-disposition" in answer.headers) == (status, False)
    assert said in answer.text


@pytest.mark.parametrize(
    ("page", "links"),
    [
        ("/character/mara", ["/character/mara.svg", "/character/mara.png", "/character/mara.svg?order=lived"]),
        ("/cast", ["/cast.svg", "/cast.png"]),
        ("/knows/boat", ["/knows/boat.svg", "/knows/boat.png"]),
    ],
)
@pytest.mark.parametrize(
    "look",
    [{}, {"at": "S01E01.2"}, {"at": "S01E01.2", "seen": "S01E01"}, {"plan": "plans/calm.yaml", "without": "joe"}],
)
def test_a_page_with_a_picture_leads_to_its_chart_seen_the_same_way(
    author: Asker, page: str, links: list[str], look: dict[str, str]
) -> None:
    text = author.get(f"{page}?{urlencode(look)}").text
    asked = urlencode(look, quote_via=quote, safe="").replace("&", "&amp;")
    for link in links:
        path, _, own = link.partition("?")
        query = "&amp;".join(filter(None, (asked, own)))
        assert f'href="/chart{path}{f"?{query}" if query else ""}"' in text


def test_what_is_sorted_or_asked_why_is_no_part_of_a_chart(author: Asker) -> None:
    assert 'href="/chart/cast.svg"' in author.get("/cast?sort=name").text
    assert 'href="/chart/character/mara.svg"' in author.get("/character/mara?why=void").text


def test_without_the_library_there_is_no_link_to_a_png_and_its_address_says_which_extra(
    author: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    for page, path in (("/character/mara", "/character/mara"), ("/cast", "/cast"), ("/knows/boat", "/knows/boat")):
        text = author.get(page).text
        assert f"/chart{path}.svg" in text
        assert ".png" not in text
        answer = author.get(f"/chart{path}.png")
        assert answer.status_code == 400
        assert "pip install &#39;previously[charts]&#39;" in answer.text
        assert author.get(f"/chart{path}.svg").status_code == 200


def test_a_chart_that_would_keep_others_waiting_is_the_command_line_s(
    author: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart, "QUICK", 2)
    for page in ("/character/mara", "/cast"):
        assert "/chart/" not in author.get(page).text
        answer = author.get(f"/chart{page}.svg")
        assert answer.status_code == 400
        assert "over 3 scenes would keep every other page waiting" in answer.text
    assert "/chart/knows/boat.svg" in author.get("/knows/boat").text


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    """A story of names that are no names."""
    cast = '  "a/b": {name: "\u202eevil\\r\\nx: y\\""}\n  "شهرزاد": {name: "بنت الوزير"}\n'
    more = {"story.yaml": HOSTILE["story.yaml"] + cast}
    return asking(Room(written(tmp_path_factory.mktemp("hostile"), HOSTILE | more)))


def parts(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Every element of a picture, and every attribute of one."""
    for element in root.iter():
        yield element.tag.removeprefix(SVG), ""
        yield from ((element.tag.removeprefix(SVG), key) for key in element.attrib)


@pytest.mark.parametrize("path", [*(f"character/{quote(who)}" for who in (*NAMES, "a/b", "شهرزاد")), "cast"])
def test_nothing_of_a_story_runs_in_its_charts_and_its_names_make_plain_files(hostile: Asker, path: str) -> None:
    answer = hostile.get(f"/chart/{path}.svg")
    assert answer.status_code == 200
    found = set(parts(ET.fromstring(answer.content)))  # noqa: S314 - made here, by us
    assert not {tag for tag, _ in found} & {"script", "foreignObject", "a", "image", "use"}
    assert [key for _, key in found if key.startswith("on") or "href" in key] == []
    name = answer.headers["content-disposition"].removeprefix('attachment; filename="').removesuffix('.svg"')
    assert name.strip("-") == name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert name


def test_several_asked_for_at_once_are_each_drawn_as_alone(harbour: Path) -> None:
    alone = {kind: Asker(create_app(Room(harbour))).get(f"/chart/character/mara.{kind}").content for kind in FORMATS}
    asked = [kind for kind in FORMATS for _ in range(2)]
    with serving(Room(harbour)) as (url, _), ThreadPoolExecutor(len(asked)) as pool:
        drawn = pool.map(lambda kind: httpx.get(f"{url}/chart/character/mara.{kind}", timeout=PATIENCE), asked)
        assert [answer.content for answer in drawn] == [alone[kind] for kind in asked]
